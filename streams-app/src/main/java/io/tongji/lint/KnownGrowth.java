package io.tongji.lint;

import io.tongji.catalogue.Language;
import io.tongji.lint.text.StatedGrowth;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.measure.GrowthWording;
import io.tongji.measure.GrowthWording.WordsKind;
import io.tongji.measure.Interval;
import io.tongji.measure.Rounding;
import io.tongji.rollup.Figure;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The growth of a figure in words: an exact rate, or words on a base of which there is none.
 *
 * @param percent exactly; null on a base of 0 or below
 * @param words what a base of 0 or below needs; null on any other
 */
record KnownGrowth(@Nullable Fraction percent, @Nullable WordsKind words) {

  private static final GrowthWording WORDING = new GrowthWording(Rounding.HALF_UP, 1, null);
  private static final int DECIMALS = 2;

  /**
   * Of a figure; empty for want of a base, and if there is nothing now as there was nothing then.
   */
  static Optional<KnownGrowth> of(Figure figure) {
    if (figure.growth() instanceof Growth.Rate rate) {
      Fraction exact = Fraction.of(rate.change(), rate.base());
      return Optional.of(new KnownGrowth(exact.times(Fraction.of(100, 1)), null));
    }
    WordsKind kind = WORDING.of(figure.compared(), figure.base()).kind();
    boolean newly =
        kind == WordsKind.ZERO_BASE && !Objects.equals(figure.base(), figure.compared());
    return kind.tellsChange() || newly
        ? Optional.of(new KnownGrowth(null, kind))
        : Optional.empty();
  }

  /** Whether the text is right about it: a rate that it rounds to, or the same words. */
  boolean isStatedBy(StatedGrowth stated) {
    BigDecimal printed = stated.percent();
    return percent == null || printed == null
        ? stated.kind() == words
        : Interval.ofPrinted(printed).contains(percent);
  }

  /** In words, a rate with more decimals than in the text. */
  String in(Language language, StatedGrowth stated) {
    if (percent != null) {
      BigDecimal printed = stated.percent();
      int decimals = (printed == null ? 0 : Math.max(0, printed.scale())) + DECIMALS;
      return Rounding.HALF_UP.decimal(percent, decimals).toPlainString() + "%";
    }
    return switch (Objects.requireNonNull(words)) {
      case ZERO_BASE ->
          language.of("上年同期为0,没有增长率", "no rate, since there was nothing the year before");
      case TURNED_AROUND -> language.of("扭亏为盈", "from below zero to above");
      case LOSS_GREW -> language.of("增亏", "further below zero");
      case LOSS_SHRANK -> language.of("减亏", "less below zero");
      default -> language.of("亏损持平", "below zero by the same amount");
    };
  }
}
