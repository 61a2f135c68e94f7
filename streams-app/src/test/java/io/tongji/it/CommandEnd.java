package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import io.tongji.catalogue.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * How a command ended, and what it left on its two streams.
 *
 * @param command as it was typed
 * @param exitCode of the process
 * @param out standard output
 * @param messages standard error
 */
record CommandEnd(List<String> command, int exitCode, String out, String messages) {

  /** Runs a command in this process. */
  static CommandEnd of(List<String> command) {
    return in(Language.EN, command);
  }

  /** Runs a command in this process, which speaks a language. */
  static CommandEnd in(Language language, List<String> command) {
    StringWriter out = new StringWriter();
    StringWriter messages = new StringWriter();
    CommandLine line =
        Main.command(language)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(messages, true));
    int exitCode = line.execute(command.toArray(String[]::new));
    return new CommandEnd(command, exitCode, out.toString(), messages.toString());
  }

  /**
   * Runs a command in a process of its own, with all that it puts on its streams; in English, if
   * the environment does not name another language.
   */
  static CommandEnd ofProcess(List<String> command, Map<String, String> environment, Path scratch)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path messages = Files.createTempFile(scratch, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(Packaged.java(command, scratch));
    builder.environment().put("TONGJI_LANG", "en");
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(messages.toFile()).start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
    return new CommandEnd(
        command, process.exitValue(), Files.readString(out), Files.readString(messages));
  }

  /**
   * The command failed with this code and one message that holds all these words, beside what it
   * reported while it waited.
   */
  void failsWith(int expectedCode, String... words) {
    List<String> lines =
        messages
            .lines()
            .filter(line -> !line.startsWith("tongji: starting "))
            .filter(line -> !line.contains(" WARN  Servers: "))
            .toList();
    assertThat(lines).as("messages of %s", command).hasSize(1);
    assertThat(lines.get(0))
        .as("message of %s", command)
        .startsWith("tongji: ")
        .contains(words)
        .doesNotContain("Exception", "internal error", "\tat ");
    assertThat(exitCode).as("exit code of %s", command).isEqualTo(expectedCode);
  }
}
