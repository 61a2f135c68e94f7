package io.tongji.lint.text;

import java.util.Comparator;

/**
 * Where something stands in a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record TextPlace(int line, int column) implements Comparable<TextPlace> {

  private static final Comparator<TextPlace> ORDER =
      Comparator.comparingInt(TextPlace::line).thenComparingInt(TextPlace::column);

  @Override
  public int compareTo(TextPlace other) {
    return ORDER.compare(this, other);
  }
}
