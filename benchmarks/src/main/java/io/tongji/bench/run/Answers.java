package io.tongji.bench.run;

import io.tongji.app.config.Keys;
import io.tongji.bench.print.ResultTable;
import io.tongji.bench.print.Spread;
import io.tongji.bench.run.RunningApplication.CaughtUp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** How long commands take that a console answers, and the same where nobody does. */
public final class Answers {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A command that waited for the console so long has read the topic itself. */
  private static final double GIVEN_UP = 10;

  private final Ground ground;
  private final Jvm jvm;
  private final Consumer<String> say;
  private final Path directory;
  private final ResultTable table =
      new ResultTable(List.of("units", "cells of months", "command", "asked s", "topic s"));

  /**
   * On a ground, with a way to start the application.
   *
   * @param say takes a line for each command when it is done
   */
  public Answers(Ground ground, Jvm jvm, Consumer<String> say) throws IOException {
    this.ground = ground;
    this.jvm = jvm;
    this.say = say;
    this.directory = Files.createTempDirectory(ground.directory(), "answers-");
    Application.write(ground.given(), given());
  }

  private Path given() {
    return directory.resolve("given.properties");
  }

  /**
   * Has an application catch up, and a console answer each command so often; where nobody answers,
   * the command reads the topic itself, once.
   */
  public ResultTable run(int rounds) throws IOException, InterruptedException {
    String area = ground.catalogue().headlineArea().code();
    String period = ground.size().last().toString();
    List<List<String>> commands =
        List.of(
            List.of("board", "--area", area, "--period", period),
            List.of(
                "export",
                "--indicator",
                "GIO",
                "--area",
                area,
                "--activity",
                "_T",
                "--from",
                period));
    try (RunningApplication application = RunningApplication.fresh(ground, jvm)) {
      CaughtUp unused = application.awaitCaughtUp();
      try (Child console = console()) {
        Child.OutputLine ready = console.await(Application.READY, PATIENCE);
        say.accept(ready.text());
        double first = answered(commands.get(0));
        say.accept("first question %.2f s".formatted(first));
        for (List<String> command : commands) {
          measure(command, rounds);
        }
      }
    }
    return table;
  }

  private Child console() throws IOException {
    List<String> arguments = arguments(List.of("console"), directory.toString());
    Collections.addAll(arguments, "--console-port", "0");
    return Child.start(jvm, directory.resolve("console.log"), Contender.TONGJI.main(), arguments);
  }

  private void measure(List<String> command, int rounds) throws IOException, InterruptedException {
    double[] asked = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      asked[round] = answered(command);
    }
    double topic = seconds(command, directory.resolve("none").toString());
    table.add(
        List.of(
            Integer.toString(ground.size().enterprises()),
            Integer.toString(ground.oracle().size()),
            command.get(0),
            Spread.of(asked).text(2),
            Spread.of(topic).text(2)));
    say.accept(command.get(0) + " asked " + Spread.of(asked).text(2) + " s");
  }

  private double answered(List<String> command) throws IOException, InterruptedException {
    double seconds = seconds(command, directory.toString());
    if (seconds >= GIVEN_UP) {
      throw new BenchException("the console did not answer " + command + " in time");
    }
    return seconds;
  }

  /** From the start of its JVM to its end. */
  private double seconds(List<String> command, String consoleDirectory)
      throws IOException, InterruptedException {
    Path log = directory.resolve("command.log");
    long begun = System.nanoTime();
    Process process = jvm.start(log, Contender.TONGJI.main(), arguments(command, consoleDirectory));
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    if (exitCode != 0 || printed.isBlank()) {
      throw new BenchException(
          command + " ended with " + exitCode + ": " + printed + Files.readString(log));
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private List<String> arguments(List<String> command, String consoleDirectory) {
    List<String> arguments = new ArrayList<>(command);
    Collections.addAll(arguments, "--quiet", "--config", given().toString());
    Collections.addAll(arguments, "--set", Keys.CONSOLE_DIR.name() + "=" + consoleDirectory);
    return arguments;
  }
}
