package io.tongji.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.oracle.LogRecord;
import io.tongji.oracle.Oracle;
import io.tongji.oracle.RandomHistory;
import io.tongji.oracle.TestCatalogue;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recomputation in SQL says the same as the naive one. */
class BatchEqualsOracleTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();
  private static final AtomicInteger FROM_LAST_YEAR = new AtomicInteger();
  private static final AtomicInteger FROM_THE_MONTH_BEFORE = new AtomicInteger();

  static LongStream seeds() {
    return LongStream.rangeClosed(2001, 2024);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sqlEqualsTheOracle(long seed) {
    List<LogRecord> log = RandomHistory.of(seed);
    Map<SeriesKey, Aggregate> expected = Oracle.published(CATALOGUE, log);
    Map<SeriesKey, Aggregate> recomputed = BatchRecomputation.of(CATALOGUE, new LogInput(log));
    assertThat(expected).isNotEmpty();
    expected.forEach((key, aggregate) -> assertThat(recomputed.get(key)).isEqualTo(aggregate));
    assertThat(recomputed.keySet()).isEqualTo(expected.keySet());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sqlEqualsTheOracleWhereLastYearIsReleased(long seed) {
    List<LogRecord> log = RandomHistory.withReleases(seed, CATALOGUE);
    Map<SeriesKey, Aggregate> expected = Oracle.published(CATALOGUE, log);
    Map<SeriesKey, Aggregate> recomputed = BatchRecomputation.of(CATALOGUE, new LogInput(log));
    expected.forEach((key, aggregate) -> assertThat(recomputed.get(key)).isEqualTo(aggregate));
    assertThat(recomputed.keySet()).isEqualTo(expected.keySet());
    assertThat(expected.values()).anyMatch(each -> each.whole().lastYearReleased() != null);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sqlEqualsTheOracleWhereUnitsAreEstimated(long seed, @TempDir Path directory)
      throws IOException {
    Catalogue imputing =
        seed % 2 == 0 ? TestCatalogue.following(directory) : TestCatalogue.imputing(directory);
    List<LogRecord> log = RandomHistory.of(seed);
    Map<SeriesKey, Aggregate> expected = Oracle.published(imputing, log);
    Map<SeriesKey, Aggregate> recomputed = BatchRecomputation.of(imputing, new LogInput(log));
    if (expected.values().stream().anyMatch(of -> of.estimated().inTotal())) {
      (seed % 2 == 0 ? FROM_THE_MONTH_BEFORE : FROM_LAST_YEAR).incrementAndGet();
    }
    expected.forEach((key, aggregate) -> assertThat(recomputed.get(key)).isEqualTo(aggregate));
    assertThat(recomputed.keySet()).isEqualTo(expected.keySet());
  }

  @AfterAll
  static void mostHistoriesHaveEstimates() {
    int most = (int) seeds().count() / 4;
    assertThat(FROM_LAST_YEAR.get()).isGreaterThan(most);
    assertThat(FROM_THE_MONTH_BEFORE.get()).isGreaterThan(most);
  }

  @Test
  void ofNothingNothingIsPublished() {
    assertThat(BatchRecomputation.of(CATALOGUE, new LogInput(List.of()))).isEmpty();
  }
}
