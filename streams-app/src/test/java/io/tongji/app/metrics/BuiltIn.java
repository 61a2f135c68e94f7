package io.tongji.app.metrics;

import io.tongji.app.metrics.FigureBounds.Depth;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.CatalogueSource;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.figures.StatusScale;
import java.math.BigDecimal;

/** What the application's own catalogue says of figures. */
final class BuiltIn {

  /** Leaves nothing out. */
  static final FigureBounds WIDE = new FigureBounds(25, 25, Depth.DIVISION, 1_000_000);

  private BuiltIn() {}

  static FiguresCollector.Naming vocabulary() {
    CatalogueSource source = CatalogueSource.builtIn();
    return new FiguresCollector.Naming(
        CatalogueFiles.builtIn(),
        ReportingCalendar.in(source),
        StatusScale.read(source).steps(),
        new BigDecimal("0.5"));
  }
}
