package io.tongji.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come, figures go to nobody without the password and under no foreign name, each
 * connection ends in time, and the next reader is answered. A failure names its seed; {@code
 * -Dtongji.fuzz.minutes=} goes on for so long with seeds that are drawn.
 */
final class HttpFuzzTest {

  private static final int REQUESTS = 500;
  private static final int EACH = 50;
  private static final Duration LONG_FORM =
      Duration.ofMinutes(Long.getLong("tongji.fuzz.minutes", 0));

  /** A request may take five seconds, an answer more; beyond that a connection hangs. */
  private static final int LONGEST_MILLIS = 30_000;

  private static final String FIGURES = "undisclosed 1";
  private static final List<String> LINES =
      List.of(
          "GET /metrics HTTP/1.1",
          "GET /metrics?x=/health/live HTTP/1.1",
          "GET /health/../metrics HTTP/1.1",
          "GET /health/live/../../metrics HTTP/1.1",
          "GET /health/live;/../../metrics HTTP/1.1",
          "GET /%6detrics HTTP/1.1",
          "GET //metrics HTTP/1.1",
          "GET /metrics/ HTTP/1.1",
          "GET /METRICS HTTP/1.1",
          "GET http://127.0.0.1/metrics HTTP/1.1",
          "GET http://rebound.example/metrics HTTP/1.1",
          "HEAD /metrics HTTP/1.0",
          "POST /metrics HTTP/1.1",
          "TRACE /metrics HTTP/1.1",
          "OPTIONS * HTTP/1.1",
          "CONNECT 127.0.0.1:22 HTTP/1.1",
          "GET /metrics",
          "PRI * HTTP/2.0",
          "GET /\u0000metrics HTTP/1.1",
          "GET /" + "a".repeat(20_000) + " HTTP/1.1");
  private static final List<String> HEADERS =
      List.of(
          "Host: localhost",
          "Host: 127.0.0.1",
          "Host: rebound.example",
          "Host: localhost, rebound.example",
          "Host:",
          "Host: [::1",
          "Authorization: Basic",
          "Authorization: Basic Y2xlcms6d3Jvbmc=",
          "Authorization: Basic !!!!",
          "Authorization: Bearer x",
          "Authorization: Basic " + "A".repeat(6_000),
          "Content-Length: 5",
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Expect: 100-continue",
          "Connection: Upgrade, HTTP2-Settings",
          "Upgrade: h2c",
          "Connection: close",
          "Accept: \u0000",
          "Accept-Encoding: gzip;q=x",
          "X-Forwarded-Host: localhost",
          "X-Forwarded-For: 127.0.0.1",
          " folded",
          ": nameless",
          "X: " + "y".repeat(9_000));

  @Test
  void noRequestGetsMoreThanItMay() throws Exception {
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
    HealthCheck well = new HealthCheck("pipeline", () -> true);
    long end = System.nanoTime() + LONG_FORM.toNanos();
    long first = LONG_FORM.isZero() ? 0 : System.nanoTime();
    try (HttpEndpoints http =
        HttpEndpoints.start(settings, new Undisclosed(), List.of(well), List.of(well))) {
      int port = http.url().getPort();
      int sent = 0;
      for (; sent < REQUESTS || System.nanoTime() < end; sent++) {
        long seed = first + sent;
        assertThat(answer(port, request(new Random(seed))))
            .as("seed %d", seed)
            .doesNotContain(FIGURES);
        if (sent % EACH == 0) {
          assertThat(answer(port, "GET /health/live HTTP/1.0\r\nHost: localhost\r\n\r\n"))
              .as("after seed %d", seed)
              .contains(" 200 ");
        }
      }
      assertThat(
              answer(
                  port,
                  "GET /metrics HTTP/1.0\r\nHost: localhost\r\n"
                      + "Authorization: Basic Y2xlcms6c2VzYW1l\r\n\r\n"))
          .contains(FIGURES);
      System.out.printf("%,d hostile requests, none of which saw a figure%n", sent);
    }
  }

  private static String request(Random random) {
    List<String> lines = new ArrayList<>();
    lines.add(LINES.get(random.nextInt(LINES.size())));
    lines.add(HEADERS.get(0));
    for (int more = random.nextInt(5); more > 0; more--) {
      lines.add(HEADERS.get(random.nextInt(HEADERS.size())));
    }
    if (random.nextInt(8) == 0) {
      Collections.shuffle(lines, random);
    }
    String end = random.nextInt(8) == 0 ? "\n" : "\r\n";
    StringBuilder text = new StringBuilder(String.join(end, lines)).append(end).append(end);
    if (random.nextInt(3) == 0) {
      text.append("5\r\nhello\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    for (int times = random.nextInt(3); times > 0; times--) {
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
    }
    return text.toString();
  }

  /** All that comes until the connection ends. */
  private static String answer(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(LONGEST_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException reset) {
      return ""; // ended before all was sent
    }
  }

  /** What nobody may see without the password. */
  private static final class Undisclosed implements MetricsSource {

    @Override
    public String contentType(@Nullable String accept) {
      return "text/plain";
    }

    @Override
    public byte[] scrape(@Nullable String accept) {
      return FIGURES.getBytes(StandardCharsets.UTF_8);
    }
  }
}
