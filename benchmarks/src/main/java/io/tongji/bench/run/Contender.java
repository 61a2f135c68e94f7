package io.tongji.bench.run;

import io.tongji.bench.contend.DslMain;
import io.tongji.bench.contend.DuckDbMain;
import io.tongji.bench.contend.FlinkMain;
import io.tongji.bench.contend.FloorMain;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Who takes part, and what each does not do. */
public enum Contender {
  /** A consumer that only polls. */
  FLOOR_BYTES("floor-bytes", FloorMain.class, "computes nothing, decodes nothing"),
  /** A consumer that also decodes. */
  FLOOR("floor", FloorMain.class, "computes nothing"),
  /** The application as it is shipped. */
  TONGJI("tongji", io.tongji.Main.class, ""),
  /** Everything at once in SQL. */
  DUCKDB(
      "duckdb",
      DuckDbMain.class,
      "batch: the whole cost again at every refresh; publishes nothing; no exactly once"),
  /** Kafka Streams as the tutorials teach it. */
  DSL(
      "dsl",
      DslMain.class,
      "no validation, months, quarters, coverage, targets or metrics; no consistent cuts"),
  /** Flink's SQL in an embedded mini cluster. */
  FLINK_SQL(
      "flink-sql",
      FlinkMain.class,
      "no validation, months, quarters, coverage, targets or metrics; ends with the input;"
          + " its sink is at-least-once");

  private final String code;
  private final Class<?> main;
  private final String lacks;

  Contender(String code, Class<?> main, String lacks) {
    this.code = code;
    this.main = main;
    this.lacks = lacks;
  }

  /** The word on the command line. */
  public String code() {
    return code;
  }

  /** The class that is started. */
  String main() {
    return main.getName();
  }

  /** What it does not do, of what the application does. */
  public String lacks() {
    return lacks;
  }

  /** The contender of a word. */
  static Contender of(String code) {
    return Arrays.stream(values())
        .filter(contender -> contender.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new BenchException(
                    "not a contender: " + code + "; there are " + String.join(", ", codes())));
  }

  /** The contenders of a list of words, in the order of the list. */
  public static List<Contender> parse(List<String> codes) {
    return codes.stream().map(Contender::of).collect(Collectors.toList());
  }

  private static List<String> codes() {
    return Arrays.stream(values()).map(Contender::code).toList();
  }
}
