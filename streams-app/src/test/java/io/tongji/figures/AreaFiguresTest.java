package io.tongji.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Sample;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  private static Sample early(String indicator, String month, int reported, long received) {
    return Sample.of(indicator, received)
        .at(month)
        .covered(new Coverage(10, reported, 1_000L, received));
  }

  @Test
  void aMonthIsTheLatestOnceHalfOfLastYearsAmountHasBeenReported() {
    put(Sample.of("GIO", 1));
    put(early("GIO", "2024-02", 9, 499));
    assertThat(latest("GIO")).isEqualTo(Month.of(2023, 12));
    put(early("GIO", "2024-02", 2, 500));
    assertThat(latest("GIO")).isEqualTo(Month.of(2024, 2));
  }

  @Test
  void theBoundIsConfiguredOrTheIndicatorsOwn() {
    put(Sample.of("GIO", 1));
    put(early("GIO", "2024-02", 9, 700));
    AreaFigures strict = new AreaFigures(table, CATALOGUE, new BigDecimal("0.8"));
    assertThat(strict.latest(zone, List.of(indicator("GIO")))).isEqualTo(Month.of(2023, 12));
    assertThat(latest("GIO")).isEqualTo(Month.of(2024, 2));
    AreaFigures own = new AreaFigures(table, catalogueWithBoundOfOutput("0.9"));
    Indicator output = Objects.requireNonNull(own.catalogue().indicator("GIO"));
    assertThat(own.latest(zone, List.of(output))).isEqualTo(Month.of(2023, 12));
  }

  private static Catalogue catalogueWithBoundOfOutput(String bound) {
    Map<String, byte[]> files = new TreeMap<>(CatalogueSource.builtIn().files());
    List<String> rows =
        new String(files.get("indicators.csv"), StandardCharsets.UTF_8).lines().toList();
    String changed =
        rows.stream()
            .map(
                row ->
                    row
                        + (row.startsWith("indicator,")
                            ? ",min_response"
                            : row.startsWith("GIO,") ? "," + bound : ","))
            .collect(Collectors.joining("\n"));
    files.put("indicators.csv", changed.getBytes(StandardCharsets.UTF_8));
    return CatalogueFiles.of(CatalogueSource.of(files));
  }

  @Test
  void noFormThatIsEarlyMakesAMonthTheLatestNorOneThatIsDueOnlyWhereItApplies() {
    List.of("GIO", "RND", "FAI", "EXP").forEach(code -> put(Sample.of(code, 1)));
    put(early("FAI", "2024-02", 10, 1_000));
    put(early("EXP", "2024-02", 10, 1_000));
    assertThat(latest("GIO", "RND", "FAI", "EXP")).isEqualTo(Month.of(2023, 12));
    assertThat(latest("EXP")).isEqualTo(Month.of(2024, 2));
    put(early("GIO", "2024-02", 6, 600));
    assertThat(latest("GIO", "RND", "FAI", "EXP")).isEqualTo(Month.of(2024, 2));
  }

  @Test
  void whatHasBegunIsNamedByTheFirstIndicatorThatSomebodyHasReported() {
    put(Sample.of("GIO", 1));
    put(early("EXP", "2024-02", 3, 10));
    put(early("GIO", "2024-02", 0, 0));
    put(early("RND", "2024-03", 1, 0));
    assertThat(
            figures.begunAfter(Month.of(2023, 12), zone, CATALOGUE.indicators()).stream()
                .map(month -> month.begun(Language.ZH)))
        .containsExactly("2024-02 已报 3/10", "2024-03 已报 1/10");
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
