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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/**
 * A gate that is killed leaves releases whole or not at all, and each once: killed while it works a
 * release out, in the midst of its transaction, and at random moments; {@code
 * -Dtongji.gate.kills=30} for more of those.
 */
final class GateKillIT {

  private static final int KILLS = Integer.getInteger("tongji.gate.kills", 1);

  /** Months of the first release, so that its transaction takes its time. */
  private static final int FIRST_RELEASE = 33;

  /** Drawn, so that each run kills at other moments. */
  private static final long SEED = Long.getLong("tongji.kills.seed", System.nanoTime());

  private static final int LONGEST_LIFE_MILLIS = 12_000;
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration BETWEEN = Duration.ofMillis(2);
  private static final int FIRMS = 12;
  private static final String PREFIX = "killedgate";
  private static final Topics TOPICS = new Topics(PREFIX);

  private static final String READY = "ready gate http=";

  @TempDir private Path directory;
  private String url = "";

  @Test
  void aKilledGatePublishesEachReleaseOnceAndWhole() throws Exception {
    List<Month> months = months();
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      try (Bureau bureau = new Bureau(stand, PREFIX);
          Pipeline pipeline = stand.start(PREFIX)) {
        feed(bureau, months);
        stand.awaitPublished(PREFIX);
        ask(stand, bureau, months.get(FIRST_RELEASE - 1));
        gate(stand).destroyForcibly().waitFor(); // while it works the release out
        killInTheMidstOfItsTransaction(stand);
        assertThatReleasesAreWhole(stand, bureau);
        System.out.println("kills of seed " + SEED);
        Random random = new Random(SEED);
        for (int round = 0; round < KILLS; round++) {
          ask(stand, bureau, months.get(FIRST_RELEASE + round));
          Process gate = gate(stand);
          Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS)); // the moment of the kill
          gate.destroyForcibly().waitFor();
        }
        assertThatReleasesAreWhole(stand, bureau);
        Process last = gate(stand);
        List<ReleaseOutcome> outcomes =
            Await.until(LONG, () -> reader(stand).outcomes(), found -> found.size() > KILLS);
        String health =
            Await.until(LONG, () -> page("/health/ready"), answer -> answer.contains("up"));
        assertThat(health).contains("up");
        assertThat(page("/metrics")).contains("tongji_gate_working 1.0");
        last.destroyForcibly().waitFor();
        assertThat(outcomes).hasSize(KILLS + 1).allMatch(ReleaseOutcome::isPublished);
        Stand.assertReady(pipeline);
      }
      try (Bureau bureau = new Bureau(stand, PREFIX)) {
        assertThatReleasesAreWhole(stand, bureau);
        assertThat(reader(stand).releases()).hasSize(KILLS + 1);
      }
    }
  }

  private void killInTheMidstOfItsTransaction(Stand stand) throws Exception {
    try (LogEnd vintages = new LogEnd(stand, PREFIX, TOPICS.vintages())) {
      Process gate = gate(stand);
      long written = Await.until(LONG, BETWEEN, vintages::records, records -> records > 0);
      gate.destroyForcibly().waitFor();
      assertThat(written).isPositive();
    }
  }

  /** Without Januaries, which output does not have. */
  private static List<Month> months() {
    int wanted = FIRST_RELEASE + KILLS;
    return IntStream.range(0, 2 * wanted)
        .mapToObj(number -> Month.of(2018, 2).plus(number))
        .filter(month -> month.month() != 1)
        .limit(wanted)
        .toList();
  }

  private static void feed(Bureau bureau, List<Month> months) {
    for (int firm = 1; firm <= FIRMS; firm++) {
      bureau.register(Papers.enterprise(firm), "2017-01", Papers.entry("330483004"));
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
    String ready = out.readLine();
    assertThat(ready).as("log: %s", directory.resolve("gate.log")).startsWith(READY);
    url = ready.substring(READY.length());
    return gate;
  }

  private String page(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
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
