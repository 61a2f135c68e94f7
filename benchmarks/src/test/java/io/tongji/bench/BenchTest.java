package io.tongji.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.bench.run.BenchException;
import io.tongji.runtime.UnreachableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** How a benchmark ends that did not measure: 1 is for wrong results alone. */
final class BenchTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new BenchException("no line"), 3),
        Arguments.of(new UnreachableException("took too long"), 3),
        Arguments.of(new IOException("disk full"), 70),
        Arguments.of(new IllegalStateException("impossible"), 70));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsNoWrongResult(Exception failure, int exitCode) {
    StringWriter messages = new StringWriter();
    CommandLine bench = Bench.command();
    bench.addSubcommand(new Failing(failure));
    bench.setExecutionExceptionHandler(bench.getExecutionExceptionHandler());
    bench.setErr(new PrintWriter(messages, true));

    assertThat(bench.execute("failing")).isEqualTo(exitCode);
    assertThat(messages.toString()).contains(failure.getMessage());
  }

  /** A command that only fails. */
  @Command(name = "failing")
  private record Failing(Exception failure) implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
