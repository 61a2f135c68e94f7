package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final Duration SETTLE =
      Duration.ofSeconds(Integer.getInteger("tongji.local.settle", 0));
  private static final Duration REST =
      Duration.ofSeconds(Integer.getInteger("tongji.local.rest", 10));
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
    theConsoleAnswersAsTheTopicsDo();
    noPasswordIsShown(local);
    local.destroyForcibly().waitFor();

    Process killed = start();
    assertThat(export("after-kill")).isEqualTo(before);
    killed.destroy();
    assertThat(killed.waitFor(2, TimeUnit.MINUTES)).as("ends in time").isTrue();
    assertThat(killed.exitValue()).isZero();

    Process stopped = start();
    assertThat(export("after-stop")).isEqualTo(before).contains("GIO");
    verify();
    costsNextToNothingAtRest(stopped);
    String backup = scratch.resolve("backup").toString();
    ask("backup", "--out=" + backup);
    stopped.destroy();
    stopped.waitFor();

    Process found = start(scratch.resolve("found"), "--restore=" + backup);
    assertThat(withoutTheirTime(export("after-loss"))).isEqualTo(withoutTheirTime(before));
    found.destroy();
    found.waitFor();
    CommandEnd.of(List.of("local", "--data-dir=" + scratch.resolve("found"), "--restore=" + backup))
        .failsWith(2, "begins a new data directory", "not there yet");
  }

  /** Commands get the same from the console as from the topics, which they do not read then. */
  private void theConsoleAnswersAsTheTopicsDo() throws Exception {
    String nowhere = "--registry-url=http://127.0.0.1:9";
    String nobody = "--set=console.dir=" + scratch.resolve("nobody");
    for (String question :
        List.of("board --month --bridge", "queries --top=5", "export --indicator=GIO --to=2022")) {
      List<String> words = List.of(question.split(" "));
      CommandEnd read = process(words, nobody);
      CommandEnd answered = process(words, nowhere);
      assertThat(answered.exitCode()).as(answered.messages()).isZero();
      assertThat(answered.out()).as(question).isEqualTo(read.out()).isNotEmpty();
    }
    process(List.of("board", "--area=Mars"), nowhere).failsWith(2, "Mars");
    process(List.of("board"), nowhere, nobody, "--set=operation.timeout=PT12S").failsWith(3, ":9");
  }

  private CommandEnd process(List<String> words, String... options) throws Exception {
    return CommandEnd.ofProcess(atServers(words, options), Map.of(), scratch);
  }

  /** What is restored is the input: its figures are made anew. */
  private static List<String> withoutTheirTime(String csv) {
    return csv.lines().map(line -> line.substring(0, line.lastIndexOf(','))).toList();
  }

  /**
   * Killed at rest and while it reads, it comes back by itself, be there much that coordinators
   * have to load. The long form, {@code ./tongji test --kills}, with as many commits as a day of
   * feeding leaves, is for a change of what starts and stops the broker.
   */
  @Test
  void killedAtRandomMomentsItComesBackByItself() throws Exception {
    long seed = Long.getLong("tongji.kills.seed", System.nanoTime());
    System.out.printf("%d kills of seed %d%n", KILLS, seed);
    Random random = new Random(seed);
    List<Double> recoveries = new ArrayList<>();
    Process local = start();
    ask("ingest", "--form=register", SAMPLE.resolve("register.csv").toString());
    leaveCommits();
    for (int kill = 0; kill < KILLS; kill++) {
      List<String> feeding =
          List.of("ingest", "--form=output", "--no-wait", corrected(kill).toString());
      CompletableFuture<CommandEnd> cutOff =
          kill % 2 == 0
              ? CompletableFuture.supplyAsync(() -> run(feeding, "--set=operation.timeout=PT5S"))
              : new CompletableFuture<>();
      Thread.sleep(random.nextInt(6_000)); // the moment itself is what is tried
      local.destroyForcibly().waitFor();
      long killed = System.nanoTime();
      try {
        local = start();
      } catch (AssertionError notReady) {
        throw new AssertionError("kill %d of seed %d".formatted(kill + 1, seed), notReady);
      }
      recoveries.add(seconds(killed));
      String when = kill % 2 == 0 ? "while it is fed" : "at rest";
      print("%3d killed %s: ready after %.1f s%n", kill + 1, when, seconds(killed));
      if (kill % 2 == 0) {
        cutOff.join();
        ask(feeding.toArray(String[]::new));
      }
    }
    Collections.sort(recoveries);
    double worst = recoveries.get(KILLS - 1);
    print("%d kills: median %.1f s, worst %.1f s%n", KILLS, recoveries.get(KILLS / 2), worst);
    verify();
    local.destroy();
    local.waitFor();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  /** The sample's output of a year, each time with other cumulatives. */
  private Path corrected(int kill) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(SAMPLE.resolve("output-2022.csv")));
    for (int row = 1; row < lines.size(); row++) {
      String[] cells = lines.get(row).split(",", -1);
      String ytd = cells[3];
      cells[3] = ytd.isEmpty() ? "" : new BigDecimal(ytd).add(BigDecimal.valueOf(kill)).toString();
      lines.set(row, String.join(",", cells));
    }
    return Files.write(scratch.resolve("output-" + kill + ".csv"), lines);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
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
    return start(scratch.resolve("data"));
  }

  private Process start(Path data, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("local", "--data-dir=" + data, "--kafka-port=0", "--registry-port=0"));
    command.add("--http-port=0");
    command.addAll(List.of(more));
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

  /**
   * No transaction is begun while nothing comes, and the positions that prove memberships stay
   * below a megabyte an hour. What processor time it takes is printed; the long form, {@code
   * -Dtongji.local.settle=1200 -Dtongji.local.rest=120}, leaves Java's compilers time to end first.
   */
  private void costsNextToNothingAtRest(Process local) throws Exception {
    Await.until(Duration.ofMinutes(1), () -> growth("__transaction_state"), grown -> grown == 0);
    Thread.sleep(SETTLE.toMillis());
    long transactions = size("__transaction_state");
    long offsets = size("__consumer_offsets");
    Duration before = processorTime(local);
    Thread.sleep(REST.toMillis());
    Duration spent = processorTime(local).minus(before);
    long grown = size("__consumer_offsets") - offsets;
    System.out.printf(
        Locale.ROOT,
        "at rest: %.2f %% of a core, %d kB an hour%n",
        100.0 * spent.toMillis() / REST.toMillis(),
        grown * 3600 / REST.toSeconds() / 1000);
    assertThat(size("__transaction_state")).isEqualTo(transactions);
    assertThat(grown * 3600 / REST.toSeconds()).isLessThan(1_000_000);
  }

  private long growth(String topic) throws Exception {
    long before = size(topic);
    Thread.sleep(2_000);
    return size(topic) - before;
  }

  /** Bytes of a topic on the broker's disk. */
  private long size(String topic) throws IOException {
    try (Stream<Path> files = Files.walk(scratch.resolve("data/broker"))) {
      return files
          .filter(file -> file.toString().endsWith(".log") && file.toString().contains("/" + topic))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static Duration processorTime(Process local) {
    return Stream.concat(Stream.of(local.toHandle()), local.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
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
    CommandEnd end = run(List.of(command));
    assertThat(end.exitCode()).as(end.messages()).isLessThan(2);
    return end;
  }

  private CommandEnd run(List<String> command, String... options) {
    return CommandEnd.of(atServers(command, options));
  }

  private List<String> atServers(List<String> command, String... options) {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(options));
    whole.add("--bootstrap-servers=" + ready.replaceAll(".* kafka=(\\S+).*", "$1"));
    if (whole.stream().noneMatch(word -> word.startsWith("--registry-url="))) {
      whole.add("--registry-url=" + ready.replaceAll(".* registry=(\\S+).*", "$1"));
    }
    return whole;
  }
}
