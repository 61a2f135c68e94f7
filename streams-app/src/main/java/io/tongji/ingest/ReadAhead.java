package io.tongji.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes elements from a source in a thread of its own, a little ahead of who uses them and in the
 * same order: while one processor reads and checks rows, another one encodes them.
 *
 * @param <E> an element
 */
final class ReadAhead<E> implements AutoCloseable {

  private static final int BATCH = 512;
  private static final int BATCHES = 8;

  private final BlockingQueue<Chunk<E>> ahead = new ArrayBlockingQueue<>(BATCHES);
  private final Supplier<@Nullable E> source;
  private final Thread thread;
  private Chunk<E> batch = new Chunk<>(List.of(), false, null);
  private int used;

  /**
   * Elements that came one after the other.
   *
   * @param last true if the source has no more
   * @param failure what ended it after them, if not that it was empty
   */
  private record Chunk<E>(List<E> elements, boolean last, @Nullable Throwable failure) {}

  /**
   * Begins to read.
   *
   * @param source gives the next element, or null after the last one
   */
  ReadAhead(Supplier<@Nullable E> source) {
    this.source = source;
    this.thread = new Thread(this::read, "read-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  /** The next element, or null after the last one; throws what the source threw in its place. */
  @Nullable E next() {
    while (used == batch.elements().size()) {
      if (batch.last()) {
        failIfFailed();
        return null;
      }
      batch = await();
      used = 0;
    }
    return batch.elements().get(used++);
  }

  private void failIfFailed() {
    if (batch.failure() instanceof RuntimeException exception) {
      throw exception;
    }
    if (batch.failure() instanceof Error error) {
      throw error;
    }
  }

  private Chunk<E> await() {
    try {
      return ahead.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    }
  }

  private void read() {
    try {
      boolean more = true;
      while (more) {
        more = readBatch();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads the next batch; true if another one follows. */
  private boolean readBatch() throws InterruptedException {
    List<E> elements = new ArrayList<>(BATCH);
    boolean last = false;
    Throwable failure = null;
    try {
      while (!last && elements.size() < BATCH) {
        E element = source.get();
        last = element == null;
        if (element != null) {
          elements.add(element);
        }
      }
    } catch (RuntimeException | Error thrown) {
      last = true;
      failure = thrown;
    }
    ahead.put(new Chunk<>(elements, last, failure));
    return !last;
  }

  /** Reads no further; the source is used no more afterwards. */
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
