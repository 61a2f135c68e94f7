package io.tongji.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells two exports apart by a few lines instead of all. */
final class Lines {

  private static final int FEW = 6;

  private Lines() {}

  /**
   * Lines that stand in one of two files alone: those of the first with −, of the second with +.
   * Files that are equal are never held in memory.
   */
  static List<String> differing(Path one, Path other) throws IOException {
    if (Files.mismatch(one, other) < 0) {
      return List.of();
    }
    Set<String> gone = new LinkedHashSet<>(Files.readAllLines(one));
    Set<String> come = new LinkedHashSet<>(Files.readAllLines(other));
    Set<String> both = new HashSet<>(gone);
    both.retainAll(come);
    gone.removeAll(both);
    come.removeAll(both);
    return gone.isEmpty() && come.isEmpty()
        ? List.of("the same lines in another order")
        : few(gone, come);
  }

  private static List<String> few(Set<String> gone, Set<String> come) {
    return Stream.concat(
            gone.stream().limit(FEW).map(line -> "− " + line),
            come.stream().limit(FEW).map(line -> "+ " + line))
        .toList();
  }
}
