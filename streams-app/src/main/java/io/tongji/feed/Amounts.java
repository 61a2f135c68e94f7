package io.tongji.feed;

import io.tongji.returns.Reason;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads amounts exactly, whatever their unit. */
final class Amounts {

  private static final int LONGEST = 40;
  private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d+)?|\\.\\d+)");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

  /** So many digits fit into a long. */
  private static final int MOST_DIGITS = 18;

  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private Amounts() {}

  /**
   * A number times a power of ten, as a whole number.
   *
   * @param field name of the cell's column
   * @param exponent the cell is in units of 10^exponent
   * @param largest largest absolute amount
   */
  static long read(String cell, String field, int exponent, long largest) {
    long whole = digits(cell);
    if (whole >= 0 && exponent < POWERS.length && whole <= largest / POWERS[exponent]) {
      return whole * POWERS[exponent];
    }
    return readAny(cell, field, exponent, largest);
  }

  /** The number that a few digits and nothing else state, as nearly all cells do; else -1. */
  private static long digits(String cell) {
    if (cell.isEmpty() || cell.length() > MOST_DIGITS) {
      return -1;
    }
    long whole = 0;
    for (int at = 0; at < cell.length(); at++) {
      int digit = cell.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      whole = whole * 10 + digit;
    }
    return whole;
  }

  private static long readAny(String cell, String field, int exponent, long largest) {
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
