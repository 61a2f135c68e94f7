package io.tongji.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Joins anew where that may help, and leaves at once when closed. */
@Timeout(30)
class MemberThreadTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final AtomicInteger joined = new AtomicInteger();
  private final CountDownLatch reached = new CountDownLatch(1);

  @Test
  void joinsAnewAfterAnErrorThatMayPass() throws InterruptedException {
    AtomicReference<MemberThread> own = new AtomicReference<>();
    MemberThread thread =
        new MemberThread(
            "anew",
            () -> {
              if (joined.incrementAndGet() == 1) {
                throw new IllegalStateException("may pass");
              }
              reached.countDown();
              while (!own.get().isClosed()) {
                Thread.onSpinWait();
              }
            },
            error -> true,
            LONG);
    own.set(thread);
    try (thread) {
      thread.start();
      reached.await();
    }
    assertThat(joined).hasValue(2);
  }

  @Test
  void endsAfterAnErrorThatStays() throws InterruptedException {
    AtomicReference<Thread> own = new AtomicReference<>();
    try (MemberThread thread =
        new MemberThread(
            "once",
            () -> {
              own.set(Thread.currentThread());
              joined.incrementAndGet();
              throw new IllegalStateException("stays");
            },
            error -> {
              reached.countDown();
              return false;
            },
            LONG)) {
      thread.start();
      reached.await();
      own.get().join();
      assertThat(joined).hasValue(1);
      assertThat(thread.isClosed()).isFalse();
    }
  }

  @Test
  void interruptsAMembershipThatDoesNotReturn() throws InterruptedException {
    CountDownLatch left = new CountDownLatch(1);
    MemberThread thread =
        new MemberThread(
            "stuck",
            () -> {
              reached.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                left.countDown();
                throw new InterruptException(e);
              }
            },
            error -> true,
            SHORT);
    thread.start();
    reached.await();
    thread.close();
    assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
