package io.tongji.bench;

import io.tongji.bench.run.Answers;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.ScratchDirectory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long commands take that a console answers. */
@Command(
    name = "answers",
    mixinStandardHelpOptions = true,
    description = {
      "board, and the export of one cell, with the start of Java: the first question, while the"
          + " console reads the topic; asked again; and where nobody answers and the command reads"
          + " the topic itself."
    })
final class AnswersCommand implements Callable<Integer> {

  @Mixin private GroundOptions options = new GroundOptions();

  @Option(
      names = "--runs",
      paramLabel = "K",
      defaultValue = "5",
      description = "How often each command is asked again (${DEFAULT-VALUE}).")
  private int runs;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ScratchDirectory scratch = ScratchDirectory.create();
        Ground ground = Ground.prepare(scratch.path(), options.size(), options.config())) {
      options.put("answers", new Answers(ground, Jvm.application(), options::say).run(runs));
      return ExitCode.OK;
    }
  }
}
