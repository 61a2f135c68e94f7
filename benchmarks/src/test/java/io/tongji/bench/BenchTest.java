package io.tongji.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.terminal.SharedOptions;
import io.tongji.bench.run.BenchException;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** How a benchmark ends that did not measure: 1 is for wrong results alone. */
final class BenchTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new BenchException("no line"), 3),
        Arguments.of(Failure.server("took too long"), 3),
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

  static Stream<CommandLine> commands() {
    CommandLine bench = Bench.command();
    return Stream.concat(Stream.of(bench), bench.getSubcommands().values().stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandTakesTheSharedOptions(CommandLine command) {
    CommandLine shared = new CommandLine(new SharedOptions());
    shared
        .getCommandSpec()
        .options()
        .forEach(
            option ->
                assertThat(command.getCommandSpec().optionsMap()).containsKeys(option.names()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bootstrap-servers=broker:9092", "--registry-url=http://registry:8081"})
  void serversAreItsOwn(String option) {
    StringWriter messages = new StringWriter();
    CommandLine bench = Bench.command().setErr(new PrintWriter(messages, true));

    assertThat(bench.execute(option, "--units=1")).isEqualTo(2);
    assertThat(messages.toString()).contains("starts a broker and a registry of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"growth", "micro"})
  void catalogueIsNotForAll(String command) {
    StringWriter messages = new StringWriter();
    CommandLine bench = Bench.command().setErr(new PrintWriter(messages, true));

    assertThat(bench.execute(command, "--catalogue=mine")).isEqualTo(2);
    assertThat(messages.toString()).contains("catalogue.dir is given");
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
