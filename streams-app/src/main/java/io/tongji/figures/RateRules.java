package io.tongji.figures;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueSource;
import java.util.List;
import java.util.Optional;

/**
 * The rates that are read of pairs of indicators, as the catalogue says; at most one of each
 * indicator.
 */
public final class RateRules {

  static final String FILE = "rates.csv";
  static final List<String> COLUMNS = List.of("indicator", "of", "name", "name_en", "decimals");

  /** None. */
  public static final RateRules NONE = new RateRules(List.of());

  private static final int MAX_DECIMALS = 6;

  private final List<RateRule> rules;

  private RateRules(List<RateRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads the rates; a catalogue without the file has none.
   *
   * @throws io.tongji.catalogue.Failure if a row is wrong
   */
  public static RateRules read(CatalogueSource source, Catalogue catalogue) {
    Optional<CatalogueRows> rows = source.rowsIfThere(FILE, COLUMNS);
    List<RateRule> rules = rows.map(all -> all.map(row -> rule(row, catalogue))).orElse(List.of());
    rows.ifPresent(all -> all.checkUnique(rules, rule -> rule.indicator().code(), "indicator"));
    return new RateRules(rules);
  }

  private static RateRule rule(CatalogueRows.Row row, Catalogue catalogue) {
    Indicator indicator = indicator(row, "indicator", catalogue);
    Indicator of = indicator(row, "of", catalogue);
    if (!indicator.display().currency().equals(of.display().currency())) {
      throw row.wrong(
          "of",
          "is not in the unit of measure of " + indicator.code(),
          "give an indicator with the same currency in indicators.csv");
    }
    return new RateRule(
        indicator,
        of,
        row.required("name"),
        row.required("name_en"),
        row.number("decimals", 0, MAX_DECIMALS));
  }

  private static Indicator indicator(CatalogueRows.Row row, String column, Catalogue catalogue) {
    Indicator indicator = catalogue.indicator(row.required(column));
    if (indicator == null) {
      throw row.wrong(column, "is not in indicators.csv", "give one of its codes");
    }
    return indicator;
  }

  /** All rates, in the order of the catalogue. */
  public List<RateRule> all() {
    return rules;
  }

  /** The rate that an indicator is read as, if any. */
  public Optional<RateRule> of(String indicator) {
    return rules.stream().filter(rule -> rule.indicator().code().equals(indicator)).findFirst();
  }
}
