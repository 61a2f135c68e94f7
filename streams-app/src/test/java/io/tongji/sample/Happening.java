package io.tongji.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the report, to be split into so many events.
 *
 * @param quantity together; empty: none
 * @param unit of the quantity
 * @param amount together in 万元; empty: none
 */
record Happening(
    String kind, String status, int number, String quantity, String unit, String amount) {

  static Happening of(String kind, String status, int number) {
    return new Happening(kind, status, number, "", "", "");
  }

  Happening quantity(String together, String in) {
    return new Happening(kind, status, number, together, in, amount);
  }

  Happening amount(String together) {
    return new Happening(kind, status, number, quantity, unit, together);
  }

  /** How far the next unit is: spread over all, without coming back before the end. */
  int step(int units) {
    return number <= units / 2 ? units / number : 1;
  }

  List<BigDecimal> quantities() {
    return split(quantity);
  }

  List<BigDecimal> amounts() {
    return split(amount);
  }

  /** Unequal parts with as many decimals as the whole, which they add up to. */
  private List<BigDecimal> split(String whole) {
    if (whole.isEmpty()) {
      return List.of();
    }
    BigDecimal total = new BigDecimal(whole);
    long steps = total.unscaledValue().longValueExact();
    List<BigDecimal> parts = new ArrayList<>();
    for (int n = number; n > 1; n--) {
      long mean = steps / n;
      long part = mean < 2 ? mean : mean / 2 + Dice.below((int) mean + 1, kind, whole, n);
      long left = Math.min(part, steps - (n - 1));
      parts.add(BigDecimal.valueOf(Math.max(1, left), total.scale()));
      steps -= Math.max(1, left);
    }
    parts.add(BigDecimal.valueOf(steps, total.scale()));
    return parts;
  }
}
