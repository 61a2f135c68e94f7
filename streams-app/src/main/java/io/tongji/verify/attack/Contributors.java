package io.tongji.verify.attack;

import java.util.Map;

/**
 * Who stands behind a sum.
 *
 * @param indicator whose sum it is
 * @param month number of the month since January of year 0
 * @param whole true if it is all that they add, false if it is what is left of published numbers
 * @param amounts what each holding adds, netted; holdings that add 0 are in it too
 */
public record Contributors(String indicator, int month, boolean whole, Map<String, Long> amounts) {

  /** Copies the map. */
  public Contributors {
    amounts = Map.copyOf(amounts);
  }

  /** Number of holdings that add something. */
  long contributors() {
    return amounts.values().stream().filter(amount -> amount != 0).count();
  }
}
