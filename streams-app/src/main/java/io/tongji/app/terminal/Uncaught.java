package io.tongji.app.terminal;

import io.tongji.failure.Failure;
import io.tongji.failure.Failure.Kind;
import java.io.PrintStream;
import java.util.function.IntConsumer;
import picocli.CommandLine.ExitCode;

/**
 * Ends the process when a thread ran out of memory, or when the command's own thread ends by what
 * no code expects: with an exit code that is not the one of refused input.
 */
public final class Uncaught implements Thread.UncaughtExceptionHandler {

  private final Thread command;
  private final Speech speech;
  private final PrintStream messages;
  private final IntConsumer end;
  private volatile int whenAsked;

  /**
   * A handler that ends nothing yet.
   *
   * @param command the thread that runs the command
   * @param speech in which it is said
   * @param messages where what went wrong is said
   * @param end ends the process with an exit code
   */
  Uncaught(Thread command, Speech speech, PrintStream messages, IntConsumer end) {
    this.command = command;
    this.speech = speech;
    this.messages = messages;
    this.end = end;
  }

  /** Hears from now on of all threads that have no handler; this one runs the command. */
  public static void handle(Speech speech) {
    Thread.setDefaultUncaughtExceptionHandler(
        new Uncaught(Thread.currentThread(), speech, System.err, System::exit));
  }

  /**
   * With what a process ends that is asked to end: as one that did its work, unless a handler has
   * asked for it.
   */
  static int whenAskedToEnd() {
    return Thread.getDefaultUncaughtExceptionHandler() instanceof Uncaught handler
        ? handler.whenAsked
        : ExitCode.OK;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      try {
        messages.println("tongji: " + speech.say(Failure.outOfMemory(failure).sentence()));
      } finally {
        end(Kind.SETTING);
      }
      return;
    }
    messages.print("Exception in thread \"" + thread.getName() + "\" ");
    failure.printStackTrace(messages);
    if (thread.equals(command)) {
      end(Kind.BUG);
    }
  }

  private void end(Kind kind) {
    whenAsked = kind.exitCode();
    end.accept(kind.exitCode());
  }
}
