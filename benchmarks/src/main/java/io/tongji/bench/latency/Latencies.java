package io.tongji.bench.latency;

import io.tongji.bench.latency.Sightings.Latency;
import io.tongji.bench.print.ResultTable;
import io.tongji.bench.run.BenchException;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.RunningApplication;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Latencies at several rates, of one running application that has caught up. */
public final class Latencies {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Java compiles what runs often; the first scrapes and cuts take several times as long. */
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private static final int WARM = 3_000;
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Ground ground;
  private final Times times;
  private final Consumer<String> say;
  private final ResultTable table =
      new ResultTable(List.of("rate/s", "until", "probes", "p50 ms", "p99 ms", "max ms"));

  /**
   * How a rate is measured.
   *
   * @param held how long
   * @param pause between two scrapes; null: nobody scrapes
   */
  public record Times(Duration held, @Nullable Duration pause) {}

  /** Measurements. */
  public Latencies(Ground ground, Times times, Consumer<String> say) {
    this.ground = ground;
    this.times = times;
    this.say = say;
  }

  /**
   * Measures.
   *
   * @param rates returns per second; with a per cent sign, of what it does when it catches up
   */
  public ResultTable run(Jvm jvm, List<String> rates) throws IOException, InterruptedException {
    try (RunningApplication application = RunningApplication.fresh(ground, jvm);
        Sender sender = new Sender(ground.config(), ground.workload())) {
      RunningApplication.CaughtUp caughtUp = application.awaitCaughtUp();
      sender.enter(ground.catalogue());
      say.accept("warming up");
      measure(caughtUp.url(), sender, new HeldPace(WARM, WARM_UP));
      for (String rate : rates) {
        int perSecond = perSecond(rate, caughtUp.recordsPerSecond());
        say.accept("at %,d returns per second".formatted(perSecond));
        ProbeLatency seen = measure(caughtUp.url(), sender, new HeldPace(perSecond, times.held()));
        add(perSecond, "readable, committed", seen.read());
        if (seen.shown() != null) {
          add(perSecond, "on /metrics", seen.shown());
        }
      }
    }
    return table;
  }

  private static int perSecond(String rate, double capacity) {
    return rate.endsWith("%")
        ? (int) (capacity * Integer.parseInt(rate.substring(0, rate.length() - 1)) / 100)
        : Integer.parseInt(rate);
  }

  private record HeldPace(int perSecond, Duration held) {}

  private record ProbeLatency(Latency read, @Nullable Latency shown) {}

  private ProbeLatency measure(String url, Sender sender, HeldPace at) throws InterruptedException {
    String area = new Probes(ground.catalogue()).area();
    Sightings read = new Sightings();
    Sightings shown = read.elsewhere();
    TopicWatch topic = new TopicWatch(ground.config(), area, read);
    Thread reading = new Thread(topic, "reader");
    reading.start();
    Duration pause = times.pause();
    if (pause == null) {
      sender.send(at.perSecond(), at.held(), read);
      awaitAll(List.of(read));
    } else {
      GaugeWatch gauge = new GaugeWatch(url, area, shown, pause);
      Thread scraping = new Thread(gauge, "scraper");
      scraping.start();
      sender.send(at.perSecond(), at.held(), read);
      awaitAll(List.of(read, shown));
      gauge.end();
      scraping.join();
    }
    topic.end();
    reading.join();
    return new ProbeLatency(read.latency(), pause == null ? null : shown.latency());
  }

  private static void awaitAll(List<Sightings> all) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!all.stream().allMatch(Sightings::complete)) {
      if (System.nanoTime() > deadline) {
        throw new BenchException("probes were acknowledged and not seen within " + PATIENCE);
      }
      Thread.sleep(GLANCE.toMillis());
    }
  }

  private void add(int perSecond, String until, Latency latency) {
    table.add(
        List.of(
            Integer.toString(perSecond),
            until,
            Integer.toString(latency.probes()),
            millis(latency.median()),
            millis(latency.p99()),
            millis(latency.longest())));
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.0f", millis);
  }
}
