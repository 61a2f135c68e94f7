package io.tongji.it;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells two exports apart by a few lines instead of all. */
final class Lines {

  private static final int FEW = 6;

  private Lines() {}

  /**
   * Lines that stand in one of two texts alone: those of the first with −, of the second with +.
   */
  static List<String> differing(String one, String other) {
    Set<String> gone = new LinkedHashSet<>(one.lines().toList());
    Set<String> come = new LinkedHashSet<>(other.lines().toList());
    other.lines().forEach(gone::remove);
    one.lines().forEach(come::remove);
    return Stream.concat(
            gone.stream().limit(FEW).map(line -> "− " + line),
            come.stream().limit(FEW).map(line -> "+ " + line))
        .toList();
  }
}
