package io.tongji.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingsTest {

  private static final Usage USAGE = new Usage(30, 1 << 20);

  private final Standings standings = new Standings();

  private static RunResult outcome(
      Contender contender, double seconds, boolean ended, String wrong) {
    return new RunResult(contender, seconds, seconds, 0, USAGE, 1, ended, wrong);
  }

  @Test
  void whoDidNotFinishHasLowerBoundsAndIsNotCalledRight() {
    standings.add(outcome(Contender.TONGJI, 10, true, ""));
    standings.add(outcome(Contender.DSL, 600, false, ""));
    assertThat(standings.medians().text().lines().filter(line -> line.contains("dsl")))
        .singleElement()
        .asString()
        .contains("> 600.00", "> 60.00", "> 30.0", "not finished")
        .doesNotContain("right", "> -");
    assertThat(standings.allRight()).isTrue();
  }

  @Test
  void oneWrongRunMakesTheContenderWrong() {
    standings.add(outcome(Contender.TONGJI, 10, true, ""));
    standings.add(outcome(Contender.TONGJI, 20, true, "GIO 2023-12"));
    assertThat(standings.medians().text()).contains("15.00 (10.00-20.00)", "WRONG: GIO 2023-12");
    assertThat(standings.allRight()).isFalse();
  }
}
