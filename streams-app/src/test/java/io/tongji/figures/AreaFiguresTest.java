package io.tongji.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.period.Month;
import io.tongji.rollup.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which month is the latest depends on who asks. */
class AreaFiguresTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final String PLATFORMS = "330483K01P";

  private final AggregateTable table = new AggregateTable();
  private final AreaFigures figures = new AreaFigures(table, CATALOGUE);
  private final Area zone = figures.area(null);

  private void put(Sample sample) {
    table.put(new Published(sample.ofMonth(), 1, Instant.EPOCH));
  }

  private static Indicator indicator(String code) {
    return Objects.requireNonNull(CATALOGUE.indicator(code));
  }

  private Month latest(String... codes) {
    return figures.latest(zone, List.of(codes).stream().map(AreaFiguresTest::indicator).toList());
  }

  @Test
  void anEventOfALaterYearMakesNoMonthTheLatestOfAllIndicators() {
    put(Sample.of("GIO", 1));
    put(Sample.of("TAX", 1).at("2023-10"));
    put(Sample.of("KEY_INV", 1).at("2024-12"));
    assertThat(figures.latest(zone, CATALOGUE.indicators())).isEqualTo(Month.of(2023, 12));
    assertThat(latest("TAX", "KEY_INV")).isEqualTo(Month.of(2023, 10));
  }

  @Test
  void eventsDecideWhereNothingElseIsAskedForOrKnown() {
    put(Sample.of("KEY_INV", 1).at("2024-12"));
    assertThat(figures.latest(zone, CATALOGUE.indicators())).isEqualTo(Month.of(2024, 12));
    put(Sample.of("GIO", 1));
    assertThat(latest("KEY_INV")).isEqualTo(Month.of(2024, 12));
  }

  @Test
  void anIndicatorIsAskedForWhereItIsRead() {
    put(Sample.of("GIO", 1).in(PLATFORMS).at("2024-02"));
    put(Sample.of("GIO", 1).at("2023-11"));
    put(Sample.of("PLAT_OUT", 1).at("2023-12"));
    put(Sample.of("PLAT_OUT", 1).in(PLATFORMS).at("2023-10"));
    assertThat(latest("GIO", "PLAT_OUT")).isEqualTo(Month.of(2023, 11));
    assertThat(latest("PLAT_OUT")).isEqualTo(Month.of(2023, 10));
  }
}
