package io.tongji.it;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A real Prometheus that scrapes instances, one of which may be dead. */
final class PrometheusProcess implements AutoCloseable {

  /** From one scrape of an instance to the next. */
  static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final Duration TO_START = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final String url;

  private PrometheusProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Leaves the test out where there is none; in continuous integration it fails. */
  static void require() throws InterruptedException {
    try {
      new ProcessBuilder("prometheus", "--version").redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      String message =
          "prometheus is not installed: what it keeps of a dead instance is not tested";
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(message, e);
      }
      abort(message);
    }
  }

  /**
   * Starts one that keeps what it scrapes in a directory.
   *
   * @param instances addresses such as http://127.0.0.1:9464
   */
  static PrometheusProcess start(Path directory, List<String> instances) throws Exception {
    String targets =
        instances.stream()
            .map(address -> '"' + URI.create(address).getAuthority() + '"')
            .collect(Collectors.joining(", "));
    Path file = Files.createDirectories(directory).resolve("prometheus.yml");
    Files.writeString(
        file,
        """
        global: {scrape_interval: %1$ds, scrape_timeout: %1$ds}
        scrape_configs:
          - job_name: tongji
            static_configs: [{targets: [%2$s]}]
        """
            .formatted(INTERVAL.toSeconds(), targets));
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            "prometheus",
            "--config.file=" + file,
            "--storage.tsdb.path=" + directory.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port,
            "--log.level=error");
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
    PrometheusProcess started = new PrometheusProcess(builder.start(), "http://127.0.0.1:" + port);
    if (!Await.until(TO_START, started::isReady, ready -> ready)) {
      started.close();
      throw new IllegalStateException("not ready within " + TO_START);
    }
    return started;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private java.net.http.HttpResponse<String> get(String path)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  /**
   * The figures at a moment, which is waited for: each series without its instance, with its value.
   *
   * @param of what to add to the selector of figures, such as a label
   * @throws IllegalStateException if a series is there twice
   */
  Map<String, Double> figures(Instant at, String of) throws Exception {
    Map<String, Double> figures = new HashMap<>();
    for (JsonNode series : query("{view=\"live\"%s}".formatted(of), at)) {
      String name = name(series.get("metric"));
      if (figures.put(name, series.get("value").get(1).asDouble()) != null) {
        throw new IllegalStateException("twice at " + at + ": " + name);
      }
    }
    return figures;
  }

  /**
   * In how many of the seconds between two moments some series was there of more than one instance.
   *
   * @param selector of the series
   */
  int doubledSeconds(String selector, Instant from, Instant to) throws Exception {
    String named =
        "label_replace(%s, \"metric\", \"$1\", \"__name__\", \"(.+)\")".formatted(selector);
    String twice =
        "count_over_time((count(count without (instance) (%s) > 1))[%ds:1s])"
            .formatted(named, Duration.between(from, to).toSeconds());
    JsonNode answer = query(twice, to);
    return answer.isEmpty() ? 0 : answer.get(0).get("value").get(1).asInt();
  }

  private JsonNode query(String query, Instant at) throws Exception {
    Await.until(INTERVAL.multipliedBy(5), Instant::now, now -> now.isAfter(at));
    String path =
        "/api/v1/query?time=%.3f&query=%s"
            .formatted(
                at.toEpochMilli() / 1000.0, URLEncoder.encode(query, StandardCharsets.UTF_8));
    return new ObjectMapper().readTree(get(path).body()).get("data").get("result");
  }

  private static String name(JsonNode metric) {
    Map<String, String> labels = new TreeMap<>();
    metric.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    String name = labels.remove("__name__");
    labels.keySet().removeAll(List.of("instance", "job"));
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=\"" + label.getValue() + '"')
        .collect(Collectors.joining(",", name + '{', "}"));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
