package io.tongji.bench.grow;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.bench.grow.Exponent.CostAtSize;
import io.tongji.bench.print.ResultTable;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.RunningApplication;
import io.tongji.bench.run.RunningApplication.CaughtUp;
import io.tongji.bench.run.ScratchDirectory;
import io.tongji.bench.run.TopicSizes;
import io.tongji.bench.work.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** The application at several sizes, each on a ground of its own, and how its costs grow. */
public final class CostGrowth {

  private static final double MIB = 1024.0 * 1024.0;

  private final AppConfig given;
  private final Consumer<String> say;
  private final ResultTable table =
      new ResultTable(
          List.of(
              "units",
              "months",
              "area levels",
              "returns",
              "wall s",
              "records/s",
              "peak MiB",
              "published B/return",
              "between stages B/return",
              "changelog B/return",
              "back after kill -9 s",
              "results"));
  private final List<Measured> all = new ArrayList<>();

  private record Measured(
      Workload.Size size,
      int levels,
      long records,
      CaughtUp seen,
      long peak,
      TopicSizes bytes,
      double back,
      String wrong) {}

  /**
   * Nothing is measured yet.
   *
   * @param given configuration of the application, but for its catalogue
   * @param say takes a line for each size when it is done
   */
  public CostGrowth(AppConfig given, Consumer<String> say) {
    this.given = given;
    this.say = say;
  }

  /** Measures one size. */
  public void measure(Jvm jvm, Workload.Size size, int levels)
      throws IOException, InterruptedException {
    try (ScratchDirectory scratch = ScratchDirectory.create()) {
      Path catalogue = scratch.path().resolve("catalogue");
      AreaLevels.write(catalogue, levels);
      AppConfig config = given.with(Map.of(Keys.CATALOGUE_DIR.name(), catalogue.toString()));
      try (Ground ground = Ground.prepare(scratch.path(), size, config);
          RunningApplication application =
              RunningApplication.fresh(ground, jvm, RunningApplication.named("bench"))) {
        CaughtUp seen = application.awaitCaughtUp();
        long peak = application.peakBytes();
        TopicSizes bytes = TopicSizes.of(ground.config());
        application.kill();
        application.startAgain(false);
        double back = application.awaitCaughtUp().readySeconds();
        String wrong = application.check();
        add(new Measured(size, levels, ground.records(), seen, peak, bytes, back, wrong));
      }
    }
    say.accept(
        "%,d units, %d months, %d levels".formatted(size.enterprises(), size.months(), levels));
  }

  /** True if all figures of all sizes came out as they ought to. */
  public boolean allRight() {
    return all.stream().allMatch(measured -> measured.wrong.isEmpty());
  }

  private void add(Measured measured) {
    all.add(measured);
    double returns = measured.records;
    table.add(
        List.of(
            Integer.toString(measured.size.enterprises()),
            Integer.toString(measured.size.months()),
            Integer.toString(measured.levels),
            Long.toString(measured.records),
            text(measured.seen.caughtUpSeconds(), 2),
            text(measured.seen.recordsPerSecond(), 0),
            text(measured.peak / MIB, 0),
            text(measured.bytes.published() / returns, 1),
            text(measured.bytes.betweenStages() / returns, 1),
            text(measured.bytes.changelogs() / returns, 1),
            text(measured.back, 2),
            measured.wrong.isEmpty() ? "right" : "WRONG: " + measured.wrong));
  }

  private static String text(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** One row for each size. */
  public ResultTable sizes() {
    return table;
  }

  /** The exponents over the number of units, of each combination of months and levels. */
  public ResultTable exponents() {
    ResultTable exponents =
        new ResultTable(
            List.of("months", "area levels", "wall", "peak memory", "published", "back"));
    all.stream()
        .map(m -> List.of(m.size.months(), m.levels))
        .distinct()
        .forEach(
            group -> {
              List<Measured> rows =
                  all.stream()
                      .filter(m -> List.of(m.size.months(), m.levels).equals(group))
                      .toList();
              exponents.add(
                  List.of(
                      group.get(0).toString(),
                      group.get(1).toString(),
                      exponent(rows, m -> m.seen.caughtUpSeconds()),
                      exponent(rows, Measured::peak),
                      exponent(rows, m -> m.bytes.published()),
                      exponent(rows, Measured::back)));
            });
    return exponents;
  }

  private static String exponent(List<Measured> rows, ToDoubleFunction<Measured> cost) {
    return rows.size() < 2
        ? "-"
        : text(
            Exponent.of(
                rows.stream()
                    .map(m -> new CostAtSize(m.size.enterprises(), cost.applyAsDouble(m)))
                    .toList()),
            2);
  }
}
