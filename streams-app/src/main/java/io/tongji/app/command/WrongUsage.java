package io.tongji.app.command;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a command line that cannot be read into one message and the way to the help. */
public final class WrongUsage implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter messages = command.getErr();
    messages.println(
        "tongji: "
            + wrong.getMessage()
            + suggestion(wrong)
            + "; see "
            + command.getCommandSpec().qualifiedName()
            + " --help");
    messages.flush();
    return ExitCode.USAGE.number();
  }

  private static String suggestion(ParameterException wrong) {
    List<String> near =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?";
  }
}
