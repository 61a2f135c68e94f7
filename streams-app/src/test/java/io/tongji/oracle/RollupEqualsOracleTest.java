package io.tongji.oracle;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The incremental roll-up equals the naive recomputation, whatever happens and in any order. */
class RollupEqualsOracleTest {

  private static final AgainstOracle ORACLE = new AgainstOracle(TestCatalogue.read());

  static LongStream manySeeds() {
    return LongStream.rangeClosed(1, 200);
  }

  static LongStream someSeeds() {
    return LongStream.rangeClosed(1001, 1040);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void publishesWhatTheOracleSays(long seed) {
    ORACLE.history(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void anyOrderOfExplicitRevisionsEndsTheSame(long seed) {
    ORACLE.anyOrder(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void aBacklogThatContributesFormByFormEndsTheSame(long seed) {
    ORACLE.backlog(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void nominalGrowthIsOnWhatWasFirstReleased(long seed) {
    ORACLE.released(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void aRestartInTheMiddleChangesNothing(long seed) {
    ORACLE.restart(seed);
  }
}
