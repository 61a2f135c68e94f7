package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import io.tongji.app.cluster.ClusterSetup;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.Instance;
import io.tongji.app.run.LocalCluster;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.Target;
import io.tongji.avro.TargetKey;
import io.tongji.avro.TaxReturn;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.operations.PrometheusRules;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishIT {

  private static final String UNIT = "91330483000000019W";
  private static final int PARTITIONS = 3;

  @TempDir private Path directory;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void aReturnIsExportedShownOnTheBoardAndScraped() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(directory.resolve("cluster"), 0, 0)) {
      AppConfig config = config(cluster);
      ClusterSetup.createTopics(config);
      try (Instance instance = Instance.start(config, StreamsPipeline::create)) {
        feed(ConfiguredCluster.clients(config));
        String gio =
            "{activity=\"_T\",area=\"330483K01\",indicator=\"GIO\","
                + "period=\"2023-12\",span=\"ytd\",view=\"live\"} ";
        List<String> figures =
            List.of(
                "tongji_yoy_ratio" + gio + "0.2\n",
                "tongji_target_completion_ratio" + gio + "0.6\n",
                "tongji_amount_cny" + gio.replace("GIO", "PLAT_TAX") + "12250.0\n",
                "tongji_coverage_ratio{");
        String page = scrapeUntil(instance.url(), figures);
        assertThat(page)
            .contains(figures)
            .contains(
                "tongji_returns_total{form=\"output\",result=\"accepted\"} 1.0\n",
                "kafka_stream_client_state",
                "kafka_stream_thread_process_total{",
                "kafka_producer_record_send_total{");
        Set<String> ofTheGate =
            Set.of("tongji_gate_working", "tongji_gate_waiting_seconds"); // on its own page
        assertThat(PrometheusRules.metrics()).containsAll(ofTheGate);
        Set<String> asked = new HashSet<>(PrometheusRules.metrics());
        asked.removeAll(ofTheGate);
        assertThat(namesOn(page)).containsAll(asked);
        exports(cluster);
        prints(cluster);
        rounds(cluster);
        refuses(cluster);
      }
    }
  }

  private static Set<String> namesOn(String page) {
    return page.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[{ ].*", ""))
        .collect(Collectors.toSet());
  }

  private void exports(LocalCluster cluster) throws IOException {
    Path file = directory.resolve("export.csv");
    String options = "--indicator GIO --area 330483K01 --activity _T --from 2023-12 --out " + file;
    assertThat(run(cluster, "export " + options)).isZero();
    assertThat(Files.readAllLines(file))
        .doesNotHaveDuplicates()
        .anyMatch(line -> line.contains("GIO,_T,BRIDGE_SAME,CNY,2023-12,0.20,8,2,P,N,,,20"))
        .anyMatch(line -> line.contains("GIO,_T,RESPONSE_RATE,PT,2023-12,100.0,0,1,P,N,,,20"))
        .anyMatch(line -> line.contains("GIO,_T,YTD,CNY,2023-12,1.20,8,2,P,N,,,20"))
        .anyMatch(line -> line.contains("GIO,_T,COMPLETION,PT,2023-12,60.0,0,1,P,N,,,20"));
    assertThat(run(cluster, "board --period 2023-12")).isZero();
    assertThat(output.toString()).containsPattern("规上工业总产值 +1\\.20 亿元 +20\\.0% +60\\.0% +-40\\.0");
    assertThat(output.toString()).doesNotContain("增长分解");
    assertThat(run(cluster, "board --period 2023-12 --bridge")).isZero();
    assertThat(output.toString())
        .containsPattern("规上工业总产值 +-- +0\\.00 +0\\.00 +\\+1\\.00 +\\+0\\.20 +1\\.20 亿元 +0\\.00");
  }

  /** A reader that has had enough is no failure, a full disk is one. */
  private void prints(LocalCluster cluster) throws Exception {
    Path printed = directory.resolve("printed.txt");
    Process closed = export(cluster, printed, Redirect.PIPE);
    closed.getInputStream().close();
    assertThat(closed.waitFor()).isZero();
    assertThat(printed).isEmptyFile();

    Process full = export(cluster, printed, Redirect.to(new File("/dev/full")));
    assertThat(full.waitFor()).isEqualTo(2);
    assertThat(printed)
        .content()
        .startsWith("tongji: cannot write to standard output: ")
        .endsWith("; make room there\n");
  }

  private Process export(LocalCluster cluster, Path printed, Redirect out) throws IOException {
    String servers = " --bootstrap-servers " + cluster.bootstrapServers();
    String options =
        "export --quiet --set lang=en --registry-url " + cluster.registryUrl() + servers;
    return new ProcessBuilder(Packaged.java(List.of(options.split(" ")), directory))
        .redirectOutput(out)
        .redirectError(printed.toFile())
        .start();
  }

  /** 12,250 yuan lie halfway between 1.22 and 1.23 万元. */
  private void rounds(LocalCluster cluster) throws IOException {
    assertThat(taxIn(cluster, "")).contains(",PLAT_TAX,_T,YTD,CNY,2023-12,1.23,4,2,P,");
    assertThat(taxIn(cluster, " --set rounding.mode=HALF_EVEN"))
        .contains(",PLAT_TAX,_T,YTD,CNY,2023-12,1.22,4,2,P,");
  }

  private String taxIn(LocalCluster cluster, String mode) throws IOException {
    Path file = directory.resolve("tax.csv");
    String options = "export --indicator PLAT_TAX --area 330483K01 --activity _T --out " + file;
    assertThat(run(cluster, options + mode)).isZero();
    return Files.readString(file);
  }

  private void refuses(LocalCluster cluster) {
    assertThat(run(cluster, "export --area 3304830")).isEqualTo(2);
    assertThat(errors.toString()).contains("no area 3304830; did you mean 330483?");
    assertThat(run(cluster, "export --view release")).isEqualTo(2);
    assertThat(run(cluster, "export --from 2023-13")).isEqualTo(2);
    assertThat(run(cluster, "export --topic-prefix absent --set operation.timeout=PT15S"))
        .isEqualTo(2);
    assertThat(run(cluster, "board --bootstrap-servers 127.0.0.1:1 --set operation.timeout=PT2S"))
        .isEqualTo(3);
  }

  private AppConfig config(LocalCluster cluster) {
    return cluster
        .pointAt(AppConfig.defaults())
        .with(
            Map.of(
                Keys.TOPICS_PARTITIONS.name(), Integer.toString(PARTITIONS),
                Keys.STATE_DIR.name(), cluster.stateDirectory().toString(),
                Keys.HTTP_PORT.name(), "0"));
  }

  private int run(LocalCluster cluster, String line) {
    List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
    if (!arguments.contains("--bootstrap-servers")) {
      arguments.addAll(List.of("--bootstrap-servers", cluster.bootstrapServers()));
    }
    arguments.addAll(List.of("--registry-url", cluster.registryUrl()));
    return Main.command()
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments.toArray(String[]::new));
  }

  /** Each indicator is published by a task of its own, so one may show before another. */
  private static String scrapeUntil(String url, List<String> expected) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
    long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    String page = "";
    while (!expected.stream().allMatch(page::contains) && System.nanoTime() < deadline) {
      Thread.sleep(200);
      page = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
    return page;
  }

  private static void feed(Clients clients) throws Exception {
    Topics topics = new Topics("tongji");
    RegisterEntry entry = new RegisterEntry();
    entry.setKind("enterprise");
    entry.setName("样本");
    entry.setArea("330483004");
    entry.setGroups(List.of("330483K01"));
    entry.setIndustry("3911");
    entry.setFrames(List.of("above-scale"));
    entry.setWithdrawn(false);
    send(clients, topics.register(), UNIT, new RegisterKey(UNIT, "2022-01"), entry);
    Target target = new Target(200_000_000L, "元", 1, false, null, null);
    send(clients, topics.targets(), "GIO", new TargetKey("GIO", "330483K01", 2023), target);
    OutputReturn output = new OutputReturn();
    output.setYtd(120_000_000L);
    output.setPriorYtd(100_000_000L);
    output.setWithdrawn(false);
    send(clients, topics.returns("output"), UNIT, new ReturnKey(UNIT, "2023-12"), output);
    TaxReturn tax = new TaxReturn();
    tax.setYtd(12_250L);
    tax.setWithdrawn(false);
    send(clients, topics.returns("tax"), UNIT, new ReturnKey(UNIT, "2023-12"), tax);
    TaxReturn before = new TaxReturn();
    before.setYtd(10_000L);
    before.setWithdrawn(false);
    send(clients, topics.returns("tax"), UNIT, new ReturnKey(UNIT, "2022-12"), before);
  }

  private static <K extends SpecificRecord, V extends SpecificRecord> void send(
      Clients clients, String topic, String id, K key, V value) throws Exception {
    @SuppressWarnings("unchecked") // a record's class is the class of its type
    Class<K> keyClass = (Class<K>) key.getClass();
    @SuppressWarnings("unchecked") // as above
    Class<V> valueClass = (Class<V>) value.getClass();
    int partition = Partitioning.partition(id, PARTITIONS);
    try (Producer<K, V> producer =
        new KafkaProducer<>(
            Map.copyOf(clients.options()),
            clients.serdes().keySerializer(keyClass),
            clients.serdes().valueSerializer(valueClass))) {
      producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
    }
  }
}
