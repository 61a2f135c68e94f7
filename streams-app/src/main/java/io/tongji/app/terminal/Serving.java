package io.tongji.app.terminal;

import io.tongji.failure.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command has opened, closed exactly once and last first: when its work is done, when it
 * fails, or when the process is asked to end (Ctrl-C, SIGTERM), at whatever moment.
 */
public final class Serving implements AutoCloseable {

  private final Deque<Runnable> opened = new ArrayDeque<>();
  private final Thread onShutdown = new Thread(this::closeAndEnd, "shutdown");
  private final Object interruption = new Object();
  private @Nullable Thread interruptible;
  private boolean ending;
  private boolean closed;

  private Serving() {}

  /**
   * Listens for the wish to end the process, which then ends as a command that did its work; or
   * with the code of the error that ended it.
   */
  public static Serving begin() {
    Serving serving = new Serving();
    Runtime.getRuntime().addShutdownHook(serving.onShutdown);
    return serving;
  }

  /**
   * Opens something. A wish to end the process waits until it is open, or until {@link
   * #interruptibly} has ended.
   *
   * @throws CancellationException if the process is ending
   */
  public synchronized <T extends AutoCloseable> T open(Supplier<T> open) {
    if (closed) {
      throw interrupted();
    }
    try {
      T resource = open.get();
      opened.push(() -> close(resource));
      return resource;
    } catch (RuntimeException failed) {
      throw isEnding() ? interrupted() : failed;
    }
  }

  private static CancellationException interrupted() {
    return new CancellationException("interrupted");
  }

  /**
   * Does, while something is opened, what may take long and what an interruption does not harm: a
   * wish to end the process interrupts it.
   */
  public <T> T interruptibly(Supplier<T> work) {
    begin(Thread.currentThread());
    try {
      return work.get();
    } finally {
      end();
    }
  }

  private void begin(Thread worker) {
    synchronized (interruption) {
      interruptible = worker;
      if (ending) {
        worker.interrupt();
      }
    }
  }

  private void end() {
    synchronized (interruption) {
      interruptible = null;
      if (ending) {
        Thread.interrupted(); // it was meant for the work
      }
    }
  }

  private boolean isEnding() {
    synchronized (interruption) {
      return ending;
    }
  }

  private void interrupt() {
    synchronized (interruption) {
      ending = true;
      if (interruptible != null) {
        interruptible.interrupt();
      }
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException("could not be closed", failed);
    }
  }

  /** Waits for a stop of the pipeline, which is the only end that does not come from outside. */
  public int await(CompletionStage<Failure> failure) throws InterruptedException {
    try {
      throw failure.toCompletableFuture().get().within("the pipeline stopped");
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void close() {
    closeAll();
    if (!isEnding()) {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    }
  }

  private synchronized void closeAll() {
    closed = true;
    while (!opened.isEmpty()) {
      opened.pop().run();
    }
  }

  private void closeAndEnd() {
    interrupt();
    closeAll();
    Runtime.getRuntime().halt(Uncaught.whenAskedToEnd());
  }
}
