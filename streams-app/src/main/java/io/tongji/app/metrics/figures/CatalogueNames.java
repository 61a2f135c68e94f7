package io.tongji.app.metrics.figures;

import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.measure.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The names that belong to codes, as metrics that boards join with figures. */
final class CatalogueNames {

  private final Language language;

  CatalogueNames(Language language) {
    this.language = language;
  }

  List<MetricSnapshot> of(Catalogue catalogue) {
    List<Labels> indicators = catalogue.indicators().stream().map(this::indicator).toList();
    List<Labels> areas =
        catalogue.areas().stream()
            .map(
                a ->
                    labels(Meters.AREA_INFO, a.code(), a.name(), a.nameEn(), a.level(), a.parent()))
            .toList();
    List<Labels> activities = new ArrayList<>();
    catalogue
        .activities()
        .forEach(a -> activities.add(labels(Meters.ACTIVITY_INFO, a.code(), a.name(), a.nameEn())));
    catalogue
        .themesByCode()
        .forEach(
            (code, t) -> activities.add(labels(Meters.ACTIVITY_INFO, code, t.name(), t.nameEn())));
    List<Labels> forms =
        catalogue.indicators().stream()
            .map(
                i ->
                    labels(
                        Meters.INDICATOR_FORM,
                        i.code(),
                        i.measure().form().code(),
                        catalogue.due(i).code()))
            .toList();
    return List.of(
        info(Meters.INDICATOR_INFO, indicators),
        info(Meters.INDICATOR_FORM, forms),
        info(Meters.AREA_INFO, areas),
        info(Meters.ACTIVITY_INFO, activities));
  }

  MetricSnapshot of(List<Status> colours) {
    return info(
        Meters.STATUS_INFO,
        colours.stream()
            .map(c -> labels(Meters.STATUS_INFO, c.code(), c.name(), c.nameEn()))
            .toList());
  }

  private Labels indicator(Indicator indicator) {
    Indicator.Display display = indicator.display();
    return labels(
        Meters.INDICATOR_INFO,
        indicator.code(),
        indicator.name(),
        indicator.nameEn(),
        display.currency(),
        display.unit(),
        display.unitEn(),
        BigDecimal.ONE.movePointRight(display.exponent()).toPlainString());
  }

  private static Labels labels(Meters meter, String... values) {
    return Labels.of(meter.labels().toArray(String[]::new), values);
  }

  private InfoSnapshot info(Meters meter, List<Labels> rows) {
    return new InfoSnapshot(
        meter.metadata(language), rows.stream().map(InfoDataPointSnapshot::new).toList());
  }
}
