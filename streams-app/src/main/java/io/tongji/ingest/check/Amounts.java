package io.tongji.ingest.check;

import io.tongji.ingest.sheet.Text;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.Rejections;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts of a unit exactly, as whole numbers.
 *
 * @param exponent the cells are in units of 10^exponent
 * @param largest largest absolute amount
 */
record Amounts(int exponent, long largest) {

  /** Of a unit that could not be read: of what is a number no more can be said. */
  static final Amounts OF_NO_UNIT = new Amounts(0, 0);

  private static final int LONGEST = 40;
  private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d+)?|\\.\\d+)");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

  /** So many digits fit into a long. */
  private static final int MOST_DIGITS = 18;

  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  /** The amount that a cell of a column states; 0 if it states none, which is then wrong. */
  long read(String cell, String column, Rejections wrong) {
    long whole = digits(cell);
    if (whole >= 0 && exponent < POWERS.length && whole <= largest / POWERS[exponent]) {
      return whole * POWERS[exponent];
    }
    BigDecimal amount = number(cell);
    RejectionReason broken = amount == null ? RejectionReason.NOT_A_NUMBER : broken(amount);
    if (broken != null) {
      wrong.add(new Rejection(broken, column, cell));
    }
    return amount == null || broken != null || equals(OF_NO_UNIT) ? 0 : amount.longValueExact();
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

  /** The number that a cell states, in the smallest unit; null if it states none. */
  private @Nullable BigDecimal number(String cell) {
    String text = Text.halfWidth(cell).replace('\u2212', '-');
    boolean grouped = GROUPED.matcher(text).matches();
    if (text.length() > LONGEST || !(grouped || PLAIN.matcher(text).matches())) {
      return null;
    }
    return new BigDecimal(text.replace(",", "")).scaleByPowerOfTen(exponent);
  }

  private @Nullable RejectionReason broken(BigDecimal amount) {
    if (equals(OF_NO_UNIT)) {
      return null;
    }
    if (amount.stripTrailingZeros().scale() > 0) {
      return RejectionReason.NOT_WHOLE;
    }
    return amount.abs().compareTo(BigDecimal.valueOf(largest)) > 0
        ? RejectionReason.AMOUNT_RANGE
        : null;
  }
}
