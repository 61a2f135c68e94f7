package io.tongji.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Lists written in one cell, separated by semicolons. */
public final class Words {

  private Words() {}

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
}
