package io.tongji.app.metrics.figures;

import com.sun.management.ThreadMXBean;
import io.tongji.app.metrics.Metrics;
import io.tongji.app.metrics.figures.FigureBounds.Depth;
import io.tongji.catalogue.Language;
import io.tongji.log.cuts.CutReceiver;
import io.tongji.rollup.Sample;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a scrape of many series costs: the median over rounds of wall and processor time and of the
 * bytes allocated, with figures that changed since the scrape before and with ones that did not;
 * and the heap that stays in use for the page, beside the figures themselves.
 */
final class ScrapeCost {

  /** One kind of scrape. */
  record Cost(double wallMillis, double cpuMillis, double allocatedMib) {}

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final double MIB = 1 << 20;

  private final ExposedFigures figures =
      new ExposedFigures("live", Duration.ofHours(1), Clock.systemUTC(), BuiltIn.WIDE);
  private final CutReceiver share = Shown.show(figures);
  private final Metrics metrics;
  private final int rounds;

  ScrapeCost(int figuresOfMonth, int rounds) {
    this.rounds = rounds;
    for (int month = 1; month <= 12; month++) {
      for (int area = 0; area < figuresOfMonth; area++) {
        put(month, area);
      }
    }
    FigureBounds bounds = BuiltIn.bounds(25, 25, Depth.DIVISION, Integer.MAX_VALUE);
    FiguresCollector.Naming vocabulary = BuiltIn.vocabulary();
    FiguresCollector.Labelling labelling =
        new FiguresCollector.Labelling(Language.ZH, ZoneId.of("Asia/Shanghai"));
    FiguresCollector collector = new FiguresCollector(figures, vocabulary, bounds, labelling);
    this.metrics = new Metrics(collector, Language.ZH, Clock.systemUTC());
  }

  private void put(int month, int area) {
    Sample sample =
        Sample.of("GIO", 77_376_128_000L + area)
            .on(80_771_034_000L)
            .at("2023-%02d".formatted(month))
            .in("330483" + (100 + area));
    Shown.put(share, sample.ofMonth());
  }

  /** Series of figures on the page. */
  int series() {
    String page = new String(scrape(), java.nio.charset.StandardCharsets.UTF_8);
    return (int) page.lines().filter(line -> line.contains("view=\"live\"")).count();
  }

  private byte[] scrape() {
    return metrics.endpoint().scrape(null);
  }

  /** A scrape after which nothing has changed. */
  Cost unchanged() {
    scrape();
    return median(() -> {});
  }

  /** A scrape after each of which a twelfth of the figures has changed. */
  Cost changed() {
    int all = figures.shown().figures().size() / 12;
    return median(
        () -> {
          for (int area = 0; area < all; area++) {
            put(12, area);
          }
        });
  }

  private Cost median(Runnable before) {
    double[] wall = new double[rounds];
    double[] cpu = new double[rounds];
    double[] allocated = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      before.run();
      long bytes = THREAD.getCurrentThreadAllocatedBytes();
      long busy = THREAD.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      scrape();
      wall[round] = (System.nanoTime() - start) / 1e6;
      cpu[round] = (THREAD.getCurrentThreadCpuTime() - busy) / 1e6;
      allocated[round] = (THREAD.getCurrentThreadAllocatedBytes() - bytes) / MIB;
    }
    return new Cost(middle(wall), middle(cpu), middle(allocated));
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Heap in use for what scrapes keep, in MiB: after a scrape less before the first one. */
  static double keptMib(int figuresOfMonth) {
    ScrapeCost cost = new ScrapeCost(figuresOfMonth, 1);
    long before = usedHeap();
    cost.scrape();
    cost.scrape();
    double kept = (usedHeap() - before) / MIB;
    if (cost.series() == 0) {
      throw new IllegalStateException("nothing was exported");
    }
    return kept;
  }

  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 4; round++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** Prints a table; arguments: figures of a month (270), rounds (30). */
  public static void main(String[] arguments) {
    int figuresOfMonth = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 270;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
    double kept = keptMib(figuresOfMonth);
    ScrapeCost cost = new ScrapeCost(figuresOfMonth, rounds);
    cost.unchanged();
    System.out.printf(Locale.ROOT, "series %d, kept heap %.1f MiB%n", cost.series(), kept);
    print("changed", cost.changed());
    print("unchanged", cost.unchanged());
  }

  private static void print(String name, Cost cost) {
    System.out.printf(
        Locale.ROOT,
        "%-10s wall %6.1f ms  cpu %6.1f ms  allocated %6.1f MiB%n",
        name,
        cost.wallMillis,
        cost.cpuMillis,
        cost.allocatedMib);
  }
}
