package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Measure;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.measure.Schedule;
import io.tongji.oracle.LogRecord.OfTarget;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Aggregate.OfMonth;
import io.tongji.rollup.Aggregate.OfSpan;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Goal;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must follow from a change of the input, whatever the figures are. */
class MetamorphicTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();
  private static final long TIMES = 1_000;

  static LongStream seeds() {
    return LongStream.rangeClosed(3001, 3012);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allAmountsTimesAFactorScaleTotalsAndLeaveRates(long seed) {
    List<LogRecord> log = new ArrayList<>(RandomHistory.of(seed));
    log.removeIf(record -> record instanceof OfTarget of && of.handedIn().growth() != null);
    Map<SeriesKey, Aggregate> once = Published.after(CATALOGUE, log);
    Map<SeriesKey, Aggregate> scaled = Published.after(CATALOGUE, Rewriting.times(log, TIMES));
    assertThat(once).isNotEmpty();
    Map<SeriesKey, Aggregate> expected = new TreeMap<>();
    once.forEach((key, aggregate) -> expected.put(key, counts(key) ? aggregate : times(aggregate)));
    assertThat(scaled).isEqualTo(expected);
    once.forEach(
        (key, aggregate) -> assertSameRates(aggregate, Objects.requireNonNull(scaled.get(key))));
  }

  /** Whether the indicator counts events or units, which have no amount. */
  private static boolean counts(SeriesKey key) {
    Measure measure = Objects.requireNonNull(CATALOGUE.indicator(key.indicator())).measure();
    return measure.sums(Measure.COUNT) || measure.sums(Measure.DISTINCT);
  }

  private static void assertSameRates(Aggregate one, Aggregate other) {
    assertThat(rate(other.whole().growth())).isEqualTo(rate(one.whole().growth()));
    if (one instanceof OfMonth month && other instanceof OfMonth scaled) {
      assertThat(rate(scaled.monthOnMonth())).isEqualTo(rate(month.monthOnMonth()));
      assertThat(scaled.progress().completion()).isEqualTo(month.progress().completion());
      if (month.goal() != null) {
        Schedule schedule = Objects.requireNonNull(scaled.goal()).schedule();
        assertThat(scaled.progress().gap(schedule))
            .isEqualTo(month.progress().gap(month.goal().schedule()));
      }
    }
  }

  private static Object rate(Growth growth) {
    return growth instanceof Growth.Rate rate ? Fraction.of(rate.change(), rate.base()) : growth;
  }

  private static Aggregate times(Aggregate aggregate) {
    if (aggregate instanceof OfSpan of) {
      return new OfSpan(of.key(), of.baseKind(), times(of.whole()), times(of.bridge()), null);
    }
    OfMonth of = (OfMonth) aggregate;
    Coverage had = of.liveCoverage();
    return new OfMonth(
        of.key(),
        of.baseKind(),
        times(of.month()),
        times(of.ytd()),
        times(of.monthBefore()),
        times(of.revisionCarry()),
        new Coverage(
            had.expected(), had.reported(), times(had.baseExpected()), times(had.baseReceived())),
        times(of.goal()),
        times(of.bridge()),
        times(of.monthBridge()),
        null);
  }

  private static Figure times(Figure figure) {
    return new Figure(
        times(figure.total()),
        times(figure.base()),
        times(figure.lastYear()),
        times(figure.matched()));
  }

  private static @Nullable Goal times(@Nullable Goal goal) {
    if (goal == null) {
      return null;
    }
    return new Goal(
        goal.amount() * TIMES,
        goal.schedule() instanceof Schedule.AlongLastYear path
            ? new Schedule.AlongLastYear(times(path.cumulative()), times(path.total()))
            : goal.schedule());
  }

  private static @Nullable Bridge times(@Nullable Bridge bridge) {
    return bridge == null
        ? null
        : new Bridge(
            bridge.sameUnits() * TIMES,
            bridge.entrants() * TIMES,
            bridge.leavers() * TIMES,
            bridge.restatement() * TIMES);
  }

  private static @Nullable Long times(@Nullable Long amount) {
    return amount == null ? null : (Long) (amount * TIMES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void splittingAUnitIntoTwoInOneCellChangesCountsOnly(long seed) {
    Map<SeriesKey, Aggregate> whole =
        Published.after(CATALOGUE, with(RandomHistory.of(seed), firm(new Story(), "x", 2)));
    Story halves = firm(firm(new Story(), "x", 1), "y", 1);
    Map<SeriesKey, Aggregate> split =
        Published.after(CATALOGUE, with(RandomHistory.of(seed), halves));
    assertThat(Published.changed(withoutCounts(whole), withoutCounts(split))).isEmpty();
    assertThat(Published.changed(whole, split)).isNotEmpty();
  }

  /** Two years of returns, of so many shares of the figures. */
  private static Story firm(Story story, String unit, int shares) {
    story.unit(unit, "2021-01", "area=330483004 industry=3911");
    for (int month = 2; month <= 12; month++) {
      String words = "ytd=" + month * 7 * shares;
      story.output(unit, "2022-%02d".formatted(month), words);
      String prior = " prior_ytd=" + month * 6 * shares;
      story.output(unit, "2023-%02d".formatted(month), "ytd=" + month * 9 * shares + prior);
    }
    return story;
  }

  private static List<LogRecord> with(List<LogRecord> log, Story story) {
    List<LogRecord> all = new ArrayList<>(log);
    all.addAll(story.log());
    return all;
  }

  private static Map<SeriesKey, Aggregate> withoutCounts(Map<SeriesKey, Aggregate> published) {
    Map<SeriesKey, Aggregate> amounts = new TreeMap<>();
    published.forEach(
        (key, aggregate) ->
            amounts.put(key, aggregate instanceof OfMonth of ? withoutCounts(of) : aggregate));
    return amounts;
  }

  private static Aggregate withoutCounts(OfMonth of) {
    Coverage had = of.liveCoverage();
    return new OfMonth(
        of.key(),
        of.baseKind(),
        of.month(),
        of.ytd(),
        of.monthBefore(),
        of.revisionCarry(),
        new Coverage(0, 0, had.baseExpected(), had.baseReceived()),
        of.goal(),
        of.bridge(),
        of.monthBridge(),
        null);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFurtherLevelOfAreasChangesNoOtherCell(long seed, @TempDir Path directory) {
    String district = "330483R1";
    Catalogue deeper = Published.withDistrict(directory, district);
    List<LogRecord> log = RandomHistory.of(seed);
    Map<SeriesKey, Aggregate> before = Published.after(CATALOGUE, log);
    Map<SeriesKey, Aggregate> after = Published.after(deeper, log);
    assertThat(Published.changed(before, after))
        .isNotEmpty()
        .allMatch(key -> key.area().equals(district));
  }
}
