package io.tongji.figures;

import io.tongji.failure.Failure;
import io.tongji.spelling.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A code with the names that will do for it.
 *
 * @param code of the catalogue
 * @param name in Chinese
 * @param nameEn in English
 */
public record NamedCode(String code, String name, String nameEn) {

  /**
   * The code that a word means: the code itself, else the only one with this name, else the only
   * one whose name has the word in it.
   *
   * @param what is looked for, in English
   * @throws Failure if none has, or more than one
   */
  public static String find(String what, String given, Collection<NamedCode> known) {
    String word = given.strip();
    String lower = word.toLowerCase(Locale.ROOT);
    List<Predicate<NamedCode>> ways =
        List.of(
            one -> one.code.equals(word),
            one -> one.code.equalsIgnoreCase(word),
            one -> one.name.equals(word) || one.nameEn.equalsIgnoreCase(word),
            one -> one.has(lower));
    for (Predicate<NamedCode> way : ways) {
      List<NamedCode> found = known.stream().filter(way).toList();
      if (found.size() == 1) {
        return found.get(0).code;
      }
      if (found.size() > 1) {
        throw Failure.setting(
            "more than one " + what + " is called " + given,
            "give one of "
                + found.stream()
                    .map(one -> one.code + " " + one.name)
                    .collect(Collectors.joining(", ")));
      }
    }
    throw unknown(what, word, known);
  }

  /** True if a name has the word in it, in lower case; empty: all have. */
  public boolean has(String word) {
    return name.contains(word) || nameEn.toLowerCase(Locale.ROOT).contains(word);
  }

  private static Failure unknown(String what, String given, Collection<NamedCode> known) {
    Set<String> words = new TreeSet<>();
    known.forEach(one -> words.addAll(List.of(one.code, one.name)));
    String remedy =
        Spelling.near(given, words)
            .map(near -> "did you mean " + spelled(near, known) + "?")
            .orElseGet(() -> "./tongji list " + plural(what) + " shows all");
    return Failure.setting(
        what.equals("unit")
            ? "the register has no unit " + given
            : "the catalogue has no " + what + " " + given,
        remedy);
  }

  /** A name stands behind its code. */
  private static String spelled(String near, Collection<NamedCode> known) {
    return known.stream()
        .filter(one -> one.name.equals(near))
        .findFirst()
        .map(one -> one.code + " " + one.name)
        .orElse(near);
  }

  private static String plural(String what) {
    return what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
  }
}
