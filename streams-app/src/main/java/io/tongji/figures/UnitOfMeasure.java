package io.tongji.figures;

import io.tongji.catalogue.Language;

/**
 * In what a figure is shown.
 *
 * @param code UNIT_MEASURE: CNY, USD, PT (per cent), PP (percentage points), NR (a number of units)
 * @param exponent UNIT_MULT: figures are in 10^exponent of it
 * @param decimals DECIMALS
 * @param name Chinese name, power of ten included, e.g. 亿元
 * @param nameEn English name
 */
public record UnitOfMeasure(String code, int exponent, int decimals, String name, String nameEn) {

  /** The name in a language. */
  public String name(Language language) {
    return language.of(name, nameEn);
  }

  /** The name as it stands behind digits: one that begins with a digit itself is a factor. */
  public String behindDigits(Language language) {
    String behind = name(language);
    return Character.isDigit(behind.charAt(0)) ? "× " + behind : behind;
  }
}
