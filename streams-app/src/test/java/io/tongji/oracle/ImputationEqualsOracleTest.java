package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With estimates of units that have not reported the figures are those of the naive recomputation
 * too: whatever is corrected, withdrawn or moved, in whatever order, and however late it comes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImputationEqualsOracleTest {

  private Catalogue catalogue = TestCatalogue.read();
  private int withEstimates;

  @BeforeAll
  void readCatalogue(@TempDir Path directory) throws IOException {
    catalogue = TestCatalogue.imputing(directory);
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(3001, 3030);
  }

  static LongStream someSeeds() {
    return LongStream.rangeClosed(4001, 4010);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void publishesWhatTheOracleSays(long seed) {
    List<LogRecord> log = RandomHistory.of(seed);
    PurePipeline pipeline = new PurePipeline(catalogue);
    run(pipeline, log, new Random(seed));
    compare(pipeline.published(), Oracle.published(catalogue, log));
    withEstimates += someEstimated(pipeline.published()) ? 1 : 0;
  }

  @AfterAll
  void mostHistoriesHaveEstimates() {
    assertThat(withEstimates).isGreaterThan((int) manySeeds().count() / 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void anyOrderOfExplicitRevisionsEndsTheSame(long seed) {
    List<LogRecord> log = RandomHistory.withExplicitRevisions(seed);
    Map<SeriesKey, Aggregate> expected = Oracle.published(catalogue, log);
    for (int permutation = 0; permutation < 3; permutation++) {
      List<LogRecord> permuted = new ArrayList<>(log);
      Collections.shuffle(permuted, new Random(seed + permutation));
      PurePipeline pipeline = new PurePipeline(catalogue);
      run(pipeline, permuted, new Random(seed));
      compare(pipeline.published(), expected);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void aRestartInTheMiddleChangesNothing(long seed) {
    List<LogRecord> log = RandomHistory.of(seed);
    PurePipeline pipeline = new PurePipeline(catalogue);
    int middle = new Random(seed).nextInt(log.size());
    run(pipeline, log.subList(0, middle), new Random(seed));
    compare(pipeline.restart(), pipeline.published());
    run(pipeline, log.subList(middle, log.size()), new Random(seed));
    compare(pipeline.published(), Oracle.published(catalogue, log));
  }

  /** After every cut the table adds up, estimates included. */
  private void run(PurePipeline pipeline, List<LogRecord> log, Random random) {
    AddsUp addsUp = new AddsUp(catalogue);
    for (LogRecord record : log) {
      pipeline.handIn(record);
      if (random.nextInt(8) == 0) {
        pipeline.passOn();
      }
      if (random.nextInt(60) == 0) {
        pipeline.cut();
        addsUp.check(pipeline.published());
      }
    }
    pipeline.passOn();
    pipeline.cut();
    addsUp.check(pipeline.published());
  }

  private static boolean someEstimated(Map<SeriesKey, Aggregate> published) {
    return published.values().stream().anyMatch(of -> of.estimated().inTotal());
  }

  private static void compare(
      Map<SeriesKey, Aggregate> published, Map<SeriesKey, Aggregate> expected) {
    expected.forEach((key, aggregate) -> assertThat(published.get(key)).isEqualTo(aggregate));
    assertThat(published.keySet()).isEqualTo(expected.keySet());
  }
}
