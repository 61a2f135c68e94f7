package io.tongji.measure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Which words and digits a growth is written with.
 *
 * <p>Source: the words are those of statistical communiqués (增长, 下降, 持平, 增长N倍, 扭亏); from which rate
 * on a multiple is stated is no rule of theirs, but a setting.
 *
 * @param rounding of the digits
 * @param decimals of a rate in per cent, and of a multiple
 * @param multiplesFrom rate in per cent from which growth is written as a multiple (增长1.2倍 is +120
 *     %); null: never
 */
public record GrowthWording(Rounding rounding, int decimals, @Nullable Integer multiplesFrom) {

  private static final Fraction HUNDRED = Fraction.of(100, 1);

  /** What the words say of a change: its direction, and on which side of 0 it ends. */
  public enum WordsKind {
    /** 增长, with a rate in per cent. */
    UP,
    /** 下降, with a rate in per cent. */
    DOWN,
    /** 持平: the rounded rate is 0. */
    FLAT,
    /** 增长N倍, with N. */
    MULTIPLE,
    /** 扭亏为盈: from below 0 to 0 or above. */
    TURNED_AROUND,
    /** 增亏: further below 0. */
    LOSS_GREW,
    /** 减亏: still below 0, but less. */
    LOSS_SHRANK,
    /** Below 0 as before, by the same amount. */
    LOSS_SAME,
    /** The figure itself is missing. */
    NO_VALUE,
    /** Nothing is known of the year before. */
    NO_BASE,
    /** There was nothing the year before. */
    ZERO_BASE,
    /** 保密: the growth is withheld. */
    CONFIDENTIAL;

    /** Whether the words state a change, as 同比 needs. */
    public boolean tellsChange() {
      return compareTo(NO_VALUE) < 0;
    }
  }

  /**
   * Words for one growth.
   *
   * @param kind of words
   * @param digits without a sign: per cent, or the multiple; 0 where the words need none
   */
  public record Words(WordsKind kind, BigDecimal digits) {}

  /** The words for a figure and its base, null being missing. */
  public Words of(@Nullable Long value, @Nullable Long base) {
    return of(Growth.of(value, base), value, base);
  }

  /**
   * The words for a growth.
   *
   * @param value that has grown; null: missing, or withheld
   * @param base on which; null: missing, or not published
   */
  public Words of(Growth growth, @Nullable Long value, @Nullable Long base) {
    if (growth instanceof Growth.Rate rate) {
      return rate(rate);
    }
    WordsKind kind =
        switch (((Growth.Undefined) growth).reason()) {
          case NO_VALUE -> WordsKind.NO_VALUE;
          case NO_BASE -> WordsKind.NO_BASE;
          case ZERO_BASE -> WordsKind.ZERO_BASE;
          case NEG_BASE -> onLoss(value, base);
          case CONFIDENTIAL -> WordsKind.CONFIDENTIAL;
        };
    return new Words(kind, BigDecimal.ZERO);
  }

  private Words rate(Growth.Rate rate) {
    Fraction exact = Fraction.of(rate.change(), rate.base());
    BigDecimal percent = rounding.percent(exact, decimals);
    if (percent.signum() == 0) {
      return new Words(WordsKind.FLAT, BigDecimal.ZERO);
    }
    if (multiplesFrom != null
        && exact.times(HUNDRED).compareTo(Fraction.of(multiplesFrom, 1)) >= 0) {
      return new Words(WordsKind.MULTIPLE, rounding.decimal(exact, decimals));
    }
    return new Words(percent.signum() > 0 ? WordsKind.UP : WordsKind.DOWN, percent.abs());
  }

  private static WordsKind onLoss(@Nullable Long value, @Nullable Long base) {
    if (value == null || value >= 0) {
      return WordsKind.TURNED_AROUND;
    }
    if (base == null) {
      return WordsKind.NO_BASE;
    }
    int change = Long.compare(value, base);
    return change == 0
        ? WordsKind.LOSS_SAME
        : change < 0 ? WordsKind.LOSS_GREW : WordsKind.LOSS_SHRANK;
  }
}
