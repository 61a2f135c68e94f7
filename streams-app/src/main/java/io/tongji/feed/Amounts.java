package io.tongji.feed;

import io.tongji.returns.Reason;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads amounts exactly, whatever their unit. */
final class Amounts {

  private static final int LONGEST = 40;
  private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d+)?|\\.\\d+)");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

  private Amounts() {}

  /**
   * A number times a power of ten, as a whole number.
   *
   * @param field name of the cell's column
   * @param exponent the cell is in units of 10^exponent
   * @param largest largest absolute amount
   */
  static long read(String cell, String field, int exponent, long largest) {
    String text = Text.halfWidth(cell).replace('\u2212', '-');
    boolean grouped = GROUPED.matcher(text).matches();
    if (text.length() > LONGEST || !(grouped || PLAIN.matcher(text).matches())) {
      throw new BadCell(Reason.NOT_A_NUMBER, field, cell);
    }
    BigDecimal amount = new BigDecimal(text.replace(",", "")).scaleByPowerOfTen(exponent);
    if (amount.stripTrailingZeros().scale() > 0) {
      throw new BadCell(Reason.NOT_WHOLE, field, cell);
    }
    if (amount.abs().compareTo(BigDecimal.valueOf(largest)) > 0) {
      throw new BadCell(Reason.AMOUNT_RANGE, field, cell);
    }
    return amount.longValueExact();
  }
}
