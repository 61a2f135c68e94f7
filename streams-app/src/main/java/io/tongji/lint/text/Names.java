package io.tongji.lint.text;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.catalogue.source.WordList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which words a text names an indicator, from {@code lint-names.csv}. */
final class Names {

  static final String FILE = "lint-names.csv";
  static final List<String> COLUMNS = List.of("indicator", "words");

  private final List<Name> names;
  private final Patterns patterns;

  /**
   * A name.
   *
   * @param indicator that it is of; null: one that the catalogue does not have (进出口总额)
   * @param words the last one stands at the value, the others before it in the sentence
   */
  private record Name(@Nullable Indicator indicator, List<String> words) {

    String last() {
      return words.get(words.size() - 1);
    }

    int length() {
      return words.stream().mapToInt(String::length).sum();
    }
  }

  private Names(List<Name> names, Patterns patterns) {
    this.names = names;
    this.patterns = patterns;
  }

  static Names read(CatalogueSource source, Catalogue catalogue, Patterns patterns) {
    CatalogueRows rows = source.rowsOrBuiltIn(FILE, COLUMNS);
    List<Name> names = rows.map(row -> name(row, catalogue));
    rows.checkUnique(names, name -> String.join(";", name.words()), "words");
    return new Names(names, patterns);
  }

  private static Name name(CatalogueRows.Row row, Catalogue catalogue) {
    String code = row.text("indicator");
    @Nullable Indicator indicator = code.isEmpty() ? null : catalogue.indicator(code);
    if (indicator == null && !code.isEmpty()) {
      throw row.wrong("indicator", "is not in indicators.csv", "give one of its codes");
    }
    List<String> words = WordList.split(row.required("words"));
    if (words.isEmpty()) {
      throw row.wrong("words", "has no word", "give at least one");
    }
    return new Name(indicator, words);
  }

  /**
   * The indicator that a value is of, or null.
   *
   * @param before what stands directly in front of the value
   * @param name the same without a verb at its end
   * @param behind what stands directly behind its unit
   * @param sentence what the sentence has said so far
   */
  @Nullable Indicator of(String before, String name, String behind, String sentence) {
    return names.stream()
        .filter(
            known ->
                before.endsWith(known.last())
                    || name.endsWith(known.last())
                    || behind.startsWith(known.last()))
        .filter(known -> known.words().stream().allMatch(sentence::contains))
        .max(Comparator.comparingInt(Name::length))
        .filter(longest -> isWhole(longest, before) && isWhole(longest, name))
        .flatMap(longest -> Optional.ofNullable(longest.indicator()))
        .orElse(null);
  }

  /** False if words in front of the name narrow it: 汽车制造业规上工业总产值 is of one industry. */
  private boolean isWhole(Name known, String words) {
    int at = known.words().size() > 1 ? -1 : words.lastIndexOf(known.last());
    return at < 0 || !patterns.ends(Role.NARROWED, words.substring(0, at));
  }

  /** The indicator with the longest name among some words, or null. */
  @Nullable Indicator in(String words) {
    return names.stream()
        .filter(known -> known.words().stream().allMatch(words::contains))
        .max(Comparator.comparingInt(Name::length))
        .filter(longest -> isWhole(longest, words))
        .flatMap(longest -> Optional.ofNullable(longest.indicator()))
        .orElse(null);
  }
}
