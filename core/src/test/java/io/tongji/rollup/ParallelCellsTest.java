package io.tongji.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many cells there are, each is worked on once, and handed on in its turn. */
class ParallelCellsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 1_000, 2_345})
  void worksOnEachOnce(int cells) {
    AtomicIntegerArray done = new AtomicIntegerArray(cells);
    ParallelCells.forEach(IntStream.range(0, cells).boxed().toList(), done::incrementAndGet);
    assertThat(IntStream.range(0, cells)).allMatch(cell -> done.get(cell) == 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 1_000, 2_345})
  void tellsInOrderInTheThreadOfTheCaller(int cells) {
    List<Integer> worked = new ArrayList<>();
    Set<Thread> tellers = new HashSet<>(Set.of(Thread.currentThread()));
    ParallelCells.collect(
        IntStream.range(0, cells).boxed().toList(),
        cell -> List.of(2 * cell, 2 * cell + 1),
        each -> {
          worked.add(each);
          tellers.add(Thread.currentThread());
        });
    assertThat(worked).containsExactlyElementsOf(IntStream.range(0, 2 * cells).boxed().toList());
    assertThat(tellers).containsExactly(Thread.currentThread());
  }
}
