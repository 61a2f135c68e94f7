package io.tongji.app.metrics.figures;

import io.tongji.app.metrics.figures.FigureBounds.Depth;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.StatusScale;
import io.tongji.period.Month;
import java.math.BigDecimal;

/** What the application's own catalogue says of figures. */
public final class BuiltIn {

  /** Leaves nothing out. */
  public static final FigureBounds WIDE = bounds(25, 25, Depth.DIVISION, 1_000_000);

  /** No figure is ahead of it. */
  static final Month LATE = Month.of(2099, 12);

  private BuiltIn() {}

  /** All measures of months that are all complete. */
  public static FigureBounds bounds(
      int periods, int activityPeriods, Depth depth, int indicatorSeries) {
    FigureBounds.Months months =
        new FigureBounds.Months(periods, periods, activityPeriods, figure -> true, () -> LATE);
    return new FigureBounds(months, depth, indicatorSeries, FigureBounds.Measures.ALL);
  }

  public static FiguresCollector.Naming vocabulary() {
    CatalogueSource source = CatalogueSource.builtIn();
    return new FiguresCollector.Naming(
        CatalogueFiles.builtIn(),
        ReportingCalendar.in(source),
        StatusScale.read(source).steps(),
        new BigDecimal("0.5"));
  }
}
