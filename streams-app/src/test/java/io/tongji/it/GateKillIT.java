package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.avro.Aggregate;
import io.tongji.avro.VintageKey;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that is killed at any moment leaves releases whole or not at all, and each once. */
final class GateKillIT {

  private static final int KILLS = 30;
  private static final long SEED = 20_240_226;
  private static final int LONGEST_LIFE_MILLIS = 12_000;
  private static final int FIRMS = 12;
  private static final String PREFIX = "killedgate";
  private static final Topics TOPICS = new Topics(PREFIX);

  @TempDir private Path directory;

  @Test
  void killedThirtyTimesItPublishesEachReleaseOnceAndWhole() throws Exception {
    List<Month> months = months();
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      try (Bureau bureau = new Bureau(stand, PREFIX);
          Pipeline pipeline = stand.start(PREFIX)) {
        feed(bureau, months);
        stand.awaitPublished(PREFIX);
        Random random = new Random(SEED);
        for (int round = 0; round < KILLS; round++) {
          ask(stand, bureau, months.get(round));
          Process gate = gate(stand);
          Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS)); // the moment of the kill
          gate.destroyForcibly().waitFor();
        }
        assertThatReleasesAreWhole(stand, bureau);
        Process last = gate(stand);
        List<ReleaseOutcome> outcomes =
            Await.until(
                Duration.ofMinutes(5),
                () -> reader(stand).outcomes(),
                found -> found.size() >= KILLS);
        last.destroyForcibly().waitFor();
        assertThat(outcomes).hasSize(KILLS).allMatch(ReleaseOutcome::isPublished);
        assertThat(pipeline.ready()).isTrue();
      }
      try (Bureau bureau = new Bureau(stand, PREFIX)) {
        assertThatReleasesAreWhole(stand, bureau);
        assertThat(reader(stand).releases()).hasSize(KILLS);
      }
    }
  }

  /** As many as there are kills, without Januaries, which output does not have. */
  private static List<Month> months() {
    return IntStream.range(0, 2 * KILLS)
        .mapToObj(number -> Month.of(2019, 2).plus(number))
        .filter(month -> month.month() != 1)
        .limit(KILLS)
        .toList();
  }

  private static void feed(Bureau bureau, List<Month> months) {
    for (int firm = 1; firm <= FIRMS; firm++) {
      bureau.register(Papers.enterprise(firm), "2018-01", Papers.entry("330483004"));
      for (Month month : months) {
        bureau.report(
            "output",
            Papers.enterprise(firm),
            month.toString(),
            Papers.output((1000 + 10L * firm) * month.month(), 1));
      }
    }
  }

  private static void ask(Stand stand, Bureau bureau, Month through) {
    ReleaseRecords records =
        new ReleaseRecords(TOPICS, stand.clients(PREFIX).serdes(), Stand.PARTITIONS);
    bureau.send(
        records.encode(
            new ReleaseRequest("r" + through, through.toString(), "P", null, null, "tester")));
  }

  /** A gate in a process of its own, as soon as it is ready. */
  private Process gate(Stand stand) throws Exception {
    Path rules = directory.resolve("rules");
    if (!Files.exists(rules)) {
      Files.writeString(
          rules, "minimum = 3\npercent = 15\nsigned.factor = 1\nsalt = " + "0f".repeat(16) + "\n");
      Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-------"));
    }
    List<String> command = new ArrayList<>(stand.command(PREFIX, "gate"));
    command.add("--set=release.rules.file=" + rules);
    Process gate =
        new ProcessBuilder(Packaged.java(command, directory))
            .redirectError(ProcessBuilder.Redirect.appendTo(directory.resolve("gate.log").toFile()))
            .start();
    BufferedReader out = gate.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).as("log: %s", directory.resolve("gate.log")).isEqualTo("ready gate");
    return gate;
  }

  private static ReleaseReader reader(Stand stand) {
    return new ReleaseReader(stand.clients(PREFIX), TOPICS);
  }

  private static void assertThatReleasesAreWhole(Stand stand, Bureau bureau) {
    List<PublishedRelease> releases = reader(stand).releases();
    Map<String, Map<String, Long>> written = new HashMap<>();
    bureau
        .records(TOPICS.vintages(), VintageKey.class, Aggregate.class)
        .forEach(
            record ->
                written
                    .computeIfAbsent(record.key().getRELEASEID(), first -> new TreeMap<>())
                    .merge(record.key().getINDICATOR(), 1L, Long::sum));
    Map<String, Map<String, Long>> stated = new HashMap<>();
    releases.forEach(release -> stated.put(release.id(), release.records()));
    assertThat(written).as("seed %s", SEED).isEqualTo(stated);
    assertThat(releases)
        .extracting(PublishedRelease::number)
        .containsExactlyElementsOf(
            Stream.iterate(1L, number -> number + 1).limit(releases.size()).toList());
    assertThat(bureau.read(TOPICS.release())).hasSameSizeAs(bureau.read(TOPICS.vintages()));
    assertThat(reader(stand).outcomes())
        .filteredOn(ReleaseOutcome::isPublished)
        .extracting(outcome -> outcome.request().id())
        .doesNotHaveDuplicates()
        .hasSameSizeAs(releases);
  }
}
