package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.Keys;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingest that is killed at any moment and run again ends as one that was left alone. */
final class IngestKillIT {

  private static final int KILLS = 30;
  private static final int UNITS = 8;
  private static final int FIRST_YEAR = 2010;
  private static final int YEARS = 8;

  /** Drawn, so that each run kills at other moments. */
  private static final long SEED = Long.getLong("tongji.kills.seed", System.nanoTime());

  /** Rows of one transaction in every other round: several to a file, which is cut off between. */
  private static final int CHUNK = 100;

  private static final int WHOLE_FILE = 100_000;

  /**
   * Bytes a second that brokers take of a feeding that is to be cut off, and of a batch: after ten
   * seconds' worth at once each request is answered a second later, and much of the file is left.
   */
  private static final int LOWEST_QUOTA = 50;

  private static final int HIGHEST_QUOTA = 1_000;
  private static final int SLOW_BATCH = 2_048;

  @TempDir private Path directory;

  @Test
  void killedThirtyTimesAndRunAgainTheFiguresAreThoseOfAnUndisturbedRun() throws Exception {
    try (Stand stand = new Stand(directory)) {
      for (String prefix : List.of("calm", "killed")) {
        stand.createTopics(prefix);
        feed(stand, prefix, "register", registerFile());
      }
      leaveClasses(stand);
      System.out.println("kills of seed " + SEED);
      Random random = new Random(SEED);
      for (int round = 0; round < KILLS; round++) {
        Path file = file(round, random);
        feed(stand, "calm", "output", file);
        boolean cutOff = killed(stand, file, round, random);
        if (isSlow(round)) {
          assertThat(cutOff).as("file %d is half fed, seed %d", round, SEED).isTrue();
        }
        feedAgain(stand, file, clerks(round));
      }
      awaitRolledBack(stand);
      assertThatRowsBecameVisibleTogether(stand);
      assertThat(Rows.differing(published(stand, "killed"), published(stand, "calm")))
          .as("seed %d", SEED)
          .isEmpty();
    }
  }

  /** What is killed at once afterwards starts sooner. */
  private void leaveClasses(Stand stand) throws Exception {
    List<String> register = command(stand, "killed", registerFile(), CHUNK);
    register.set(1, "--form=register");
    Process again = new ProcessBuilder(Packaged.javaLeavingClasses(register, directory)).start();
    assertThat(again.waitFor()).isZero();
  }

  /** Now and then two clerks feed the same file again at once. */
  private static int clerks(int round) {
    return round % 3 == 0 ? 2 : 1;
  }

  /** Two of three are killed while their file is sent, which takes long; one at any moment. */
  private static boolean isSlow(int round) {
    return round % 3 != 0;
  }

  private static int chunk(int round) {
    return round % 2 == 0 ? WHOLE_FILE : CHUNK;
  }

  private void feedAgain(Stand stand, Path file, int clerks) {
    List<CompletableFuture<Void>> feeding = new ArrayList<>();
    for (int clerk = 0; clerk < clerks; clerk++) {
      feeding.add(CompletableFuture.runAsync(() -> feed(stand, "killed", "output", file)));
    }
    feeding.forEach(CompletableFuture::join);
  }

  /** What a killed run left is nothing, all of its file, or whole steps of it. */
  private static void assertThatRowsBecameVisibleTogether(Stand stand) {
    Map<Integer, Integer> whole = committed(stand, "calm");
    Map<Integer, Integer> committed = committed(stand, "killed");
    for (int round = 0; round < KILLS; round++) {
      int all = whole.getOrDefault(round, 0);
      int left = committed.getOrDefault(round, 0) - clerks(round) * all;
      assertThat(left == all || left % Math.min(chunk(round), all) == 0)
          .as("round %d, seed %d: %d of %d rows are visible", round, SEED, left, all)
          .isTrue();
    }
  }

  /** How many returns of each round readers of committed records see. */
  private static Map<Integer, Integer> committed(Stand stand, String prefix) {
    Map<String, Integer> rounds = new HashMap<>();
    for (int unit = 0; unit < KILLS * UNITS; unit++) {
      rounds.put(Papers.enterprise(unit), unit / UNITS);
    }
    Map<Integer, Integer> committed = new HashMap<>();
    String topic = new Topics(prefix).returns("output");
    try (Bureau bureau = new Bureau(stand, prefix)) {
      bureau
          .records(topic, ReturnKey.class, OutputReturn.class)
          .forEach(
              printed -> committed.merge(rounds.get(printed.key().getUnitId()), 1, Integer::sum));
    }
    return committed;
  }

