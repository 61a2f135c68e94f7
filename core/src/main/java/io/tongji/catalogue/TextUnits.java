package io.tongji.catalogue;

import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The units of measure that texts use, from {@code units.csv}. */
public final class TextUnits {

  static final String FILE = "units.csv";
  static final List<String> COLUMNS = List.of("unit", "currency", "exponent", "whole");

  private static final int MAX_EXPONENT = 12;

  private final Map<String, TextUnit> units = new LinkedHashMap<>();

  private TextUnits(List<TextUnit> units) {
    units.forEach(unit -> this.units.put(unit.text(), unit));
  }

  /** Reads the file; where a directory lacks it, it is the application's. */
  public static TextUnits read(CatalogueSource source) {
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

  /** True if what is measured so is counted, in whole numbers: 家, 个, 台. */
  public boolean isWhole(String currency) {
    return units.values().stream()
        .anyMatch(unit -> unit.whole() && unit.currency().equals(currency));
  }

  /** All units, the longest first, as a choice of a regular expression. */
  public String choice() {
    return units.keySet().stream()
        .sorted(Comparator.comparing(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  /** The unit of a text that {@link #choice} has found. */
  public TextUnit of(String text) {
    return Objects.requireNonNull(units.get(text));
  }

  /** The unit of a text or of its code, or null. */
  public @Nullable TextUnit find(String text) {
    TextUnit known = units.get(text);
    return known != null
        ? known
        : units.values().stream()
            .filter(unit -> unit.exponent() == 0 && unit.currency().equals(text))
            .findFirst()
            .orElse(null);
  }
}
