package io.tongji.lint;

import io.tongji.catalogue.CatalogueRows;
import io.tongji.catalogue.CatalogueSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The units of measure that texts use, from {@code lint-units.csv}. */
final class TextUnits {

  static final String FILE = "lint-units.csv";
  static final List<String> COLUMNS = List.of("unit", "currency", "exponent", "whole");

  private static final int MAX_EXPONENT = 12;

  private final Map<String, TextUnit> units;

  private TextUnits(List<TextUnit> units) {
    this.units = units.stream().collect(Collectors.toMap(TextUnit::text, Function.identity()));
  }

  static TextUnits read(CatalogueSource source) {
    CatalogueRows rows = source.rowsOrBuiltIn(FILE, COLUMNS);
    List<TextUnit> units =
        rows.map(
            row ->
                new TextUnit(
                    row.required("unit"),
                    row.required("currency"),
                    row.number("exponent", 0, MAX_EXPONENT),
                    row.yes("whole")));
    rows.checkUnique(units, TextUnit::text, "unit");
    return new TextUnits(units);
  }

  /** All units, the longest first, as a choice of a regular expression. */
  String choice() {
    return units.keySet().stream()
        .sorted(Comparator.comparing(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  TextUnit of(String text) {
    return Objects.requireNonNull(units.get(text));
  }
}
