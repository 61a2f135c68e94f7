package io.tongji.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The short form: are all results right, and are the tables made. How long it takes is no test. */
final class BenchIT {

  @Test
  void everyContenderOfTheShortFormComputesTheSame(@TempDir Path out) throws Exception {
    CommandLine bench = Bench.command();
    StringWriter printed = new StringWriter();
    bench.setOut(new PrintWriter(printed, true));
    int exitCode =
        bench.execute(
            "--units=1000",
            "--months=13",
            "--topic-prefix=bench",
            "--contender=floor-bytes,floor,tongji,duckdb,dsl",
            "--out=" + out);
    System.out.println(printed);
    assertThat(exitCode).isZero();
    assertThat(printed.toString())
        .contains("| tongji ", "| duckdb ", "| dsl ")
        .doesNotContain("WRONG");
    assertThat(out.resolve("wall.svg")).content().contains("<svg", "dsl");
    assertThat(Files.readAllLines(out.resolve("runs.csv"))).hasSize(6);
  }
}
