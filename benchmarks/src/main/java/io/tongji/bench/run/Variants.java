package io.tongji.bench.run;

import io.tongji.bench.print.ResultTable;
import io.tongji.bench.print.Spread;
import io.tongji.bench.run.RunningApplication.CaughtUp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** The application started in several ways, in turn. */
public final class Variants {

  private static final double MIB = 1024.0 * 1024.0;
  private static final int FIRST_WITH_AOT_OUTPUT = 25;

  private final Ground ground;
  private final Consumer<String> say;
  private final Map<String, Jvm> variants;
  private final Map<String, List<VariantRun>> seen = new LinkedHashMap<>();

  private record VariantRun(CaughtUp caughtUp, double cpuSeconds, double peakMib, String wrong) {}

  /**
   * Ways to start it. Those whose options their Java refuses are left out, which is said.
   *
   * @param variants by the names that the table shows
   * @param say takes a line for each run, and for each that is left out
   */
  public Variants(Ground ground, Map<String, Jvm> variants, Consumer<String> say)
      throws IOException {
    this.ground = ground;
    this.say = say;
    this.variants = new LinkedHashMap<>();
    for (Map.Entry<String, Jvm> variant : variants.entrySet()) {
      if (variant.getValue().starts()) {
        this.variants.put(variant.getKey(), variant.getValue());
      } else {
        say.accept("left out, Java does not start so: " + variant.getKey());
      }
    }
  }

  /** Adds a variant with an AOT cache for each one that can have it; a first run writes it. */
  public void addTrained(Path directory) throws IOException, InterruptedException {
    for (Map.Entry<String, Jvm> variant : List.copyOf(variants.entrySet())) {
      if (variant.getValue().release() >= FIRST_WITH_AOT_OUTPUT) {
        Path cache = directory.resolve("cache" + variants.size() + ".aot");
        Jvm training = variant.getValue().with(List.of("-XX:AOTCacheOutput=" + cache));
        CaughtUp unused = once(training).caughtUp;
        variants.put(
            variant.getKey() + " AOT", variant.getValue().with(List.of("-XX:AOTCache=" + cache)));
      }
    }
  }

  private VariantRun once(Jvm jvm) throws IOException, InterruptedException {
    try (RunningApplication application = RunningApplication.fresh(ground, jvm)) {
      CaughtUp caughtUp = application.awaitCaughtUp();
      double cpu = application.cpuSeconds();
      return new VariantRun(caughtUp, cpu, application.peakBytes() / MIB, application.check());
    }
  }

  /** Runs each variant in each round. */
  public ResultTable run(int rounds) throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      for (Map.Entry<String, Jvm> variant : variants.entrySet()) {
        VariantRun run = once(variant.getValue());
        seen.computeIfAbsent(variant.getKey(), none -> new ArrayList<>()).add(run);
        say.accept(
            "round %d of %d: %s %.2f s"
                .formatted(round, rounds, variant.getKey(), run.caughtUp.caughtUpSeconds()));
      }
    }
    ResultTable table =
        new ResultTable(
            List.of("Java", "ready s", "caught up s", "records/s", "CPU s", "peak MiB", "results"));
    seen.forEach((name, runs) -> table.add(row(name, runs)));
    return table;
  }

  /** True if the figures of all runs came out as they ought to. */
  public boolean allRight() {
    return seen.values().stream().allMatch(Variants::areRight);
  }

  private static boolean areRight(List<VariantRun> runs) {
    return runs.stream().allMatch(run -> run.wrong.isEmpty());
  }

  private static List<String> row(String name, List<VariantRun> runs) {
    return List.of(
        name,
        spread(runs, run -> run.caughtUp.readySeconds()).text(2),
        spread(runs, run -> run.caughtUp.caughtUpSeconds()).text(2),
        spread(runs, run -> run.caughtUp.recordsPerSecond()).text(0),
        spread(runs, VariantRun::cpuSeconds).text(1),
        spread(runs, VariantRun::peakMib).text(0),
        areRight(runs) ? "right" : "WRONG");
  }

  private static Spread spread(List<VariantRun> runs, ToDoubleFunction<VariantRun> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).toArray());
  }
}
