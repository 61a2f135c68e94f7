package io.tongji.it;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real Prometheus that scrapes instances. */
final class PrometheusProcess implements AutoCloseable {

  private static final String JOB = "tongji";
  private static final Pattern LISTENING =
      Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");
  private static final String READY = "Server is ready to receive web requests";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final String url;

  /**
   * A series with the values that it has at moments.
   *
   * @param labels its labels without the name of the job
   * @param values by seconds since 1970
   */
  record Series(SortedMap<String, String> labels, SortedMap<Double, Double> values) {

    /** The last value. */
    double last() {
      return Objects.requireNonNull(values.get(values.lastKey()));
    }

    /** Which instance it was scraped from. */
    String instance() {
      return labels.getOrDefault("instance", "");
    }

    /** All labels but that of the instance: what a figure is. */
    SortedMap<String, String> figure() {
      SortedMap<String, String> figure = new TreeMap<>(labels);
      figure.remove("instance");
      return figure;
    }
  }

  private PrometheusProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Leaves the test out where Prometheus is not installed, unless it is CI, where it fails. */
  static void require() throws InterruptedException {
    try {
      new ProcessBuilder("prometheus", "--version")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException absent) {
      String message = "Prometheus is not installed: what it sees of a takeover is not tested";
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(message, absent);
      }
      abort(message);
    }
  }

  /** Scrapes instances, by their host and port, at an interval. */
  static PrometheusProcess start(Path directory, Duration interval, List<String> instances)
      throws Exception {
    return start(directory, configuration(interval, instances));
  }

  /**
   * Scrapes an instance by TLS every two seconds, and evaluates the rules that are handed out; an
   * alert waits a second where they say minutes.
   *
   * @param certificate which the instance has, in a file that may change
   */
  static PrometheusProcess alerting(Path directory, Path rules, String instance, Path certificate)
      throws Exception {
    Path home = Files.createDirectories(directory);
    for (String file : List.of("recording.yml", "alerts.yml")) {
      String hasty =
          Files.readString(rules.resolve(file)).replaceAll("(?m)^( +for:) \\d+m$", "$1 1s");
      Files.writeString(home.resolve(file), hasty);
    }
    return start(
        directory,
        configuration(Duration.ofSeconds(2), List.of(instance))
            + """
                scheme: https
                tls_config:
                  ca_file: %s
            rule_files: [recording.yml, alerts.yml]
            global:
              evaluation_interval: 1s
            """
                .formatted(certificate));
  }

  private static PrometheusProcess start(Path directory, String configured) throws Exception {
    Path home = Files.createDirectories(directory);
    Path configuration = Files.writeString(home.resolve("prometheus.yml"), configured);
    Path log = home.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + home.resolve("data"),
                "--web.listen-address=127.0.0.1:0")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    String address = Await.until(PATIENCE, () -> listening(process, log), said -> !said.isEmpty());
    return new PrometheusProcess(process, "http://" + address);
  }

  private static String configuration(Duration interval, List<String> instances) {
    String targets = instances.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    return """
    scrape_configs:
      - job_name: %s
        scrape_interval: %ds
        scrape_timeout: %2$ds
        static_configs:
          - targets: [%s]
    """
        .formatted(JOB, interval.toSeconds(), targets);
  }

  /** Where it listens; empty as long as it has not said so. */
  private static String listening(Process process, Path log) throws IOException {
    String said = Files.readString(log);
    if (!process.isAlive()) {
      throw new IllegalStateException("Prometheus ended:\n" + said);
    }
    Matcher matcher = LISTENING.matcher(said);
    return said.contains(READY) && matcher.find() ? matcher.group(1) : "";
  }

  /** What a query answers now; of a range of time ({@code up[5m]}) each scrape with its moment. */
  List<Series> ask(String query) throws Exception {
    return answer("query", Map.of("query", query));
  }

  /** What a query answers at every second from one moment to another, in seconds since 1970. */
  List<Series> ask(String query, double from, double to) throws Exception {
    return answer(
        "query_range",
        Map.of(
            "query",
            query,
            "start",
            Double.toString(from),
            "end",
            Double.toString(to),
            "step",
            "1"));
  }

  private List<Series> answer(String path, Map<String, String> parameters) throws Exception {
    String form =
        parameters.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    JsonNode answer = json.readTree(client.send(request, BodyHandlers.ofInputStream()).body());
    if (!answer.path("status").asText().equals("success")) {
      throw new IllegalStateException(answer.toString());
    }
    List<Series> all = new ArrayList<>();
    answer.at("/data/result").forEach(one -> all.add(series(one)));
    return all;
  }

  private static Series series(JsonNode answered) {
    SortedMap<String, String> labels = new TreeMap<>();
    answered
        .path("metric")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    labels.remove("job");
    SortedMap<Double, Double> values = new TreeMap<>();
    if (answered.has("value")) {
      put(values, answered.path("value"));
    }
    answered.path("values").forEach(point -> put(values, point));
    return new Series(labels, values);
  }

  private static void put(SortedMap<Double, Double> values, JsonNode point) {
    values.put(point.path(0).asDouble(), Double.parseDouble(point.path(1).asText()));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