  /** Starts an ingest and kills it; true if some of its records were in the topic, but not all. */
  private boolean killed(Stand stand, Path file, int round, Random random) throws Exception {
    try (Admin admin = stand.clients("killed").admin()) {
      long before = sum(logEnds(admin));
      ProcessBuilder builder =
          new ProcessBuilder(
              Packaged.java(toBeKilled(stand, admin, file, round, random), directory));
      Path log = directory.resolve("killed-" + round + ".log");
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      while (isSlow(round) && sum(logEnds(admin)) == before && process.isAlive()) {
        Thread.onSpinWait(); // each question to the brokers takes its time
      }
      Thread.sleep(random.nextInt(isSlow(round) ? 1_000 : 1_500)); // the moment is what is tried
      process.destroyForcibly().waitFor();
      long records = sum(logEnds(admin)) - before;
      return records > 0 && records < UNITS * YEARS * 11;
    }
  }

  private static List<String> toBeKilled(
      Stand stand, Admin admin, Path file, int round, Random random) throws Exception {
    Map<String, String> settings = clerk(stand, "killed", chunk(round));
    if (isSlow(round)) {
      String client = "slow-" + round;
      int quota = LOWEST_QUOTA + random.nextInt(HIGHEST_QUOTA - LOWEST_QUOTA);
      ClientQuotaEntity entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, client));
      List<ClientQuotaAlteration.Op> slow =
          List.of(new ClientQuotaAlteration.Op("producer_byte_rate", (double) quota));
      admin.alterClientQuotas(List.of(new ClientQuotaAlteration(entity, slow))).all().get();
      settings.put("kafka.client.id", client);
      settings.put("kafka.batch.size", Integer.toString(SLOW_BATCH));
    }
    return command(settings, stand, file);
  }

  /** Where the topic of output ends, open transactions included. */
  private static Map<TopicPartition, Long> logEnds(Admin admin) throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int number = 0; number < Stand.PARTITIONS; number++) {
      String topic = new Topics("killed").returns("output");
      asked.put(new TopicPartition(topic, number), OffsetSpec.latest());
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(asked).all().get().forEach((at, end) -> ends.put(at, end.offset()));
    return ends;
  }

  private static long sum(Map<TopicPartition, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The brokers have rolled back what the last killed runs left open. */
  private static void awaitRolledBack(Stand stand) throws Exception {
    try (Admin admin = stand.clients("killed").admin();
        Offsets offsets = new Offsets(stand.clients("killed"))) {
      Map<TopicPartition, Long> ends = logEnds(admin);
      List<String> topics = List.of(new Topics("killed").returns("output"));
      boolean rolledBack =
          Await.until(
              Duration.ofMinutes(4),
              () -> {
                Map<TopicPartition, Long> committed = offsets.ends(topics);
                return ends.keySet().stream()
                    .allMatch(at -> committed.getOrDefault(at, 0L) >= ends.getOrDefault(at, 0L));
              },
              done -> done);
      assertThat(rolledBack).as("transactions of killed runs are rolled back").isTrue();
    }
  }

  private static void feed(Stand stand, String prefix, String form, Path file) {
    List<String> command = command(stand, prefix, file, CHUNK);
    command.set(1, "--form=" + form);
    CommandEnd end = CommandEnd.of(command);
    assertThat(end.exitCode()).as(end.messages()).isZero();
  }

  private static List<String> command(Stand stand, String prefix, Path file, int chunk) {
    return command(clerk(stand, prefix, chunk), stand, file);
  }

  private static Map<String, String> clerk(Stand stand, String prefix, int chunk) {
    Map<String, String> settings = stand.settings(prefix, "clerk");
    settings.put(Keys.INGEST_TRANSACTION_ROWS.name(), Integer.toString(chunk));
    settings.put(Keys.INGEST_TRANSACTION_TIMEOUT.name(), "PT3S");
    return settings;
  }

  private static List<String> command(Map<String, String> settings, Stand stand, Path file) {
    List<String> command =
        new ArrayList<>(List.of("ingest", "--form=output", "--no-wait", "--quiet"));
    command.add(SettingsFile.option(settings, stand.directory()));
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
   * Units of their own; most rows have no revision, and some months stand twice with two of them,
   * the higher one first or last, so that the order and the number of arrivals would show.
   */
  private Path file(int round, Random random) throws IOException {
    List<String> lines = new ArrayList<>(List.of("unit_id,period,ytd,revision"));
    for (int month = 0; month < YEARS * 11; month++) {
      String period = Month.of(FIRST_YEAR + month / 11, 2 + month % 11).toString();
      for (int unit = 0; unit < UNITS; unit++) {
        String key = Papers.enterprise(round * UNITS + unit) + "," + period + ",";
        boolean twice = random.nextInt(10) == 0;
        if (twice) {
          lines.add(key + random.nextInt(1_000_000) + (random.nextBoolean() ? ",2" : ",4"));
        }
        lines.add(key + random.nextInt(1_000_000) + (twice ? ",3" : ","));
      }
    }
    return Files.write(directory.resolve("output-" + round + ".csv"), lines);
  }

  private Map<SeriesKey, Aggregate> published(Stand stand, String prefix) throws Exception {
    try (InstanceProcess instance =
        InstanceProcess.start(stand.settings(prefix, "one"), directory.resolve(prefix + ".log"))) {
      instance.awaitReady();
      stand.awaitPublished(prefix);
    }
    return stand.published(prefix);
  }
}
