package io.tongji.bench.run;

import io.tongji.bench.print.ResultTable;
import io.tongji.bench.print.Spread;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The runs so far, and the table that they make. */
public final class Standings {

  private static final double MIB = 1024.0 * 1024.0;

  private final Map<Contender, List<RunResult>> outcomes = new EnumMap<>(Contender.class);

  void add(RunResult outcome) {
    outcomes.computeIfAbsent(outcome.contender(), none -> new ArrayList<>()).add(outcome);
  }

  /** True if every result was right. */
  public boolean allRight() {
    return outcomes.values().stream()
        .flatMap(List::stream)
        .allMatch(outcome -> outcome.wrong().isEmpty());
  }

  /** Every single run, for programs. */
  public ResultTable runs() {
    ResultTable table =
        new ResultTable(
            List.of(
                "contender",
                "wall_s",
                "all_s",
                "records_per_s",
                "cpu_s",
                "broker_cpu_s",
                "peak_mib",
                "ended",
                "wrong"));
    outcomes.values().forEach(runs -> runs.forEach(run -> table.add(row(run))));
    return table;
  }

  private static List<String> row(RunResult run) {
    return List.of(
        run.contender().code(),
        plain(run.wallSeconds()),
        plain(run.allSeconds()),
        plain(run.recordsPerSecond()),
        plain(run.usage().cpuSeconds()),
        plain(run.brokerCpuSeconds()),
        plain(run.usage().peakBytes() / MIB),
        Boolean.toString(run.ended()),
        run.wrong());
  }

  private static String plain(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  /** Medians with lowest and highest, and how many times the floor and the application they are. */
  public ResultTable medians() {
    ResultTable table =
        new ResultTable(
            List.of(
                "contender",
                "wall s",
                "with queries s",
                "x floor",
                "x tongji",
                "records/s",
                "CPU s",
                "broker CPU s",
                "peak MiB",
                "results",
                "does not do"));
    outcomes.forEach((contender, runs) -> table.add(row(contender, runs)));
    return table;
  }

  private List<String> row(Contender contender, List<RunResult> runs) {
    Spread wall = spread(runs, RunResult::wallSeconds);
    Spread pace = spread(runs, RunResult::recordsPerSecond);
    Optional<String> wrong =
        runs.stream().map(RunResult::wrong).filter(what -> !what.isEmpty()).findFirst();
    boolean ended = runs.stream().allMatch(RunResult::ended);
    String atLeast = ended ? "" : "> ";
    return List.of(
        contender.code(),
        atLeast + wall.text(2),
        contender == Contender.TONGJI ? spread(runs, RunResult::allSeconds).text(2) : "-",
        ratio(wall, Contender.FLOOR).map(times -> atLeast + times).orElse("-"),
        ratio(wall, Contender.TONGJI).map(times -> atLeast + times).orElse("-"),
        pace.highest() == 0 ? "-" : pace.text(0),
        atLeast + spread(runs, run -> run.usage().cpuSeconds()).text(1),
        spread(runs, RunResult::brokerCpuSeconds).text(1),
        spread(runs, run -> run.usage().peakBytes() / MIB).text(0),
        wrong.map(what -> "WRONG: " + what).orElse(ended ? verdict(contender) : "not finished"),
        contender.lacks());
  }

  private static String verdict(Contender contender) {
    return contender == Contender.FLOOR || contender == Contender.FLOOR_BYTES ? "none" : "right";
  }

  /** How many times as long as another contender took; empty if that one did not take part. */
  private Optional<String> ratio(Spread wall, Contender other) {
    return Optional.ofNullable(outcomes.get(other))
        .map(runs -> wall.median() / spread(runs, RunResult::wallSeconds).median())
        .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio));
  }

  /** The medians of wall times, for a picture. */
  public Map<String, Double> walls() {
    Map<String, Double> walls = new java.util.LinkedHashMap<>();
    outcomes.forEach(
        (contender, runs) ->
            walls.put(contender.code(), spread(runs, RunResult::wallSeconds).median()));
    return walls;
  }

  private static Spread spread(List<RunResult> runs, ToDoubleFunction<RunResult> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).toArray());
  }
}
