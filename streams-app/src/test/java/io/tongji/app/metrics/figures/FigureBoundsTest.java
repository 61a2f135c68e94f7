package io.tongji.app.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.metrics.Metrics;
import io.tongji.app.metrics.MetricsEndpoint;
import io.tongji.app.metrics.figures.FigureBounds.Depth;
import io.tongji.catalogue.Language;
import io.tongji.log.cuts.CutReceiver;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of each indicator so many figures are exported as the bounds allow, totals first. */
class FigureBoundsTest {

  private static final Sample OUTPUT =
      Sample.of("GIO", 77_376_000_001L).on(80_768_000_000L).aimingAt(94_500_000_000L);

  @Test
  void onlyTheLatestPeriodsAreExported() {
    Scrape page =
        scrape(
            BuiltIn.bounds(2, 2, Depth.DIVISION, 50_000),
            OUTPUT.at("2023-10").ofMonth(),
            OUTPUT.at("2023-11").ofMonth(),
            OUTPUT.at("2023-Q3").ofSpan(),
            OUTPUT.at("2023-12").ofMonth(),
            OUTPUT.at("2023-Q4").ofSpan());
    assertThat(page.series("tongji_period_start")).hasSize(3);
    assertThat(page.series("tongji_amount_cny")).noneMatch(series -> series.contains("2023-10"));
  }

  @Test
  void activitiesAreExportedToTheDepthAskedForAndThemesAlways() {
    Aggregate[] all =
        List.of("_T", "C", "C39", "S_HT").stream()
            .map(activity -> OUTPUT.of(activity).ofMonth())
            .toArray(Aggregate[]::new);
    assertThat(activities(BuiltIn.bounds(9, 9, Depth.TOTAL, 99_000), all))
        .containsExactly("S_HT", "_T");
    assertThat(activities(BuiltIn.bounds(9, 9, Depth.SECTION, 99_000), all))
        .containsExactly("C", "S_HT", "_T");
  }

  @Test
  void beyondTheBoundTheOldestPeriodsAreDroppedAndCounted() {
    Aggregate[] months = {
      OUTPUT.at("2023-10").ofMonth(), OUTPUT.at("2023-11").ofMonth(), OUTPUT.at("2023-12").ofMonth()
    };
    double all = scrape(BuiltIn.WIDE, months).value("tongji_exposed_series");
    Scrape page = scrape(BuiltIn.bounds(9, 9, Depth.TOTAL, (int) all - 1), months);
    assertThat(page.value("tongji_exposed_series")).isEqualTo(all * 2 / 3);
    assertThat(page.value("tongji_dropped_series")).isEqualTo(all / 3);
    assertThat(page.series("tongji_amount_cny")).noneMatch(series -> series.contains("2023-10"));
    assertThat(page.samples().keySet().stream().filter(series -> series.contains("view=")))
        .hasSize((int) all * 2 / 3);
  }

  @Test
  void whereNotAllFitsTotalsComeFirstThenSections() {
    Aggregate[] all = {OUTPUT.of("C39").ofMonth(), OUTPUT.ofMonth(), OUTPUT.of("C").ofMonth()};
    int total = series(OUTPUT.ofMonth());
    int section = series(OUTPUT.of("C").ofMonth());
    assertThat(activities(bounded(total), all)).containsExactly("_T");
    assertThat(activities(bounded(total + section), all)).containsExactly("C", "_T");
  }

  private static int series(Aggregate aggregate) {
    return (int) scrape(BuiltIn.WIDE, aggregate).value("tongji_exposed_series");
  }

  private static FigureBounds bounded(int seriesOfOne) {
    return BuiltIn.bounds(9, 9, Depth.DIVISION, seriesOfOne);
  }

  @Test
  void ofEarlierPeriodsThereAreTotalsAlone() {
    Scrape page =
        scrape(
            BuiltIn.bounds(9, 1, Depth.DIVISION, 99_000),
            OUTPUT.at("2023-11").ofMonth(),
            OUTPUT.at("2023-11").of("C39").ofMonth(),
            OUTPUT.of("C39").ofMonth());
    assertThat(page.series("tongji_amount_cny{activity=\"_T\"")).hasSize(2);
    assertThat(page.series("tongji_amount_cny{activity=\"C39\""))
        .isNotEmpty()
        .allMatch(series -> series.contains("2023-12"));
  }

