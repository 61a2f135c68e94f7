package io.tongji.app.command;

import io.tongji.app.config.ConfigException;
import io.tongji.app.local.StartException;
import io.tongji.app.local.StartException.Fault;
import io.tongji.app.run.Stop;
import io.tongji.app.run.StoppedException;
import io.tongji.catalogue.CatalogueException;
import io.tongji.failure.Failure;
import io.tongji.figures.RefusedRequestException;
import io.tongji.ingest.FeedException;
import io.tongji.log.cluster.KnownFailures;
import io.tongji.verify.VerifyException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one message on standard error and an exit code. */
public final class Failures implements IExecutionExceptionHandler {

  private static final String TRACE_HINT = "; run again with --verbose for the details";

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    ExitCode exitCode = exitCode(failure);
    boolean verbose = isVerbose(command);
    command.getErr().println("tongji: " + message(failure, exitCode, verbose));
    if (verbose) {
      failure.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return exitCode.number();
  }

  /** A command that cannot be asked for the trace shows it always. */
  private static boolean isVerbose(CommandLine command) {
    return command.getCommandSpec().findOption("--verbose") == null
        || command.getParseResult().hasMatchedOption("--verbose");
  }

  static ExitCode exitCode(Throwable failure) {
    if (failure instanceof CommandException ended) {
      return ended.exitCode();
    }
    if (failure instanceof FeedException refused) {
      return refused.fault() == FeedException.Fault.USAGE ? ExitCode.USAGE : ExitCode.UNREACHABLE;
    }
    if (failure instanceof StoppedException stopped) {
      return exitCode(stopped.stop().cause());
    }
    if (failure instanceof ConfigException) {
      return ExitCode.USAGE;
    }
    if (failure instanceof CatalogueException
        || failure instanceof RefusedRequestException
        || failure instanceof VerifyException) {
      return ExitCode.USAGE;
    }
    if (failure instanceof StartException refused) {
      return refused.fault() == Fault.SETTING ? ExitCode.USAGE : ExitCode.UNREACHABLE;
    }
    return switch (KnownFailures.of(failure).kind()) {
      case SETTING -> ExitCode.USAGE;
      case SERVER -> ExitCode.UNREACHABLE;
      case INPUT -> ExitCode.SOME_REFUSED;
      case BUG -> ExitCode.INTERNAL;
    };
  }

  private static ExitCode exitCode(Stop.Cause cause) {
    return switch (cause) {
      case SETTING -> ExitCode.USAGE;
      case SERVERS -> ExitCode.UNREACHABLE;
      case BUG -> ExitCode.INTERNAL;
    };
  }

  private static String message(Exception failure, ExitCode exitCode, boolean verbose) {
    String hint = verbose ? "" : TRACE_HINT;
    if (exitCode == ExitCode.INTERNAL && !isOurs(failure)) {
      return "internal error: " + failure + hint;
    }
    return isOurs(failure)
        ? String.valueOf(failure.getMessage())
        : KnownFailures.of(failure).sentence();
  }

  private static boolean isOurs(Exception failure) {
    return failure instanceof CommandException
        || failure instanceof FeedException
        || failure instanceof StoppedException
        || failure instanceof ConfigException
        || failure instanceof Failure
        || failure instanceof CatalogueException
        || failure instanceof RefusedRequestException
        || failure instanceof VerifyException
        || failure instanceof StartException;
  }
}
