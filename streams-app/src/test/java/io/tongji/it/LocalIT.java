package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker, registry and pipeline in one process, which ends in every way that a process may. */
final class LocalIT {

  private static final Path SAMPLE = Path.of("src/main/resources/sample");

  private static final int KILLS = Integer.getInteger("tongji.local.kills", 2);
  private static final int COMMITS = Integer.getInteger("tongji.local.commits", 0);
  private static final int GROUPS = 20;
  private static final int IN_FLIGHT = 100;

  @TempDir private Path scratch = Path.of("");

  private String ready = "";

  @Test
  void whatWasFedSurvivesKillStopAndRestart() throws Exception {
    Process local = start();
    ask("ingest", "--form=register", SAMPLE.resolve("register.csv").toString());
    ask("ingest", "--form=output", SAMPLE.resolve("output-2022.csv").toString());
    verify();
    String before = export("before");
    noPasswordIsShown(local);
    local.destroyForcibly().waitFor();

    Process killed = start();
    assertThat(export("after-kill")).isEqualTo(before);
    killed.destroy();
    assertThat(killed.waitFor(30, TimeUnit.SECONDS)).as("ends in time").isTrue();
    assertThat(killed.exitValue()).isZero();

    Process stopped = start();
    assertThat(export("after-stop")).isEqualTo(before).contains("GIO");
    verify();
    stopped.destroy();
    stopped.waitFor();
  }

  /**
   * Killed at rest and while it reads, it comes back by itself, be there much that coordinators
   * have to load. The long form, {@code -Dtongji.local.kills=20 -Dtongji.local.commits=400000},
   * which is what a day of feeding leaves, is for a change of what starts and stops the broker.
   */
  @Test
  void killedAtRandomMomentsItComesBackByItself() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Process local = start();
    ask("ingest", "--form=register", SAMPLE.resolve("register.csv").toString());
    leaveCommits();
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill % 2 == 0) {
        ask("ingest", "--form=output", "--no-wait", SAMPLE.resolve("output-2022.csv").toString());
      }
      Thread.sleep(random.nextInt(4_000));
      local.destroyForcibly().waitFor();
      long killed = System.nanoTime();
      try {
        local = start();
      } catch (AssertionError notReady) {
        throw new AssertionError("kill %d of seed %d".formatted(kill, seed), notReady);
      }
      System.out.printf("kill %d: ready after %d s%n", kill, seconds(killed));
    }
    verify();
    local.destroy();
    local.waitFor();
  }

  private static long seconds(long since) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
  }

  /** Commits of groups of no other use, in all partitions of offsets. */
  private void leaveCommits() throws Exception {
    Map<String, Object> options = new HashMap<>(clientOptions());
    TopicPartition read = new TopicPartition("tongji.register", 0);
    for (int group = 0; group < GROUPS; group++) {
      options.put("group.id", "day-" + group);
      try (KafkaConsumer<byte[], byte[]> member =
          new KafkaConsumer<>(options, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        member.assign(List.of(read));
        for (int commit = 0; commit < COMMITS / GROUPS; commit++) {
          member.commitAsync(Map.of(read, new OffsetAndMetadata(commit)), (at, failed) -> {});
          if (commit % IN_FLIGHT == 0) {
            member.commitSync(Map.of(read, new OffsetAndMetadata(commit)));
          }
        }
      }
    }
  }

  private Map<String, Object> clientOptions() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = Files.newInputStream(scratch.resolve("data/client.properties"))) {
      properties.load(file);
    }
    Map<String, Object> options = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> options.put(key, properties.getProperty(key)));
    return options;
  }

  private Process start() throws Exception {
    List<String> command =
        List.of(
            "local",
            "--data-dir=" + scratch.resolve("data"),
            "--kafka-port=0",
            "--registry-port=0",
            "--http-port=0");
    Process local =
        new ProcessBuilder(Packaged.java(command, scratch))
            .redirectError(ProcessBuilder.Redirect.appendTo(scratch.resolve("log").toFile()))
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(local.getInputStream(), StandardCharsets.UTF_8));
    ready = String.valueOf(out.readLine());
    assertThat(ready).as(Files.readString(scratch.resolve("log"))).startsWith("ready kafka=");
    return local;
  }

  /** On the page of metrics, which has labels of every client, in the log, or by {@code ps}. */
  private void noPasswordIsShown(Process local) throws Exception {
    URI page = URI.create(ready.replaceAll(".* http=(\\S+).*", "$1/metrics"));
    HttpRequest request = HttpRequest.newBuilder(page).build();
    String metrics = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    String processes =
        local
            .descendants()
            .map(child -> child.info().commandLine().orElse(""))
            .collect(Collectors.joining("\n"));
    assertThat(metrics).contains("kafka_consumer_");
    assertThat(processes).contains("-Dquarkus.http.port=");
    for (String server : List.of("broker", "registry")) {
      String password = Files.readString(scratch.resolve("data/" + server + "/tongji.secret"));
      assertThat(List.of(metrics, processes, Files.readString(scratch.resolve("log"))))
          .as(server)
          .noneMatch(shown -> shown.contains(password));
    }
  }

  /** Waits until all that was fed is published, and compares. */
  private void verify() {
    assertThat(ask("verify").messages()).contains("every published figure equals");
  }

  private String export(String name) throws Exception {
    Path file = scratch.resolve(name + ".csv");
    ask("export", "--indicator=GIO", "--exact", "--out=" + file);
    return Files.readString(file);
  }

  private CommandEnd ask(String... command) {
    List<String> whole = new ArrayList<>(List.of(command));
    whole.add("--bootstrap-servers=" + ready.replaceAll(".* kafka=(\\S+).*", "$1"));
    whole.add("--registry-url=" + ready.replaceAll(".* registry=(\\S+).*", "$1"));
    CommandEnd end = CommandEnd.of(whole);
    assertThat(end.exitCode()).as(end.messages()).isLessThan(2);
    return end;
  }
}
