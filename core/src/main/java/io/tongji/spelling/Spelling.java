package io.tongji.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {

  private Spelling() {}

  /** The known word with the fewest changed, missing and added letters. */
  private static String nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElseThrow();
  }

  /**
   * The known word that is near, if one is: at most a third of the longer word's letters differ.
   */
  public static Optional<String> near(String word, Collection<String> known) {
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(nearest(word, known)).filter(one -> isNear(word, one));
  }

  /** What to do about a word that is none of a few: the near one, else all of them. */
  public static String remedy(String word, Collection<String> known) {
    return near(word, known)
        .map(one -> "did you mean " + one + "?")
        .orElseGet(() -> "give one of " + String.join(", ", known));
  }

  private static boolean isNear(String word, String other) {
    return 3 * distance(word, other) <= Math.max(word.length(), other.length());
  }

  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= left.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int changed = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[right.length()];
  }
}
