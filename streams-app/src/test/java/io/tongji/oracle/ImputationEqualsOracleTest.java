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

  private AgainstOracle ofLastYear = new AgainstOracle(TestCatalogue.read());
  private AgainstOracle ofTheMonthBefore = new AgainstOracle(TestCatalogue.read());
  private int estimatedFromLastYear;
  private int estimatedFromTheMonthBefore;

  @BeforeAll
  void readCatalogues(@TempDir Path first, @TempDir Path second) throws IOException {
    ofLastYear = new AgainstOracle(TestCatalogue.imputing(first));
    ofTheMonthBefore = new AgainstOracle(TestCatalogue.following(second));
  }

  /** From last year's figures and, with every other seed, from the month before. */
  private AgainstOracle oracle(long seed) {
    return seed % 2 == 0 ? ofTheMonthBefore : ofLastYear;
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(3001, 3050);
  }

  static LongStream someSeeds() {
    return LongStream.rangeClosed(4001, 4016);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void publishesWhatTheOracleSays(long seed) {
    boolean estimates =
        oracle(seed).history(seed).values().stream().anyMatch(of -> of.estimated().inTotal());
    if (seed % 2 == 0) {
      estimatedFromTheMonthBefore += estimates ? 1 : 0;
    } else {
      estimatedFromLastYear += estimates ? 1 : 0;
    }
  }

  @AfterAll
  void mostHistoriesHaveEstimates() {
    int most = (int) manySeeds().count() / 4;
    assertThat(estimatedFromLastYear).isGreaterThan(most);
    assertThat(estimatedFromTheMonthBefore).isGreaterThan(most);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void anyOrderOfExplicitRevisionsEndsTheSame(long seed) {
    oracle(seed).anyOrder(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void aRestartInTheMiddleChangesNothing(long seed) {
    oracle(seed).restart(seed);
  }
}
