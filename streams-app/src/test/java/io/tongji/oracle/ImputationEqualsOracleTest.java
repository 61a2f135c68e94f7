package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

  private AgainstOracle oracle = new AgainstOracle(TestCatalogue.read());
  private int withEstimates;

  @BeforeAll
  void readCatalogue(@TempDir Path directory) throws IOException {
    oracle = new AgainstOracle(TestCatalogue.imputing(directory));
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
    boolean estimates =
        oracle.history(seed).values().stream().anyMatch(of -> of.estimated().inTotal());
    withEstimates += estimates ? 1 : 0;
  }

  @AfterAll
  void mostHistoriesHaveEstimates() {
    assertThat(withEstimates).isGreaterThan((int) manySeeds().count() / 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void anyOrderOfExplicitRevisionsEndsTheSame(long seed) {
    oracle.anyOrder(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void aRestartInTheMiddleChangesNothing(long seed) {
    oracle.restart(seed);
  }
}
