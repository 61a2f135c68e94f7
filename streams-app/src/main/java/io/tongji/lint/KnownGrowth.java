package io.tongji.lint;

import io.tongji.catalogue.Language;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.measure.GrowthWording;
import io.tongji.measure.GrowthWording.Kind;
import io.tongji.measure.Interval;
import io.tongji.measure.Rounding;
import io.tongji.rollup.Figure;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The growth of a figure as words can tell it: an exact rate, or how a loss of the year before went
 * on.
 *
 * @param percent exactly; null on a base below 0
 * @param onLoss the words that a base below 0 needs; null on any other
 */
record KnownGrowth(@Nullable Fraction percent, @Nullable Kind onLoss) {

  private static final GrowthWording WORDING = new GrowthWording(Rounding.HALF_UP, 1, null);
  private static final int DECIMALS = 2;

  /** Of a figure; empty for want of a base. */
  static Optional<KnownGrowth> of(Figure figure) {
    if (figure.growth() instanceof Growth.Rate rate) {
      Fraction exact = Fraction.of(rate.change(), rate.base());
      return Optional.of(new KnownGrowth(exact.times(Fraction.of(100, 1)), null));
    }
    Kind kind = WORDING.of(figure.compared(), figure.base()).kind();
    return kind.tellsChange() ? Optional.of(new KnownGrowth(null, kind)) : Optional.empty();
  }

  /** Whether the words may be told of it: a rate that it rounds to, or the same words. */
  boolean isToldBy(Change told) {
    BigDecimal printed = told.percent();
    return percent == null || printed == null
        ? told.kind() == onLoss
        : Interval.ofPrinted(printed).contains(percent);
  }

  /** In words, a rate with more decimals than it was told with. */
  String in(Language language, Change told) {
    if (percent != null) {
      BigDecimal printed = told.percent();
      int decimals = (printed == null ? 0 : Math.max(0, printed.scale())) + DECIMALS;
      return Rounding.HALF_UP.decimal(percent, decimals).toPlainString() + "%";
    }
    return switch (Objects.requireNonNull(onLoss)) {
      case TURNED_AROUND -> language.of("扭亏为盈", "from below zero to above");
      case LOSS_GREW -> language.of("增亏", "further below zero");
      case LOSS_SHRANK -> language.of("减亏", "less below zero");
      default -> language.of("亏损持平", "below zero by the same amount");
    };
  }
}
