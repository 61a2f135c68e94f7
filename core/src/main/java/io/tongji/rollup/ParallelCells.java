package io.tongji.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Work on many cells that several threads share. The table of a large indicator belongs to one
 * task, whose thread would work alone while other processors are idle. No cell is worked on by two
 * threads, and sums are integers: so the result does not depend on how many there are.
 */
final class ParallelCells {

  /** Fewer are done sooner than handed over. */
  private static final int FEW = 100;

  /** The number of cells whose results are held at once. */
  private static final int AT_ONCE = 1_000;

  private ParallelCells() {}

  /** Does the same to each cell. */
  static <T> void forEach(Collection<T> cells, Consumer<T> work) {
    among(List.copyOf(cells)).forEach(work);
  }

  /**
   * Makes a list for each cell, in parallel, and passes on their items in the order of the cells.
   *
   * @param receiver receives the items, in the caller's thread
   */
  static <T, R> void collect(Collection<T> cells, Function<T, List<R>> make, Consumer<R> receiver) {
    Iterator<T> left = cells.iterator();
    while (left.hasNext()) {
      List<T> next = new ArrayList<>();
      while (left.hasNext() && next.size() < AT_ONCE) {
        next.add(left.next());
      }
      among(next).map(make).toList().forEach(made -> made.forEach(receiver));
    }
  }

  private static <T> Stream<T> among(List<T> cells) {
    return cells.size() < FEW ? cells.stream() : cells.parallelStream();
  }
}
