package io.tongji.measure;

import java.math.BigInteger;

/**
 * The units of a stratum that have reported both now and in the period that an estimate starts
 * from, of which ratio imputation takes its ratio: {@code R = Σ y_t / Σ y_t−12}, or {@code Σ y_t /
 * Σ y_t−1}.
 *
 * <p>Source: ratio imputation, Memobust Handbook on Methodology of Modern Business Statistics,
 * Eurostat 2014, theme Imputation.
 *
 * @param units how many they are
 * @param now what they have reported now, in the indicator's smallest unit
 * @param before what the same units reported then
 */
public record Respondents(long units, long now, long before) {

  /** None. */
  public static final Respondents NONE = new Respondents(0, 0, 0);

  /** The sum of these respondents and of a change of them. */
  public Respondents plus(Respondents change) {
    return new Respondents(units + change.units, now + change.now, before + change.before);
  }

  /**
   * True if there is a ratio to estimate with: enough units, a sum of then above 0, and a ratio
   * from 0 to the largest that is believed.
   *
   * @param fewest units
   * @param largest ratio
   */
  public boolean suffice(long fewest, Fraction largest) {
    return units >= fewest
        && before > 0
        && now >= 0
        && Fraction.of(now, before).compareTo(largest) <= 0;
  }

  /**
   * What units that reported {@code base} then will have reported: {@code base · R}.
   *
   * <p>It is an estimate and becomes a count of whole smallest units here, once, so that what is
   * made of it stays exact: totals add up to their parents, and it can be taken back to the last
   * unit (四舍五入, a half away from 0).
   */
  public long estimate(long base) {
    BigInteger product = BigInteger.valueOf(base).multiply(BigInteger.valueOf(now));
    return Rounding.HALF_UP.whole(new Fraction(product, BigInteger.valueOf(before)));
  }
}
