package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The incremental roll-up equals the naive recomputation, whatever happens and in any order. */
class RollupEqualsOracleTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();
  private static final AddsUp ADDS_UP = new AddsUp(CATALOGUE);

  static LongStream manySeeds() {
    return LongStream.rangeClosed(1, 200);
  }

  static LongStream someSeeds() {
    return LongStream.rangeClosed(1001, 1040);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void publishesWhatTheOracleSays(long seed) {
    List<LogRecord> log = RandomHistory.of(seed);
    PurePipeline pipeline = new PurePipeline(CATALOGUE);
    run(pipeline, log, new Random(seed));
    Map<SeriesKey, Aggregate> expected = Oracle.published(CATALOGUE, log);
    assertThat(expected).isNotEmpty();
    compare(pipeline.published(), expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void anyOrderOfExplicitRevisionsEndsTheSame(long seed) {
    List<LogRecord> log = RandomHistory.withExplicitRevisions(seed);
    Map<SeriesKey, Aggregate> expected = Oracle.published(CATALOGUE, log);
    for (int permutation = 0; permutation < 3; permutation++) {
      List<LogRecord> permuted = new ArrayList<>(log);
      Collections.shuffle(permuted, new Random(seed + permutation));
      PurePipeline pipeline = new PurePipeline(CATALOGUE);
      run(pipeline, permuted, new Random(seed));
      compare(pipeline.published(), expected);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void aRestartInTheMiddleChangesNothing(long seed) {
    List<LogRecord> log = RandomHistory.of(seed);
    PurePipeline pipeline = new PurePipeline(CATALOGUE);
    int middle = new Random(seed).nextInt(log.size());
    run(pipeline, log.subList(0, middle), new Random(seed));
    compare(pipeline.restart(), pipeline.published());
    run(pipeline, log.subList(middle, log.size()), new Random(seed));
    compare(pipeline.published(), Oracle.published(CATALOGUE, log));
  }

  /** Hands in in batches of random size; after every cut the table must add up. */
  private static void run(PurePipeline pipeline, List<LogRecord> log, Random random) {
    for (LogRecord record : log) {
      pipeline.handIn(record);
      if (random.nextInt(8) == 0) {
        pipeline.passOn();
      }
      if (random.nextInt(60) == 0) {
        pipeline.cut();
        ADDS_UP.check(pipeline.published());
      }
    }
    pipeline.passOn();
    pipeline.cut();
    ADDS_UP.check(pipeline.published());
  }

  private static void compare(
      Map<SeriesKey, Aggregate> published, Map<SeriesKey, Aggregate> expected) {
    expected.forEach((key, aggregate) -> assertThat(published.get(key)).isEqualTo(aggregate));
    assertThat(published.keySet()).isEqualTo(expected.keySet());
  }
}
