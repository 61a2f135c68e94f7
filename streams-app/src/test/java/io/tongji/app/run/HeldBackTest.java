package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class HeldBackTest {

  private static final TopicPartition FIRST = new TopicPartition("input", 0);
  private static final TopicPartition SECOND = new TopicPartition("input", 1);

  private final AtomicLong nanos = new AtomicLong();
  private final HeldBack heldBack = new HeldBack(List.of("input"), nanos::get);

  @Test
  void aTransactionThatDoesNotEndIsCountedFromWhenItWasSeen() {
    after(10);
    heldBack.look(Map.of(FIRST, 5L, SECOND, 7L), Map.of(FIRST, 8L, SECOND, 7L));
    after(30);
    heldBack.look(Map.of(FIRST, 5L, SECOND, 7L), Map.of(FIRST, 9L, SECOND, 8L));
    after(1);

    assertThat(heldBack.seconds()).isEqualTo(31.0);
  }

  @Test
  void transactionsThatComeAndGoAreNone() {
    heldBack.look(Map.of(FIRST, 5L), Map.of(FIRST, 8L));
    after(30);
    heldBack.look(Map.of(FIRST, 8L), Map.of(FIRST, 11L));
    after(1);
    assertThat(heldBack.seconds()).isEqualTo(1.0);

    heldBack.look(Map.of(FIRST, 11L), Map.of(FIRST, 11L));
    after(30);
    assertThat(heldBack.seconds()).isEqualTo(0.0);
  }

  private void after(long seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }
}
