package io.tongji.it;

import io.tongji.app.metrics.meters.Meters;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the statistical figures on /metrics of an instance, which may be dead or paused. */
final class FigureScrapes {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Set<String> FIGURES =
      Stream.of(Meters.values())
          .filter(meter -> meter.kind().isFigure())
          .map(Meters::exposedName)
          .collect(Collectors.toUnmodifiableSet());

  private final Duration patience;
  private final HttpClient client;

  /** Scrapes that give up soon, for the instance may be dead or paused. */
  FigureScrapes() {
    this(PATIENCE);
  }

  /** Scrapes that wait for an instance that lives. */
  FigureScrapes(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build();
  }

  /** Each figure by its series; none if the instance does not answer. */
  Map<String, String> of(String url) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/metrics")).timeout(patience).build();
    try {
      HttpResponse<String> page = client.send(request, BodyHandlers.ofString());
      return page.statusCode() == 200 ? figures(page.body()) : Map.of();
    } catch (IOException away) {
      return Map.of();
    }
  }

  /** A request that an instance has received and not yet answered, since it is paused. */
  record Pending(Socket socket) {

    /** Reads the answer. */
    Map<String, String> answer() throws IOException {
      try (socket) {
        return figures(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** Asks an instance that is paused. */
  static Pending ask(String url) throws IOException {
    URI address = URI.create(url);
    Socket socket = new Socket(address.getHost(), address.getPort());
    String request =
        "GET /metrics HTTP/1.1\r\nHost: " + address.getHost() + "\r\nConnection: close";
    socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return new Pending(socket);
  }

  private static Map<String, String> figures(String page) {
    Map<String, String> figures = new HashMap<>();
    for (String line : page.lines().toList()) {
      int labels = line.indexOf('{');
      if (labels > 0 && FIGURES.contains(line.substring(0, labels))) {
        int blank = line.lastIndexOf(' ');
        figures.put(line.substring(0, blank), line.substring(blank + 1));
      }
    }
    return figures;
  }
}
