package io.tongji.spelling;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was probably meant. */
public final class Spelling {

  private Spelling() {}

  /** The known word with the fewest changed, missing and added letters. */
  public static String nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElseThrow();
  }

  /** True if at most half of the letters of the longer word differ. */
  public static boolean isNear(String word, String other) {
    return 2 * distance(word, other) <= Math.max(word.length(), other.length());
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
