package io.tongji.app.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.metrics.Metrics;
import io.tongji.app.metrics.MetricsEndpoint;
import io.tongji.catalogue.Language;
import io.tongji.log.cuts.CutReceiver;
import io.tongji.measure.Schedule;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Goal;
import io.tongji.rollup.Imputed;
import io.tongji.rollup.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresCollectorTest {

  private static final Sample OUTPUT =
      Sample.of("GIO", 77_376_000_001L).on(80_768_000_000L).aimingAt(94_500_000_000L);

  private final HandClock clock = new HandClock();
  private final ExposedFigures figures =
      new ExposedFigures("live", Duration.ofSeconds(10), clock, BuiltIn.WIDE);

  @Test
  void aFigureIsExportedUnrounded() {
    Scrape page = scrape(BuiltIn.WIDE, OUTPUT.ofMonth());
    String labels =
        "{activity=\"_T\",area=\"330483K01\",indicator=\"GIO\",period=\"2023-12\",span=\"ytd\","
            + "view=\"live\"}";
    assertThat(page.value("tongji_amount_cny" + labels)).isEqualTo(77_376_000_001.0);
    assertThat(page.value("tongji_yoy_ratio" + labels))
        .isEqualTo(-3_391_999_999.0 / 80_768_000_000.0);
    assertThat(page.value("tongji_target_completion_ratio" + labels))
        .isEqualTo(77_376_000_001.0 / 94_500_000_000.0);
    assertThat(page.value("tongji_schedule_gap_ratio" + labels)).isBetween(-0.181207, -0.181206);
    assertThat(page.series("tongji_yoy_nominal_ratio{activity=\"_T\",area=\"330483K01\""))
        .allMatch(series -> series.contains("span=\"month\""));
  }

  @Test
  void aMonthHasGrowthOnItsOwnAndOnTheMonthBefore() {
    Scrape page = scrape(BuiltIn.WIDE, OUTPUT.ofMonth());
    String labels =
        "{activity=\"_T\",area=\"330483K01\",indicator=\"GIO\",period=\"2023-12\","
            + "span=\"month\",view=\"live\"}";
    assertThat(page.value("tongji_yoy_ratio" + labels)).isEqualTo(0.1);
    assertThat(page.value("tongji_yoy_nominal_ratio" + labels)).isEqualTo(5.0 / 105);
    assertThat(page.value("tongji_mom_ratio" + labels)).isEqualTo(22.0 / 88);
    assertThat(page.value("tongji_response_ratio" + labels)).isEqualTo(2.0 / 3);
    assertThat(page.value("tongji_coverage_ratio" + labels)).isEqualTo(0.9995);
    String units = "tongji_units{activity=\"_T\",area=\"330483K01\",indicator=\"GIO\"";
    assertThat(page.series(units)).hasSize(2);
    assertThat(
            page.value(
                units + ",period=\"2023-12\",span=\"month\",state=\"expected\",view=\"live\"}"))
        .isEqualTo(3);
  }

  @Test
  void aCumulativeHasItsBaseAndTheFourPartsOfItsBridge() {
    Scrape page = scrape(BuiltIn.WIDE, OUTPUT.ofMonth(), OUTPUT.at("2023").ofSpan());
    String zone = "activity=\"_T\",area=\"330483K01\",indicator=\"GIO\"";
    String toDate = "period=\"2023-12\",span=\"ytd\",view=\"live\"}";
    assertThat(page.value("tongji_base_amount_cny{" + zone + "," + toDate))
        .isEqualTo(80_768_000_000.0);
    assertThat(page.series("tongji_base_amount_cny")).hasSize(3);
    assertThat(page.series("tongji_bridge_amount_cny")).hasSize(4);
    Map<String, Double> parts = Map.of("same_units", 11.0, "entrants", 7.0, "leavers", 5.0);
    parts.forEach(
        (part, amount) ->
            assertThat(
                    page.value(
                        "tongji_bridge_amount_cny{%s,part=\"%s\",%s".formatted(zone, part, toDate)))
                .isEqualTo(amount));
  }

  @Test
  void unitsThatAreEstimatedAreCountedAndArePartOfTheBridge() {
    Imputed some = new Imputed(1, 300L, 40L);
    Scrape page = scrape(BuiltIn.WIDE, OUTPUT.estimated(some).ofMonth());
    String zone = "activity=\"_T\",area=\"330483K01\",indicator=\"GIO\"";
    String month = "period=\"2023-12\",span=\"month\",state=\"imputed\",view=\"live\"";
    assertThat(page.value("tongji_units{%s,%s}".formatted(zone, month))).isEqualTo(1);
    String toDate = "part=\"imputed\",period=\"2023-12\",span=\"ytd\",view=\"live\"";
    assertThat(page.value("tongji_bridge_amount_cny{%s,%s}".formatted(zone, toDate)))
        .isEqualTo(260);
  }

  @Test
  void quartersAndYearsAreSpans() {
    Scrape page = scrape(BuiltIn.WIDE, OUTPUT.at("2023-Q4").ofSpan(), OUTPUT.at("2023").ofSpan());
    assertThat(page.series("tongji_amount_cny"))
        .anyMatch(series -> series.contains("period=\"2023-Q4\",span=\"quarter\""))
        .anyMatch(series -> series.contains("period=\"2023\",span=\"year\""));
  }

  @Test
  void targetsHaveNoActivityAndDollarsAreNotYuan() {
    Scrape page = scrape(BuiltIn.WIDE, Sample.of("FDI", 5).aimingAt(230_000_000L).ofMonth());
    assertThat(
            page.value(
                "tongji_target_amount_usd{area=\"330483K01\",indicator=\"FDI\","
                    + "period=\"2023-12\",span=\"ytd\",view=\"live\"}"))
        .isEqualTo(230_000_000.0);
    assertThat(page.series("tongji_amount_cny")).isEmpty();
    assertThat(page.series("tongji_amount_usd")).hasSize(2);
  }

  @Test
  void theTargetOfWhatIsNotMoneyIsAQuantityInItsUnit() {
    Scrape page =
        scrape(BuiltIn.WIDE, Sample.of("VACATE_MU", 132_5000).aimingAt(100_0000).ofMonth());
    assertThat(
            page.value(
                "tongji_target_quantity{area=\"330483K01\",indicator=\"VACATE_MU\","
                    + "period=\"2023-12\",span=\"ytd\",view=\"live\"}"))
        .isEqualTo(100);
    assertThat(page.series("tongji_target_amount")).isEmpty();
  }

  @Test
  void whatIsDueFollowsTheScheduleOfTheTarget() {
    Goal alongLastYear = new Goal(1_000, new Schedule.AlongLastYear(60L, 240L));
    Sample even = OUTPUT.at("2023-06");
    Scrape page =
        scrape(
            BuiltIn.WIDE,
            even.ofMonth(),
            Sample.of("FDI", 5).at("2023-06").aimingAt(alongLastYear).ofMonth());
    String labels =
        "{activity=\"_T\",area=\"330483K01\",indicator=\"%s\",period=\"2023-06\","
            + "span=\"ytd\",view=\"live\"}";
    assertThat(page.value("tongji_target_due_ratio" + labels.formatted("GIO"))).isEqualTo(0.5);
    assertThat(page.value("tongji_target_due_ratio" + labels.formatted("FDI"))).isEqualTo(0.25);
  }

  @Test
  void theColourOfATargetFollowsFromItsPaceByTheScaleOfTheCatalogue() {
    String labels =
        "{area=\"330483K01\",indicator=\"GIO\",period=\"2023-12\",span=\"ytd\","
            + "status=\"%s\",view=\"live\"}";
    Map<Long, String> colours = Map.of(100L, "green", 99L, "blue", 80L, "yellow", 79L, "red");
    colours.forEach(
        (reached, colour) ->
            assertThat(
                    scrape(BuiltIn.WIDE, Sample.of("GIO", reached).aimingAt(100).ofMonth())
                        .series("tongji_target_status"))
                .containsExactly("tongji_target_status" + labels.formatted(colour)));
    assertThat(scrape(BuiltIn.WIDE, Sample.of("GIO", 5).ofMonth()).series("tongji_target_status"))
        .isEmpty();
    assertThat(scrape(BuiltIn.WIDE).samples())
        .containsKey("tongji_status_info{name=\"绿\",name_en=\"green\",status=\"green\"}");
  }

  @Test
  void whatIsUndefinedIsAbsentAndNeverNaN() {
    Aggregate unknown =
        new Aggregate.OfSpan(
            OUTPUT.at("2023").key(), OUTPUT.base(), new Figure(null, 100L, 100L), null, null);
    Sample missing = Sample.of("GIO", 5).on(0).month(Figure.MISSING);
    Scrape page =
        scrape(BuiltIn.WIDE, missing.covered(new Coverage(3, 2, null, null)).ofMonth(), unknown);
    assertThat(page.samples().values()).noneMatch(value -> value.isNaN());
    assertThat(page.series("tongji_yoy")).isEmpty();
    assertThat(page.series("tongji_amount_cny")).hasSize(1);
    assertThat(page.types()).doesNotContainKeys("tongji_yoy_ratio", "tongji_coverage_ratio");
  }

  @Test
  void codesHaveNames() {
    Scrape page = scrape(BuiltIn.WIDE);
    assertThat(page.samples())
        .containsKeys(
            "tongji_area_info{area=\"330483K01\",level=\"zone\",name=\"桐乡经济开发区\","
                + "name_en=\"Tongxiang Economic Development Zone\",parent=\"330483\"}",
            "tongji_activity_info{activity=\"C36\",name=\"汽车制造业\","
                + "name_en=\"Manufacture of automobiles\"}",
            "tongji_indicator_info{display_factor=\"100000000\",display_unit=\"亿美元\",display_unit_en=\"100"
                + " million USD\",indicator=\"FDI\",name=\"实到外资\",name_en=\"Foreign capital"
                + " actually used\",unit=\"USD\"}");
    assertThat(page.series("tongji_activity_info{activity=\"S_HT\"")).hasSize(1);
  }

  @Test
  void aPeriodBeginsAtMidnightInTheZone() {
    Scrape page = scrape(BuiltIn.WIDE, OUTPUT.ofMonth(), OUTPUT.at("2023-Q4").ofSpan());
    assertThat(page.value("tongji_period_start_timestamp_seconds{period=\"2023-12\"}"))
        .isEqualTo(1_701_360_000.0);
    assertThat(page.value("tongji_period_start_timestamp_seconds{period=\"2023-Q4\"}"))
        .isEqualTo(1_696_089_600.0);
  }

  @Test
  void theBoundIsExported() {
    assertThat(scrape(BuiltIn.WIDE).value("tongji_series_limit"))
        .isEqualTo(BuiltIn.WIDE.indicatorSeries());
  }

  @Test
  void howFiguresAreShownIsExportedAsNumbers() {
    Scrape page = scrape(BuiltIn.WIDE);
    assertThat(page.value("tongji_indicator_display_factor{indicator=\"PLAT_TAX\"}"))
        .isEqualTo(10_000);
    assertThat(page.value("tongji_indicator_decimals{figure=\"growth\",indicator=\"EXP\"}"))
        .isEqualTo(2);
    assertThat(page.value("tongji_headline_rank{area=\"\",indicator=\"GIO\",read_at=\"\"}"))
        .isEqualTo(1);
    assertThat(page.series("tongji_headline_rank"))
        .contains(
            "tongji_headline_rank{area=\"330483K01\",indicator=\"PLAT_TAX\","
                + "read_at=\"330483K01P\"}")
        .noneMatch(series -> series.contains("CI_OTHER"));
  }

  private Scrape scrape(FigureBounds bounds, Aggregate... aggregates) {
    try (CutReceiver share = Shown.show(figures, aggregates)) {
      return Scrape.of(new String(endpoint(bounds).scrape(null), StandardCharsets.UTF_8));
    }
  }

  private MetricsEndpoint endpoint(FigureBounds bounds) {
    FiguresCollector.Labelling labelling =
        new FiguresCollector.Labelling(Language.ZH, ZoneId.of("Asia/Shanghai"));
    FiguresCollector.Naming vocabulary = BuiltIn.vocabulary();
    FiguresCollector collector = new FiguresCollector(figures, vocabulary, bounds, labelling);
    return new Metrics(collector, Language.ZH, clock).endpoint();
  }
}
