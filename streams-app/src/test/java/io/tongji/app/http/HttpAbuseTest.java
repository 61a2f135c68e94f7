package io.tongji.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that want nothing keep neither health nor figures from those who ask. */
class HttpAbuseTest {

  private static final int MANY = 100;
  private static final String ASKING = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** More than the buffers of a connection hold. */
  private static final byte[] LARGE = new byte[16 << 20];

  @TempDir private static Path directory = Path.of("");

  private final List<Socket> held = new ArrayList<>();

  @BeforeAll
  static void makeKeystore() throws Exception {
    Keystores.make(directory.resolve("keystore.p12"), "open sesame");
  }

  @AfterEach
  void letGo() throws IOException {
    for (Socket socket : held) {
      socket.close();
    }
  }

  /** Nothing; a byte; half a head; and a page that nobody reads. */
  @ParameterizedTest
  @ValueSource(strings = {"", "G", "GET /metrics HTTP/1.1\r\nHost: loc", ASKING})
  void idleSlowAndDeafConnectionsCostNothing(String sent) throws Exception {
    try (HttpEndpoints http = start(Map.of())) {
      for (int i = 0; i < MANY; i++) {
        hold(http, sent.formatted("/metrics").getBytes(StandardCharsets.US_ASCII));
      }

      for (int i = 0; i < 10; i++) {
        assertThat(answer(http, "/health/live")).startsWith("HTTP/1.1 200 ");
        assertThat(answer(http, "/metrics")).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  /** The first bytes of a record of TLS. */
  @Test
  void halfAHandshakeCostsNothing() throws Exception {
    Map<String, String> tls =
        Map.of(
            Keys.HTTP_TLS_KEYSTORE_PATH.name(),
            directory.resolve("keystore.p12").toString(),
            Keys.HTTP_TLS_KEYSTORE_PASSWORD.name(),
            "open sesame");
    try (HttpEndpoints http = start(tls)) {
      for (int i = 0; i < MANY; i++) {
        hold(http, new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01});
      }

      try (Socket raw = connect(http);
          Socket secured =
              Keystores.trusting(raw, directory.resolve("keystore.p12"), "open sesame")) {
        assertThat(answer(secured, "/health/live")).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void whoSendsNoWholeRequestIsClosedInTime() throws Exception {
    try (HttpEndpoints http = start(Map.of())) {
      Socket idle = hold(http, new byte[0]);
      Socket slow = hold(http, "GET /".getBytes(StandardCharsets.US_ASCII));

      assertThat(idle.getInputStream().readAllBytes()).isEmpty();
      assertThat(slow.getInputStream().readAllBytes()).isEmpty();
    }
  }

  /** Of pages on their way as many stay as memory is meant for. */
  @Test
  void whoReadsNothingGivesWayToOthers() throws Exception {
    try (HttpEndpoints http = start(Map.of())) {
      byte[] asking = ASKING.formatted("/metrics").getBytes(StandardCharsets.US_ASCII);
      Socket deaf = hold(http, asking);
      assertThat(deaf.getInputStream().read()).isEqualTo('H');
      for (int i = 0; i < 9; i++) {
        Socket other = hold(http, asking);
        assertThat(other.getInputStream().read()).isEqualTo('H');
      }

      assertThat(readable(deaf)).isLessThan(LARGE.length);
    }
  }

  private static long readable(Socket socket) throws IOException {
    long read = 0;
    byte[] buffer = new byte[1 << 16];
    try {
      for (int n = socket.getInputStream().read(buffer); n >= 0; ) {
        read += n;
        n = socket.getInputStream().read(buffer);
      }
    } catch (SocketException reset) {
      return read;
    }
    return read;
  }

  private static HttpEndpoints start(Map<String, String> more) {
    HealthCheck up = new HealthCheck("pipeline", () -> true);
    AppConfig config = AppConfig.defaults().with(Map.of(Keys.HTTP_PORT.name(), "0")).with(more);
    return HttpEndpoints.start(HttpSettings.of(config), new Large(), List.of(up), List.of(up));
  }

  private Socket hold(HttpEndpoints http, byte[] sent) throws IOException {
    Socket socket = connect(http);
    held.add(socket);
    socket.getOutputStream().write(sent);
    return socket;
  }

  private static Socket connect(HttpEndpoints http) throws IOException {
    Socket socket = new Socket("127.0.0.1", http.url().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String answer(HttpEndpoints http, String page) throws IOException {
    try (Socket socket = connect(http)) {
      return answer(socket, page);
    }
  }

  /** Before the five seconds are over after which those that are held end. */
  private static String answer(Socket socket, String page) throws IOException {
    socket.setSoTimeout(4_500);
    socket.getOutputStream().write(ASKING.formatted(page).getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  /** A page of many figures. */
  private record Large() implements MetricsSource {

    @Override
    public String contentType(@Nullable String accept) {
      return "text/plain";
    }

    @Override
    public byte[] scrape(@Nullable String accept) {
      return LARGE;
    }
  }
}
