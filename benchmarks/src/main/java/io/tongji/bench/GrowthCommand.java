package io.tongji.bench;

import io.tongji.bench.grow.CostGrowth;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.work.Workload;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how the application's costs grow with units, months and levels of areas. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = {
      "The application at each combination of sizes: pace, memory, bytes per return, and how soon"
          + " it is back after kill -9; then the exponents with which they grow over the units.",
      "An exponent of 1 means in proportion."
    })
final class GrowthCommand implements Callable<Integer> {

  @Mixin private GroundOptions options = new GroundOptions();

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      defaultValue = "5000,20000,60000,200000",
      description = "Enterprises, in place of --units (${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--spans",
      paramLabel = "M",
      split = ",",
      defaultValue = "24,60",
      description = "Months, in place of --months (${DEFAULT-VALUE}).")
  private List<Integer> spans = List.of();

  @Option(
      names = "--area-levels",
      paramLabel = "L",
      split = ",",
      defaultValue = "3,5",
      description = "Levels of areas, 2 to 5 (${DEFAULT-VALUE}).")
  private List<Integer> levels = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CostGrowth growth =
        new CostGrowth(
            options.configWithoutCatalogue("growth writes catalogues of its own"), options::say);
    for (int level : levels) {
      for (int months : spans) {
        for (int units : sizes) {
          growth.measure(Jvm.application(), new Workload.Size(units, months), level);
          // After each size, so that nothing is lost if a later one is given up.
          options.put("growth", growth.sizes());
        }
      }
    }
    options.put("growth-exponents", growth.exponents());
    return Bench.exitCode(growth.allRight());
  }
}
