package io.tongji.catalogue.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists written in one cell, separated by semicolons. */
public final class WordList {

  private WordList() {}

  /** The words of a cell, without blanks around them and without empty ones. */
  public static List<String> split(String cell) {
    List<String> words = new ArrayList<>();
    for (String word : cell.split("[;；]", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return List.copyOf(words);
  }

  /**
   * What a cell like {@code low=0.6; high=1.4} gives to each name.
   *
   * @throws IllegalArgumentException if a word has no =, or a name comes twice
   */
  public static Map<String, String> pairs(String cell) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String pair : split(cell)) {
      int sign = pair.indexOf('=');
      if (sign < 0) {
        throw new IllegalArgumentException("has no = in " + pair);
      }
      if (given.put(pair.substring(0, sign).strip(), pair.substring(sign + 1).strip()) != null) {
        throw new IllegalArgumentException("says twice: " + pair);
      }
    }
    return given;
  }
}
