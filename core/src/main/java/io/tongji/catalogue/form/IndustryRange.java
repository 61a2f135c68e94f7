package io.tongji.catalogue.form;

import io.tongji.catalogue.source.WordList;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of GB/T 4754 codes of equal length, both ends included, e.g. divisions 06 to 46.
 *
 * @param from first code, 2 to 4 digits
 * @param to last code, as long as the first
 */
public record IndustryRange(String from, String to) {

  /** Checks the codes. */
  public IndustryRange {
    if (!from.matches("\\d{2,4}") || !to.matches("\\d{2,4}") || from.length() != to.length()) {
      throw new IllegalArgumentException("not a range of industries: " + from + "-" + to);
    }
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("range of industries runs backwards: " + from + "-" + to);
    }
  }

  /** True if the 4-digit class lies in the range. */
  public boolean contains(String industry) {
    String head = industry.substring(0, from.length());
    return from.compareTo(head) <= 0 && head.compareTo(to) <= 0;
  }

  /** Reads {@code 05;51-97}; an empty text is an empty list. */
  public static List<IndustryRange> parse(String text) {
    List<IndustryRange> ranges = new ArrayList<>();
    for (String part : WordList.split(text)) {
      int dash = part.indexOf('-');
      ranges.add(
          dash < 0
              ? new IndustryRange(part, part)
              : new IndustryRange(part.substring(0, dash), part.substring(dash + 1)));
    }
    return List.copyOf(ranges);
  }
}
