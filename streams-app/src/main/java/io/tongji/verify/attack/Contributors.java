package io.tongji.verify.attack;

import java.util.Map;

/**
 * Who stands behind a sum.
 *
 * @param indicator whose sum it is
 * @param month number of the month since January of year 0
 * @param figure true if the sum is a figure itself, false if it is what is left of some
 * @param amounts what each holding adds, netted; holdings that add 0 are in it too
 */
public record Contributors(String indicator, int month, boolean figure, Map<String, Long> amounts) {

  /** Copies the map. */
  public Contributors {
    amounts = Map.copyOf(amounts);
  }

  /** Number of holdings that add something. */
  long contributors() {
    return amounts.values().stream().filter(amount -> amount != 0).count();
  }
}
