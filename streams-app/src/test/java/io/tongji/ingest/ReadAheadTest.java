package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ReadAheadTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
  void givesAllInOrderAndThenNothing(int count) {
    AtomicInteger given = new AtomicInteger();
    try (ReadAhead<Integer> ahead = new ReadAhead<>(upTo(count, given))) {
      for (int expected = 1; expected <= count; expected++) {
        assertThat(ahead.next()).isEqualTo(expected);
      }
      assertThat(ahead.next()).isNull();
      assertThat(ahead.next()).isNull();
    }
  }

  @Test
  void whatTheSourceThrowsIsThrownInItsPlace() {
    AtomicInteger given = new AtomicInteger();
    Supplier<@Nullable Integer> source =
        () -> {
          if (given.get() == 700) {
            throw Failure.setting("the file cannot be read");
          }
          return given.incrementAndGet();
        };
    List<Integer> seen = new ArrayList<>();
    try (ReadAhead<Integer> ahead = new ReadAhead<>(source)) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  seen.add(ahead.next());
                }
              })
          .isInstanceOf(Failure.class)
          .hasMessageContaining("cannot be read");
    }
    assertThat(seen).hasSize(700);
  }

  @Test
  void anErrorIsNoLessThrown() {
    try (ReadAhead<Integer> ahead =
        new ReadAhead<>(
            () -> {
              throw new OutOfMemoryError("pretended");
            })) {
      assertThatThrownBy(ahead::next).isInstanceOf(OutOfMemoryError.class);
    }
  }

  /** A file of a million rows is not held in memory because its reader is slow. */
  @Test
  void isOnlyALittleAhead() {
    AtomicInteger given = new AtomicInteger();
    try (ReadAhead<Integer> ahead = new ReadAhead<>(upTo(1_000_000, given))) {
      for (int expected = 1; expected <= 10_000; expected++) {
        assertThat(ahead.next()).isEqualTo(expected);
        assertThat(given.get() - expected).isLessThanOrEqualTo(10 * 512);
      }
    }
  }

  @Test
  void onceClosedTheSourceIsNotUsedAnyMore() throws Exception {
    AtomicInteger given = new AtomicInteger();
    CountDownLatch began = new CountDownLatch(1);
    Supplier<@Nullable Integer> source =
        () -> {
          began.countDown();
          return given.incrementAndGet();
        };
    ReadAhead<Integer> ahead = new ReadAhead<>(source);
    assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();
    ahead.close();
    int afterwards = given.get();
    assertThat(afterwards).isLessThanOrEqualTo(10 * 512);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("read-ahead"));
  }

  private static Supplier<@Nullable Integer> upTo(int count, AtomicInteger given) {
    return () -> given.get() == count ? null : given.incrementAndGet();
  }
}
