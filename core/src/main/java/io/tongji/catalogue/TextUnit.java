package io.tongji.catalogue;

/**
 * A unit of measure as texts write it.
 *
 * @param text e.g. 亿元
 * @param currency what it counts: CNY, USD, or a code as in the catalogue of indicators
 * @param exponent the unit is 10^exponent of it
 * @param whole true where only whole numbers make sense: 家, 个, 台
 */
public record TextUnit(String text, String currency, int exponent, boolean whole) {

  /** What figures must share to be added: counts of different things cannot be. */
  public String kind() {
    return whole ? text : currency;
  }
}
