package io.tongji.sample;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One return as it is sent in.
 *
 * @param amounts by column, in currency units; a missing column is left empty
 * @param revision null if the clerk gives none
 */
record Filing(
    Form form,
    String unit,
    YearMonth period,
    SortedMap<String, Long> amounts,
    @Nullable Integer revision,
    boolean withdrawn,
    String explanation) {

  static Filing plain(
      Form form, String unit, YearMonth period, SortedMap<String, Long> amounts, String why) {
    return new Filing(form, unit, period, amounts, null, false, why);
  }

  Filing revision(@Nullable Integer number) {
    return new Filing(form, unit, period, amounts, number, withdrawn, explanation);
  }

  Filing explained(String why) {
    return new Filing(form, unit, period, amounts, revision, withdrawn, why);
  }

  /** The withdrawal of this return; it needs no amounts. */
  Filing withdrawal(int number, String why) {
    return new Filing(form, unit, period, new TreeMap<>(), number, true, why);
  }

  /** The same return with other amounts in the columns of the reporting year. */
  Filing distorted(LongUnaryOperator error) {
    SortedMap<String, Long> wrong = new TreeMap<>(amounts);
    wrong.replaceAll((column, amount) -> isCurrent(column) ? error.applyAsLong(amount) : amount);
    return new Filing(form, unit, period, wrong, revision, withdrawn, explanation);
  }

  private static boolean isCurrent(String column) {
    return column.startsWith("ytd") || column.equals("month");
  }

  /** The row in the form's own unit, by column. */
  Map<String, String> cells() {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("unit_id", unit);
    cells.put("period", period.toString());
    amounts.forEach((column, amount) -> cells.put(column, inFormUnit(amount)));
    cells.put("revision", revision == null ? "" : revision.toString());
    cells.put("withdrawn", withdrawn ? "true" : "");
    cells.put("explanation", explanation);
    return cells;
  }

  private String inFormUnit(long amount) {
    BigDecimal exact = BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(form.unit));
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
