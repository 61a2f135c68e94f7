package io.tongji.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.local.Ports;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpEndpointsTest {

  private static final MetricsSource METRICS = new Fixed("figures 1\n");

  private final AtomicBoolean ready = new AtomicBoolean();
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory = Path.of("");

  @Test
  void metricsAreServedInTheTypeTheSourceChooses() throws Exception {
    try (HttpEndpoints http = start(plain(0))) {
      HttpResponse<String> answer = get(http, "/metrics", "Accept", "application/openmetrics-text");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("figures 1\n");
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("application/openmetrics-text");
    }
  }

  @Test
  void readinessNamesWhatIsMissing() throws Exception {
    try (HttpEndpoints http = start(plain(0))) {
      HttpResponse<String> before = get(http, "/health/ready", "Accept", "*/*");
      assertThat(before.statusCode()).isEqualTo(503);
      assertThat(before.body()).isEqualTo("{\"status\":\"down\",\"failing\":[\"pipeline\"]}\n");

      ready.set(true);

      HttpResponse<String> after = get(http, "/health/ready", "Accept", "*/*");
      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(after.body()).isEqualTo("{\"status\":\"up\"}\n");
      assertThat(get(http, "/health/live", "Accept", "*/*").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void metricsAskForTheConfiguredUser() throws Exception {
    HttpSettings settings =
        new HttpSettings(
            "http",
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.of("clerk:sesame"),
            List.of(),
            Optional.empty());
    try (HttpEndpoints http = start(settings)) {
      assertThat(get(http, "/metrics", "Accept", "*/*").statusCode()).isEqualTo(401);
      assertThat(get(http, "/metrics", "Authorization", basic("clerk:wrong")).statusCode())
          .isEqualTo(401);
      assertThat(get(http, "/metrics", "Authorization", basic("clerk:sesame")).statusCode())
          .isEqualTo(200);
      assertThat(get(http, "/health/live", "Accept", "*/*").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aTakenPortIsRefused() {
    try (HttpEndpoints http = start(plain(0))) {
      int taken = http.url().getPort();

      assertThatThrownBy(() -> start(plain(taken)))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("HTTP cannot listen on 127.0.0.1:" + taken)
          .hasMessageContaining("choose another http.port");
    }
  }

  @Test
  void aRehearsalLeavesThePortFree() {
    int port = Ports.claim("HTTP", 0);

    HttpEndpoints.rehearse(plain(port));

    try (HttpEndpoints http = start(plain(port))) {
      assertThat(http.url().getPort()).isEqualTo(port);
      assertThatThrownBy(() -> HttpEndpoints.rehearse(plain(port)))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("HTTP cannot listen on 127.0.0.1:" + port);
    }
  }

  @Test
  void aPageOfAnotherNameReadsNothing() throws Exception {
    try (HttpEndpoints http = start(plain(0))) {
      for (String page : List.of("/metrics", "/health/live", "/health/ready", "/")) {
        for (String host : List.of("rebound.example", "rebound.example:80", "127.0.0.1.example")) {
          assertThat(asked(http, "GET " + page, "Host: " + host))
              .startsWith("HTTP/1.1 421 ")
              .doesNotContain("figures 1", "status\":");
        }
      }
      int port = http.url().getPort();
      for (String host :
          List.of("localhost:" + port, "127.0.0.1:" + port, "[::1]", "Figures.example:9464")) {
        assertThat(asked(http, "GET /metrics", "Host: " + host))
            .startsWith("HTTP/1.1 200 ")
            .endsWith("figures 1\n");
      }
    }
  }

  @Test
  void noAnswerMayBeKeptOrTakenForAScript() throws Exception {
    try (HttpEndpoints http = start(plain(0))) {
      for (String request :
          List.of("GET /metrics", "GET /health/ready", "GET /none", "POST /metrics", "nonsense")) {
        assertThat(asked(http, request, "Host: localhost"))
            .startsWith("HTTP/1.1 ")
            .contains("X-Content-Type-Options: nosniff\r\n", "Cache-Control: no-store\r\n");
      }
    }
  }

  @Test
  void whatIsNoRequestIsRefused() throws Exception {
    try (HttpEndpoints http = start(plain(0))) {
      assertThat(asked(http, "GET metrics", "Host: localhost")).startsWith("HTTP/1.1 400 ");
      assertThat(asked(http, "GET /metrics", "no header")).startsWith("HTTP/1.1 400 ");
      assertThat(asked(http, "GET /metrics", "X: " + "x".repeat(1 << 14)))
          .startsWith("HTTP/1.1 431 ");
      assertThat(sent(http, "\r\n\r\n")).isEmpty();
      assertThat(sent(http, "\r\n \r\n:\r\n\r\n")).startsWith("HTTP/1.1 400 ");
      assertThat(sent(http, "GET /metrics HTTP/1.1"))
          .as("a request that breaks off is answered with 400 or, where its end came alone, not")
          .matches("(?s)|HTTP/1\\.1 400 .*");
      assertThat(asked(http, "DELETE /metrics", "Host: localhost"))
          .startsWith("HTTP/1.1 405 ")
          .contains("Allow: GET, HEAD\r\n");
      assertThat(asked(http, "HEAD /metrics", "Host: localhost"))
          .startsWith("HTTP/1.1 200 ")
          .contains("Content-Length: 10\r\n")
          .endsWith("\r\n\r\n");
    }
  }

  private static String asked(HttpEndpoints http, String request, String header)
      throws IOException {
    return sent(http, request + " HTTP/1.1\r\n" + header + "\r\n\r\n");
  }

  private static String sent(HttpEndpoints http, String head) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", http.url().getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aFileThatIsNoKeystoreIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("keystore.p12"), "no keystore");
    HttpSettings settings =
        new HttpSettings(
            "http",
            "127.0.0.1",
            0,
            Optional.of(file),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    assertThatThrownBy(() -> start(settings))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("http.tls.keystore.path cannot be used: \"" + file);
  }

  private HttpEndpoints start(HttpSettings settings) {
    HealthCheck live = new HealthCheck("pipeline", () -> true);
    HealthCheck pipeline = new HealthCheck("pipeline", ready::get);
    return HttpEndpoints.start(settings, METRICS, List.of(live), List.of(pipeline));
  }

  private static HttpSettings plain(int port) {
    return new HttpSettings(
        "http",
        "127.0.0.1",
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of("figures.example"),
        Optional.empty());
  }

  private HttpResponse<String> get(HttpEndpoints http, String page, String header, String value)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(http.url() + page)).header(header, value).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /** Metrics that never change. */
  private record Fixed(String text) implements MetricsSource {

    @Override
    public String contentType(@Nullable String accept) {
      return accept == null ? "text/plain" : accept;
    }

    @Override
    public byte[] scrape(@Nullable String accept) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
