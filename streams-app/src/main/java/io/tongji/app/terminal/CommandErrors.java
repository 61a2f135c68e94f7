package io.tongji.app.terminal;

import io.tongji.failure.Failure;
import io.tongji.failure.Failure.Kind;
import io.tongji.log.cluster.KnownFailures;
import io.tongji.output.PlainText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one message on standard error and an exit code. */
public final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final Pattern LABEL = Pattern.compile("(?<=['=<])[A-Z]{3,}(?=['.>\\]])");

  private final Speech speech;

  /** Messages in this speech. */
  public CommandErrors(Speech speech) {
    this.speech = speech;
  }

  /** In which the command speaks. */
  Speech speech() {
    return speech;
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine command, ParseResult arguments) {
    PrintWriter messages = command.getErr();
    if (thrown instanceof CancellationException) {
      messages.println("tongji: " + PlainText.of(speech.say(String.valueOf(thrown.getMessage()))));
      return ExitCode.OK;
    }
    Failure failure = KnownFailures.of(thrown);
    boolean verbose = isVerbose(command);
    messages.println("tongji: " + PlainText.of(message(thrown, failure, verbose)));
    if (verbose) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      messages.print(PlainText.of(trace.toString()));
    }
    messages.flush();
    return failure.exitCode();
  }

  /** A command that cannot be asked for the trace shows it always. */
  private static boolean isVerbose(CommandLine command) {
    return command.getCommandSpec().findOption("--verbose") == null
        || command.getParseResult().hasMatchedOption("--verbose");
  }

  private String message(Exception thrown, Failure failure, boolean verbose) {
    boolean expected = failure.kind() != Kind.BUG || thrown instanceof Failure;
    if (expected) {
      return speech.say(failure.problem(), failure.remedy());
    }
    String hint = verbose ? "" : "run again with --verbose for the details";
    return speech.say("internal error: " + thrown, hint);
  }

  /** What a command line that cannot be read gets: one message, and the way to the help. */
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter messages = command.getErr();
    String message =
        withPlaceholders(String.valueOf(wrong.getMessage()))
            + suggestion(wrong)
            + "; see "
            + command.getCommandSpec().qualifiedName()
            + " --help";
    messages.println("tongji: " + PlainText.of(speech.say(message)));
    messages.flush();
    return Kind.SETTING.exitCode();
  }

  /** What is missing is called as it is in the help: {@code '--form=FORM', 'FILE...'}. */
  private String withPlaceholders(String message) {
    return message.startsWith("Missing required")
        ? LABEL
            .matcher(message)
            .replaceAll(label -> Matcher.quoteReplacement(speech.placeholder(label.group())))
        : message;
  }

  private static String suggestion(ParameterException wrong) {
    List<String> near =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?";
  }
}
