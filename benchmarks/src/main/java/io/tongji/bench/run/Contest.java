package io.tongji.bench.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Contenders in turn, round after round, so that what the machine does besides meets all alike.
 *
 * @param contenders in the order of a round
 * @param rounds how often each runs
 * @param longest how long one may take
 * @param say takes a line for each run
 */
public record Contest(
    List<Contender> contenders, int rounds, Duration longest, Consumer<String> say) {

  /** Copies the list. */
  public Contest {
    contenders = List.copyOf(contenders);
  }

  /** Runs all of it. */
  public Standings run(Ground ground, Jvm application) throws IOException, InterruptedException {
    Standings standings = new Standings();
    Round round = new Round(ground, application, longest);
    for (int number = 1; number <= rounds; number++) {
      for (Contender contender : contenders) {
        RunResult outcome = round.run(contender, number == 1);
        standings.add(outcome);
        say.accept(
            "round %d of %d: %s %s%.2f s%s"
                .formatted(
                    number,
                    rounds,
                    contender.code(),
                    outcome.ended() ? "" : "not finished within ",
                    outcome.wallSeconds(),
                    outcome.wrong().isEmpty() ? "" : ", WRONG: " + outcome.wrong()));
      }
    }
    return standings;
  }
}
