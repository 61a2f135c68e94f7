package io.tongji.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.aggregates.StatedFields;
import io.tongji.oracle.Oracle;
import io.tongji.oracle.RandomHistory;
import io.tongji.oracle.TestCatalogue;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.Comparison.PublishedRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cell that was tampered with is named; nothing else is. */
class ComparisonTest {

  private static final Map<SeriesKey, Aggregate> TRUTH =
      Oracle.published(TestCatalogue.read(), RandomHistory.of(7));
  private static final SeriesKey CELL =
      TRUTH.keySet().stream()
          .filter(key -> TRUTH.get(key) instanceof Aggregate.OfMonth of && grows(of))
          .findFirst()
          .orElseThrow();

  private final Map<SeriesKey, PublishedRecord> published = new TreeMap<>();

  private static boolean grows(Aggregate.OfMonth of) {
    Map<String, Object> stated = stated(of).byName();
    return stated.containsKey("YTD_YOY") && stated.containsKey("COVERAGE_RATE");
  }

  /** As the pipeline states it. */
  private static StatedFields stated(Aggregate aggregate) {
    return new StatedFields(AggregateRecords.toValue(aggregate, 1));
  }

  @BeforeEach
  void publishTheTruth() {
    TRUTH.forEach(
        (key, aggregate) -> published.put(key, new PublishedRecord(aggregate, stated(aggregate))));
  }

  private static Aggregate.OfMonth cell() {
    return (Aggregate.OfMonth) Objects.requireNonNull(TRUTH.get(CELL));
  }

  private List<String> found() {
    return Comparison.differences(published, TRUTH).stream().map(Difference::toString).toList();
  }

  private static String named(
      String field, @Nullable Object published, @Nullable Object recomputed) {
    return "indicator=%s area=%s activity=%s period=%s field=%s published=%s recomputed=%s"
        .formatted(
            CELL.indicator(),
            CELL.area(),
            CELL.activity(),
            CELL.period(),
            field,
            published,
            recomputed);
  }

  @Test
  void theTruthDoesNotDiffer() {
    assertThat(found()).isEmpty();
  }

  @Test
  void aWrongWeightIsNamedWithTheRateThatFollowsFromIt() {
    Aggregate.OfMonth was = cell();
    Coverage had = was.liveCoverage();
    long received = Objects.requireNonNull(had.baseReceived());
    Coverage wrong = new Coverage(had.expected(), had.reported(), had.baseExpected(), received + 1);
    Aggregate.OfMonth tampered =
        new Aggregate.OfMonth(
            CELL,
            was.baseKind(),
            was.month(),
            was.ytd(),
            was.monthBefore(),
            was.revisionCarry(),
            wrong,
            was.goal(),
            was.bridge(),
            was.monthBridge(),
            was.imputed());
    published.put(CELL, new PublishedRecord(tampered, stated(tampered)));
    assertThat(found())
        .hasSize(2)
        .contains(named("BASE_RECEIVED", received + 1, received))
        .anyMatch(difference -> difference.contains("field=COVERAGE_RATE"));
  }

  @Test
  void aCellThatIsMissingOrTooManyIsNamedFieldByField() {
    published.remove(CELL);
    assertThat(found())
        .contains(named("UNITS", "-", cell().liveCoverage().reported()))
        .contains(named("BASE_KIND", "-", cell().baseKind()));
    Map<SeriesKey, Aggregate> without = new TreeMap<>(TRUTH);
    without.remove(CELL);
    publishTheTruth();
    assertThat(Comparison.differences(published, without))
        .isNotEmpty()
        .allMatch(difference -> difference.key().equals(CELL))
        .allMatch(difference -> difference.recomputed().equals("-"));
  }
}