  @Test
  void whatIsShownOfAnIndicatorDoesNotDependOnWhichOthersTheInstanceHas() {
    Sample other = Sample.of("RND", 5);
    Aggregate[] ofOutput = {
      OUTPUT.at("2023-10").ofMonth(), OUTPUT.at("2023-11").ofMonth(), OUTPUT.of("C").ofMonth()
    };
    Aggregate[] ofOther = {other.ofMonth(), other.at("2023-11").ofMonth()};
    Aggregate[] both =
        Stream.concat(Stream.of(ofOutput), Stream.of(ofOther)).toArray(Aggregate[]::new);
    for (int seriesOfOne : new int[] {10, 20, 40}) {
      FigureBounds bounds = BuiltIn.bounds(2, 1, Depth.DIVISION, seriesOfOne);
      assertThat(figuresOf(bounds, both))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(ofOutput, ofOther)
                  .flatMap(one -> figuresOf(bounds, one).stream())
                  .toList());
    }
  }

  private static List<String> figuresOf(FigureBounds bounds, Aggregate... aggregates) {
    return scrape(bounds, aggregates).samples().keySet().stream()
        .filter(series -> series.contains("view="))
        .toList();
  }

  private static List<String> activities(FigureBounds bounds, Aggregate... aggregates) {
    return scrape(bounds, aggregates).series("tongji_amount_cny").stream()
        .map(series -> series.replaceAll(".*activity=\"([^\"]*)\".*", "$1"))
        .distinct()
        .sorted()
        .toList();
  }

  /** What is not kept in the first place makes no difference to what is exported. */
  private static Scrape scrape(FigureBounds bounds, Aggregate... aggregates) {
    Scrape page = scrape(bounds, bounds, aggregates);
    assertThat(figures(page)).isEqualTo(figures(scrape(BuiltIn.WIDE, bounds, aggregates)));
    return page;
  }

  private static Map<String, Double> figures(Scrape page) {
    Map<String, Double> figures = new TreeMap<>(page.samples());
    figures.keySet().removeIf(series -> !series.matches(".*(view=|_series).*"));
    return figures;
  }

  private static Scrape scrape(FigureBounds kept, FigureBounds exported, Aggregate... aggregates) {
    ExposedFigures figures =
        new ExposedFigures("live", Duration.ofSeconds(10), Clock.systemUTC(), kept);
    try (CutReceiver share = Shown.show(figures, aggregates)) {
      byte[] page = endpoint(figures, exported).scrape(null);
      return Scrape.of(new String(page, StandardCharsets.UTF_8));
    }
  }

  private static MetricsEndpoint endpoint(ExposedFigures figures, FigureBounds bounds) {
    FiguresCollector.Labelling labelling =
        new FiguresCollector.Labelling(Language.ZH, ZoneId.of("Asia/Shanghai"));
    FiguresCollector.Naming vocabulary = BuiltIn.vocabulary();
    FiguresCollector collector = new FiguresCollector(figures, vocabulary, bounds, labelling);
    return new Metrics(collector, Language.ZH, Clock.systemUTC()).endpoint();
  }

  @Test
  void ofEarlierMonthsThereIsWhatACourseNeedsAndOfOthersWhatBoardsShow() {
    Scrape page =
        scrape(
            ofBoards(OCTOBER),
            OUTPUT.at("2023-09").ofMonth(),
            OUTPUT.at("2023-10").ofMonth(),
            OUTPUT.at("2023-10").of("C39").ofMonth(),
            OUTPUT.at("2023-Q3").ofSpan());
    assertThat(page.names())
        .contains("tongji_units", "tongji_base_amount_cny", "tongji_schedule_gap_ratio")
        .doesNotContain("tongji_response_ratio");
    assertThat(page.series("tongji_"))
        .filteredOn(series -> series.contains("2023-09") && series.contains("view="))
        .extracting(series -> series.replaceFirst("[{].*", ""))
        .containsOnly(
            "tongji_amount_cny",
            "tongji_yoy_ratio",
            "tongji_coverage_ratio",
            "tongji_target_amount_cny",
            "tongji_target_due_ratio");
    assertThat(page.series("tongji_"))
        .filteredOn(series -> series.contains("C39") && series.contains("view="))
        .allMatch(series -> series.contains("span=\"ytd\""))
        .hasSize(3);
    assertThat(page.series("tongji_")).noneMatch(series -> series.contains("2023-Q3"));
  }

  @Test
  void monthsAheadToWhichAnEventCountsAreNotExported() {
    Sample event = Sample.of("SIGN_N", 5).in("330483");
    Scrape page =
        scrape(
            ofBoards(OCTOBER),
            event.at("2023-10").ofMonth(),
            event.at("2023-10").of("C39").ofMonth(),
            event.at("2023-11").ofMonth(),
            event.at("2023-12").ofMonth(),
            event.at("2023-12").of("C39").ofMonth());
    assertThat(page.series("tongji_quantity"))
        .allMatch(series -> series.contains("2023-10"))
        .anyMatch(series -> series.contains("C39"));
  }

  private static final Month OCTOBER = Month.of(2023, 10);

  private static FigureBounds ofBoards(Month current) {
    FigureBounds.Months months =
        new FigureBounds.Months(
            2, 1, 1, figure -> figure.key().period().lastMonth().equals(current), () -> current);
    return new FigureBounds(months, Depth.DIVISION, 99_000, FigureBounds.Measures.BOARDS);
  }
}
