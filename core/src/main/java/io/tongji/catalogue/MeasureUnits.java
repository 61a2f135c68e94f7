package io.tongji.catalogue;

import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.source.CatalogueRows.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an indicator whose currency or publishing unit contradicts what it sums: the figures
 * would be right, and what is printed behind them wrong.
 */
final class MeasureUnits {

  private final TextUnits units;

  /** The units that texts use, besides those of money, which are always known. */
  MeasureUnits(TextUnits units) {
    this.units = units;
  }

  /**
   * Checks currency, unit and exponent of a row.
   *
   * @param exponent as the row states it
   */
  void check(Row row, Measure measure, int exponent) {
    checkCurrency(row, measure);
    TextUnit known = known(row.required("unit"));
    if (known == null) {
      return;
    }
    String currency = row.required("currency");
    if (!fits(known, currency)) {
      throw row.wrong(
          "unit",
          "is a unit of " + known.currency() + ", and the currency is " + currency,
          "give a unit of " + named(currency));
    }
    if (known.exponent() != exponent) {
      throw row.wrong(
          "exponent", "is not that of the unit " + known.text(), "give " + known.exponent());
    }
  }

  /** A quantity of events has the unit of their kind, which is checked with the kinds. */
  private static void checkCurrency(Row row, Measure measure) {
    String currency = row.required("currency");
    Form form = measure.form();
    boolean counts = measure.sums(Measure.COUNT) || measure.sums(Measure.DISTINCT);
    if (form != Form.EVENT || measure.sums("amount")) {
      if (!currency.equals(form.currency())) {
        throw row.wrong(
            "currency",
            "is not that of the amounts of form " + form.code(),
            "give " + form.currency());
      }
    } else if (counts && MoneyUnit.isCurrency(currency)) {
      throw row.wrong(
          "currency",
          "is money, and the measure is a number of events",
          "give NR, or another word");
    }
  }

  private @Nullable TextUnit known(String text) {
    Optional<TextUnit> money =
        MoneyUnit.of(text).map(unit -> new TextUnit(text, unit.currency(), unit.exponent(), false));
    return money.orElseGet(() -> units.find(text));
  }

  /** What is counted one by one may have a code of its own; money and quantities may not. */
  private static boolean fits(TextUnit unit, String currency) {
    return unit.currency().equals(currency) || (unit.whole() && !MoneyUnit.isCurrency(currency));
  }

  private static String named(String currency) {
    return MoneyUnit.isCurrency(currency)
        ? currency + ": " + MoneyUnit.names(currency)
        : currency + ", as in " + TextUnits.FILE;
  }
}
