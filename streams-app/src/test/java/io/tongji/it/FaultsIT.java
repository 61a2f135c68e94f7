package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is lost, counted twice or seen half, and all comes back by itself, whatever happens to
 * brokers, instances, network, clocks and disks. The long form is {@code ./tongji test --faults}.
 */
@EnabledOnOs(OS.LINUX) // whose tables say which process a connection is of
final class FaultsIT {

  private static final int ROUNDS = Integer.getInteger("tongji.faults.rounds", 2);
  private static final long SEED = Long.getLong("tongji.faults.seed", System.nanoTime());
  private static final Path TABLE = Path.of("target", "faults.txt");

  /** Which kinds are tried; empty: all. */
  private static final String KINDS = System.getProperty("tongji.faults.kinds", "");

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @TempDir private Path directory;

  @Test
  void everyRoundEndsWithTheFiguresOfTheOracle() throws Exception {
    List<FaultBench.Round> rounds = new ArrayList<>();
    try (FaultBench bench = new FaultBench(directory)) {
      Random random = new Random(SEED);
      List<FaultKind> kinds = chosen(bench.kinds());
      out.printf("%d rounds of %s, seed %d%n", ROUNDS, kinds, SEED);
      int first = random.nextInt(kinds.size());
      while (rounds.size() < ROUNDS) {
        FaultKind kind = kinds.get((first + rounds.size()) % kinds.size());
        FaultBench.Round round = bench.round(kind, random.nextLong());
        rounds.add(round);
        out.printf(Locale.ROOT, "%3d %s%n", rounds.size(), line(round));
      }
      assertThat(bench.tablesRead()).as("tables seen by a reader").isPositive();
    }
    String table = table(rounds);
    out.println(table);
    Files.writeString(TABLE, "seed " + SEED + "\n" + table);
    assertThat(rounds).as("seed %d", SEED).allMatch(round -> round.differences().isEmpty());
  }

  private static List<FaultKind> chosen(List<FaultKind> possible) {
    return KINDS.isEmpty()
        ? possible
        : possible.stream()
            .filter(kind -> List.of(KINDS.split(",")).contains(kind.name()))
            .toList();
  }

  private static String line(FaultBench.Round round) {
    return "%s: recovered in %.1f s%s%s%s"
        .formatted(
            round.what(),
            seconds(round.recovery()),
            round.fedAgain() == 0 ? "" : ", fed again " + round.fedAgain(),
            round.ended().isEmpty() ? "" : ", ended by itself " + round.ended(),
            round.differences().isEmpty() ? "" : ", DIFFERENCES " + round.differences());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** By kind: rounds, differences, median and worst recovery. */
  private static String table(List<FaultBench.Round> rounds) {
    Map<FaultKind, List<FaultBench.Round>> byKind = new EnumMap<>(FaultKind.class);
    rounds.forEach(
        round -> byKind.computeIfAbsent(round.kind(), kind -> new ArrayList<>()).add(round));
    StringBuilder table = new StringBuilder("| fault | rounds | differences | median | worst |\n");
    table.append("|---|---|---|---|---|\n");
    byKind.forEach((kind, of) -> table.append(row(kind.title(), of)));
    return table.append(row("all", rounds)).toString();
  }

  private static String row(String title, List<FaultBench.Round> rounds) {
    List<Double> recoveries =
        rounds.stream().map(round -> seconds(round.recovery())).sorted().toList();
    return "| %s | %d | %d | %.1f s | %.1f s |%n"
        .formatted(
            title,
            rounds.size(),
            rounds.stream().mapToInt(round -> round.differences().size()).sum(),
            recoveries.get(recoveries.size() / 2),
            recoveries.get(recoveries.size() - 1));
  }
}
