package io.tongji.bench.latency;

import io.tongji.catalogue.Activity;
import io.tongji.period.Month;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scrapes /metrics, with a pause between two scrapes, and notes the probes' totals. */
final class GaugeWatch implements Runnable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern LINE =
      Pattern.compile(
          "^tongji_amount_cny\\{(?=[^}]*indicator=\"%s\")(?=[^}]*activity=\"%s\")"
                  .formatted(Probes.INDICATOR, Activity.TOTAL)
              + "(?=[^}]*span=\"ytd\")(?=[^}]*area=\"(\\w+)\")[^}]*period=\"([0-9-]+)\"[^}]*\\}"
              + " (\\S+)",
          Pattern.MULTILINE);

  private final HttpRequest request;
  private final String area;
  private final Sightings sightings;
  private final Duration pause;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private volatile @Nullable Exception failure;

  GaugeWatch(String url, String area, Sightings sightings, Duration pause) {
    this.request = HttpRequest.newBuilder(URI.create(url + "/metrics")).timeout(PATIENCE).build();
    this.area = area;
    this.sightings = sightings;
    this.pause = pause;
  }

  void end() {
    open.set(false);
  }

  /** What went wrong, if anything. */
  @Nullable Exception failure() {
    return failure;
  }

  @Override
  public void run() {
    HttpClient client = HttpClient.newHttpClient();
    try {
      while (open.get()) {
        note(client.send(request, BodyHandlers.ofString()).body(), System.nanoTime());
        Thread.sleep(pause.toMillis());
      }
    } catch (IOException | InterruptedException failed) {
      failure = failed;
    }
  }

  private void note(String page, long nanos) {
    Matcher lines = LINE.matcher(page);
    while (lines.find()) {
      if (lines.group(1).equals(area)) {
        int unit = Month.parse(lines.group(2)).index() - Probes.month(0).index();
        if (unit >= 0 && unit < Probes.UNITS) {
          sightings.see(unit, (long) Double.parseDouble(lines.group(3)), nanos);
        }
      }
    }
  }
}
