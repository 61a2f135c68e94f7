package io.tongji.it;

import io.tongji.metrics.Meters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
          .filter(
              meter ->
                  meter.kind() == Meters.Kind.FIGURE
                      || meter.kind() == Meters.Kind.TARGET
                      || meter.kind() == Meters.Kind.UNITS)
          .map(Meters::exposedName)
          .collect(Collectors.toUnmodifiableSet());

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /** Each figure by its series; none if the instance does not answer. */
  Map<String, String> of(String url) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/metrics")).timeout(PATIENCE).build();
    try {
      HttpResponse<String> page = client.send(request, BodyHandlers.ofString());
      return page.statusCode() == 200 ? figures(page.body()) : Map.of();
    } catch (IOException away) {
      return Map.of();
    }
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
