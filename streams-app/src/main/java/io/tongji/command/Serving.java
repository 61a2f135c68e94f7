package io.tongji.command;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Serving until Ctrl-C, SIGTERM or a failure, with everything closed exactly once. */
final class Serving {

  private final Runnable close;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Serving(Runnable close) {
    this.close = close;
  }

  /** Closes when the process is asked to end, which then ends as a command that did its work. */
  static Serving until(Runnable close) {
    Serving serving = new Serving(close);
    Runtime.getRuntime().addShutdownHook(new Thread(serving::closeAndEnd, "shutdown"));
    return serving;
  }

  /** Waits for a failure, which is the only end that does not come from outside. */
  int await(CompletionStage<String> failure) throws InterruptedException {
    String reason;
    try {
      reason = failure.toCompletableFuture().get();
    } catch (ExecutionException failed) {
      reason = String.valueOf(failed.getCause());
    }
    end();
    throw new CommandException(ExitCode.INTERNAL, "the pipeline stopped: " + reason);
  }

  /** Closes at the end of the command's work. */
  void end() {
    if (closed.compareAndSet(false, true)) {
      close.run();
    }
  }

  private void closeAndEnd() {
    if (closed.compareAndSet(false, true)) {
      close.run();
      Runtime.getRuntime().halt(ExitCode.DONE.number());
    }
  }
}
