package io.tongji.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What inputs state, read on. */
final class KeptListTest {

  private static final TopicPartition FIRST = new TopicPartition("tongji.returns.output", 0);
  private static final TopicPartition SECOND = new TopicPartition("tongji.returns.output", 1);

  private final List<String> stretches = new ArrayList<>();
  private boolean fails;

  private final KeptList<List<Long>> list =
      new KeptList<>(
          ArrayList::new,
          (taken, from, to) -> {
            long begin = from.getOrDefault(FIRST, 0L);
            long end = to.getOrDefault(FIRST, 0L);
            stretches.add(begin + "-" + end);
            LongStream.range(begin, end).forEach(taken::add);
            if (fails) {
              throw new IllegalStateException("the brokers are away");
            }
          });

  private static Map<TopicPartition, Long> end(long first) {
    return Map.of(FIRST, first);
  }

  @Test
  void whatHasComeIsReadOn() {
    assertThat(list.at("a", end(3))).containsExactly(0L, 1L, 2L);
    assertThat(list.at("a", end(5))).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(list.at("a", end(5))).hasSize(5);

    assertThat(stretches).containsExactly("0-3", "3-5", "5-5");
  }

  @Test
  void anotherBasisIsReadFromTheBeginning() {
    list.at("a", end(3));

    assertThat(list.at("b", end(4))).containsExactly(0L, 1L, 2L, 3L);
    assertThat(stretches).containsExactly("0-3", "0-4");
  }

  @Test
  void aTopicThatEndsEarlierOrHasOtherPartitionsIsReadFromTheBeginning() {
    list.at("a", end(3));

    assertThat(list.at("a", end(2))).containsExactly(0L, 1L);
    assertThat(list.at("a", Map.of(FIRST, 3L, SECOND, 1L))).containsExactly(0L, 1L, 2L);
    assertThat(stretches).containsExactly("0-3", "0-2", "0-3");
  }

  @Test
  void whatAFailedReadingHasTakenIsNotKept() {
    list.at("a", end(3));
    fails = true;
    assertThatThrownBy(() -> list.at("a", end(4))).hasMessage("the brokers are away");
    fails = false;

    assertThat(list.at("a", end(4))).containsExactly(0L, 1L, 2L, 3L);
    assertThat(stretches).containsExactly("0-3", "3-4", "0-4");
  }
}
