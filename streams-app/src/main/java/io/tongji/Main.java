package io.tongji;

import io.tongji.app.command.Tongji;
import io.tongji.app.terminal.CommandErrors;
import io.tongji.app.terminal.Uncaught;
import picocli.CommandLine;

/** Reads the command and runs it. */
public final class Main {

  private Main() {}

  /** Ends with the command's exit code. */
  public static void main(String[] arguments) {
    Uncaught.handle();
    System.exit(command().execute(arguments));
  }

  /** The command line as a whole. */
  public static CommandLine command() {
    return new CommandLine(new Tongji())
        .setExecutionExceptionHandler(new CommandErrors())
        .setParameterExceptionHandler(new CommandErrors())
        .setUsageHelpAutoWidth(true);
  }
}
