package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.config.Keys;
import io.tongji.period.Month;
import io.tongji.runtime.Offsets;
import io.tongji.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingest that is killed at any moment and run again ends as one that was left alone. */
final class IngestKillIT {

  private static final int KILLS = 30;
  private static final int UNITS = 8;
  private static final int FIRST_YEAR = 2010;
  private static final int YEARS = 14;
  private static final long SEED = 20_240_226;

  /** Rows of one transaction: several to a file, so that it can be cut off between them. */
  private static final int CHUNK = 200;

  @TempDir private Path directory;

  @Test
  void killedThirtyTimesAndRunAgainTheExportIsThatOfAnUndisturbedRun() throws Exception {
    try (Stand stand = new Stand(directory)) {
      for (String prefix : List.of("calm", "killed")) {
        stand.createTopics(prefix);
        feed(stand, prefix, "register", registerFile());
      }
      Random random = new Random(SEED);
      int cutOff = 0;
      for (int round = 0; round < KILLS; round++) {
        Path file = file(round, random);
        feed(stand, "calm", "output", file);
        cutOff += killed(stand, file, round, random) ? 1 : 0;
        feed(stand, "killed", "output", file);
      }
      assertThat(cutOff).as("kills that left a file half fed, seed %s", SEED).isPositive();
      assertThat(Lines.differing(published(stand, "killed"), published(stand, "calm"))).isEmpty();
    }
  }

  /** Starts an ingest and kills it; true if some of its records were in the topic, but not all. */
  private boolean killed(Stand stand, Path file, int round, Random random) throws Exception {
    try (Offsets offsets = new Offsets(stand.clients("killed"))) {
      long before = written(offsets);
      ProcessBuilder builder =
          new ProcessBuilder(CommandEnd.java(command(stand, "killed", "output", file), directory));
      Path log = directory.resolve("killed-" + round + ".log");
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (round % 3 == 0) {
        Thread.sleep(random.nextInt(1_500)); // the moment itself is what is tried
      } else {
        while (written(offsets) == before && process.isAlive()) {
          Thread.onSpinWait(); // each question to the brokers takes its time
        }
        Thread.sleep(random.nextInt(60)); // the moment itself is what is tried
      }
      process.destroyForcibly().waitFor();
      long records = written(offsets) - before;
      return records > 0 && records < UNITS * YEARS * 11;
    }
  }

  private static long written(Offsets offsets) {
    return offsets.ends(List.of(new Topics("killed").returns("output"))).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static void feed(Stand stand, String prefix, String form, Path file) {
    CommandEnd end = CommandEnd.of(command(stand, prefix, form, file));
    assertThat(end.exitCode()).as(end.messages()).isZero();
  }

  private static List<String> command(Stand stand, String prefix, String form, Path file) {
    List<String> command =
        new ArrayList<>(List.of("ingest", "--form=" + form, "--no-wait", "--quiet"));
    Map<String, String> settings = stand.settings(prefix, "clerk");
    settings.put(Keys.INGEST_TRANSACTION_ROWS.name(), Integer.toString(CHUNK));
    settings.put(Keys.INGEST_TRANSACTION_TIMEOUT.name(), "PT3S");
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    command.add(file.toString());
    return command;
  }

  private Path registerFile() throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("unit_id,kind,name,area,industry,frames,valid_from"));
    for (int unit = 0; unit < KILLS * UNITS; unit++) {
      lines.add(Papers.enterprise(unit) + ",enterprise,样本,330483004,3911,规上,2000-01");
    }
    return Files.write(directory.resolve("register.csv"), lines);
  }

  /**
   * Units of their own; some months stand twice, with and without revisions, so that the order and
   * the number of arrivals would show.
   */
  private Path file(int round, Random random) throws IOException {
    List<String> lines = new ArrayList<>(List.of("unit_id,period,ytd,revision"));
    for (int month = 0; month < YEARS * 11; month++) {
      String period = Month.of(FIRST_YEAR + month / 11, 2 + month % 11).toString();
      for (int unit = 0; unit < UNITS; unit++) {
        String key = Papers.enterprise(round * UNITS + unit) + "," + period + ",";
        lines.add(key + random.nextInt(1_000_000) + ",");
        if (random.nextInt(10) == 0) {
          lines.add(key + random.nextInt(1_000_000) + (random.nextBoolean() ? "," : ",3"));
        }
      }
    }
    return Files.write(directory.resolve("output-" + round + ".csv"), lines);
  }

  private Path published(Stand stand, String prefix) throws Exception {
    try (InstanceProcess instance =
        InstanceProcess.start(stand.settings(prefix, "one"), directory.resolve(prefix + ".log"))) {
      instance.awaitReady();
      stand.awaitPublished(prefix);
    }
    return stand.export(prefix);
  }
}
