package io.tongji.log.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The thread of a member of a consumer group: joins the group anew after errors that may pass, and
 * leaves it when closed.
 */
public final class MemberThread implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Runnable membership;
  private final Predicate<RuntimeException> again;
  private final Duration leave;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A thread that is not started.
   *
   * @param membership joins the group, and returns or fails once {@link #isClosed}
   * @param again says of an error whether to join anew; else the thread ends
   * @param leave how long the membership may take to return; then it is interrupted
   */
  public MemberThread(
      String name, Runnable membership, Predicate<RuntimeException> again, Duration leave) {
    this.membership = membership;
    this.again = again;
    this.leave = leave;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  /** True if the member is to leave the group. */
  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void run() {
    while (!isClosed()) {
      try {
        membership.run();
      } catch (RuntimeException e) {
        if (isClosed() || !again.test(e)) {
          return;
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      boolean unused = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }

  /** Leaves the group, so that another member takes over at once. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(leave.toMillis());
      thread.interrupt(); // it may wait for brokers or registry
      thread.join(leave.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
