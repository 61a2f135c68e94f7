package io.tongji.app.metrics.figures;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.measure.Fraction;
import io.tongji.measure.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How the catalogue wants figures shown, as numbers that queries can compute with. */
final class DisplayRules {

  private final Language language;

  DisplayRules(Language language) {
    this.language = language;
  }

  List<MetricSnapshot> of(Catalogue catalogue, BigDecimal leastResponse) {
    List<GaugeDataPointSnapshot> least = new ArrayList<>();
    List<GaugeDataPointSnapshot> factors = new ArrayList<>();
    List<GaugeDataPointSnapshot> decimals = new ArrayList<>();
    List<GaugeDataPointSnapshot> ranks = new ArrayList<>();
    for (Indicator indicator : catalogue.indicators()) {
      Indicator.Display display = indicator.display();
      String code = indicator.code();
      BigDecimal own = indicator.response().least();
      least.add(
          point(
              Meters.MIN_RESPONSE,
              Rounding.nearest(Fraction.of(own == null ? leastResponse : own)),
              code));
      factors.add(point(Meters.DISPLAY_FACTOR, Math.pow(10, display.exponent()), code));
      decimals.add(point(Meters.DECIMALS, display.decimals(), code, "amount"));
      decimals.add(point(Meters.DECIMALS, display.rateDecimals(), code, "growth"));
      decimals.add(point(Meters.DECIMALS, display.completionDecimals(), code, "completion"));
      if (display.headline() > 0) {
        ranks.addAll(ranks(catalogue, indicator));
      }
    }
    return List.of(
        new GaugeSnapshot(Meters.MIN_RESPONSE.metadata(language), least),
        new GaugeSnapshot(Meters.DISPLAY_FACTOR.metadata(language), factors),
        new GaugeSnapshot(Meters.DECIMALS.metadata(language), decimals),
        new GaugeSnapshot(Meters.HEADLINE_RANK.metadata(language), ranks));
  }

  /** One for every table; or one for each area that contains the place where it is read. */
  private static List<GaugeDataPointSnapshot> ranks(Catalogue catalogue, Indicator indicator) {
    int rank = indicator.display().headline();
    String readAt = indicator.display().readAt();
    if (readAt.isEmpty()) {
      return List.of(point(Meters.HEADLINE_RANK, rank, indicator.code(), "", ""));
    }
    return catalogue.withAncestors(Set.of(readAt)).stream()
        .sorted()
        .map(area -> point(Meters.HEADLINE_RANK, rank, indicator.code(), area, readAt))
        .toList();
  }

  private static GaugeDataPointSnapshot point(Meters meter, double value, String... labels) {
    return new GaugeDataPointSnapshot(
        value, Labels.of(meter.labels().toArray(String[]::new), labels), null);
  }
}
