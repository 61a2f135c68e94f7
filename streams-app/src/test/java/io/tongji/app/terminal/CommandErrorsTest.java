package io.tongji.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.failure.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

public class CommandErrorsTest {

  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureEndsTheCommandWithItsMessageAndExitCode(
      RuntimeException failure, int exitCode, String message) {
    assertThat(execute(failure)).isEqualTo(exitCode);
    assertThat(errors).hasToString("tongji: " + message + System.lineSeparator());
  }

  @Test
  void theTraceIsShownOnRequest() {
    execute(Failure.setting("wrong"), "--verbose");

    assertThat(errors.toString()).startsWith("tongji: wrong").contains("\tat ");
  }

  @Test
  void aShortageOfMemoryThatAnotherThreadHadIsWrongConfiguration() {
    assertThat(execute(new IllegalStateException(new OutOfMemoryError("Java heap space"))))
        .isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("tongji: out of memory (Java heap space): Java may use ")
        .contains("TONGJI_JAVA_OPTS=-Xmx")
        .hasLineCount(1);
  }

  @Test
  void aCommandThatCannotBeAskedForTheTraceShowsIt() {
    int exitCode =
        new CommandLine(new Failing(new IllegalStateException("impossible")))
            .setExecutionExceptionHandler(new CommandErrors(Speech.ENGLISH))
            .setErr(new PrintWriter(errors, true))
            .execute();
    assertThat(exitCode).isEqualTo(70);
    assertThat(errors.toString())
        .startsWith("tongji: internal error: java.lang.IllegalStateException: impossible")
        .contains("\tat ")
        .doesNotContain("--verbose");
  }

  @Test
  void anUnknownOptionIsWrongUsage() {
    assertThat(execute(Failure.setting("unused"), "--colour")).isEqualTo(2);
    assertThat(errors.toString()).contains("Unknown option", "--colour", "--config");
  }

  private static Failure stopped(Failure.Kind cause) {
    return Failure.of(cause, "so", "").within("the pipeline stopped");
  }

  private static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            Failure.of(Failure.Kind.INPUT, "2 of 5 rows refused", ""), 1, "2 of 5 rows refused"),
        Arguments.of(Failure.setting("unknown key: a"), 2, "unknown key: a"),
        Arguments.of(Failure.server("took too long"), 3, "took too long"),
        Arguments.of(stopped(Failure.Kind.SETTING), 2, "the pipeline stopped: so"),
        Arguments.of(stopped(Failure.Kind.SERVER), 3, "the pipeline stopped: so"),
        Arguments.of(stopped(Failure.Kind.BUG), 70, "the pipeline stopped: so"),
        Arguments.of(
            new KafkaException("failed", new TopicAuthorizationException("not this topic")),
            2,
            "Kafka refuses us: not this topic; check the credentials and options under kafka., or"
                + " ask for the right"),
        Arguments.of(
            new KafkaException("Unexpected error; " + Errors.INVALID_TRANSACTION_TIMEOUT.message()),
            2,
            "the brokers allow no transaction as long as ours; lower kafka.transaction.timeout.ms,"
                + " or ingest.transaction.timeout if it is ingest that fails, to what they allow"
                + " (transaction.max.timeout.ms), or have them allow more"),
        Arguments.of(
            new TimeoutException("no broker"),
            3,
            "a server cannot be reached: no broker; check bootstrap.servers and"
                + " schema.registry.url"),
        Arguments.of(
            new UncheckedIOException(new ConnectException("refused")),
            3,
            "a server cannot be reached: refused; check bootstrap.servers and"
                + " schema.registry.url"),
        Arguments.of(
            new IllegalStateException("impossible"),
            70,
            "internal error: java.lang.IllegalStateException: impossible; run again with --verbose"
                + " for the details"));
  }

  private int execute(RuntimeException failure, String... arguments) {
    return new CommandLine(new Failing(failure))
        .addMixin("shared", new SharedOptions())
        .setExecutionExceptionHandler(new CommandErrors(Speech.ENGLISH))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  /** A command that only fails. */
  @Command(name = "failing")
  private static final class Failing implements Callable<Integer> {

    private final RuntimeException failure;

    Failing(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() {
      throw failure;
    }
  }
}
