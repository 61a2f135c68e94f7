package io.tongji.lint;

import io.tongji.lint.text.Stated;
import io.tongji.lint.text.StatedGrowth;
import io.tongji.measure.Fraction;
import io.tongji.measure.Interval;
import io.tongji.measure.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Rates of counts: some whole number must give them. */
final class CountCheck {

  private final Consumer<Finding> findings;

  CountCheck(Consumer<Finding> findings) {
    this.findings = findings;
  }

  void check(Stated figure) {
    if (!figure.unit().whole() || figure.sense() == Stated.Sense.ROUGH) {
      return;
    }
    figure
        .target()
        .flatMap(target -> nearest(figure, target, 0, Objects.requireNonNull(figure.completion())))
        .ifPresent(nearest -> findings.accept(completion(figure, nearest)));
    figure
        .base()
        .flatMap(
            base -> nearest(figure, base, 100, Objects.requireNonNull(stated(figure).percent())))
        .ifPresent(nearest -> findings.accept(growth(figure, nearest)));
  }

  private static StatedGrowth stated(Stated figure) {
    return Objects.requireNonNull(figure.growth());
  }

  private static Finding completion(Stated figure, String nearest) {
    return new Finding(
        figure.place(),
        LintRule.COMPLETION_OF_COUNT,
        "%s%s:没有整数目标能得出完成%s%%(%s);核对目标与完成率"
            .formatted(figure.name(), figure.printed(), figure.completion(), nearest),
        "\"%s%s\": no whole target gives a completion of %s%% (%s); check both"
            .formatted(figure.name(), figure.printed(), figure.completion(), nearest));
  }

  private static Finding growth(Stated figure, String nearest) {
    return new Finding(
        figure.place(),
        LintRule.GROWTH_OF_COUNT,
        "%s%s:没有整数基数能得出同比%s(%s);核对上年同期与增速"
            .formatted(figure.name(), figure.printed(), stated(figure).printed(), nearest),
        "\"%s%s\": no whole number a year before gives a growth of %s (%s); check both"
            .formatted(figure.name(), figure.printed(), stated(figure).quoted(), nearest));
  }

  /** What the whole numbers on either side would give; empty if one of them gives the rate. */
  private static Optional<String> nearest(
      Stated figure, Interval implied, int less, BigDecimal rate) {
    if (implied.hasWholeNumber()) {
      return Optional.empty();
    }
    BigInteger below = implied.low().floor();
    String above = gives(figure, below.add(BigInteger.ONE), less, rate.scale());
    return Optional.of(
        below.signum() > 0 ? gives(figure, below, less, rate.scale()) + ", " + above : above);
  }

  private static String gives(Stated figure, BigInteger whole, int less, int decimals) {
    Fraction divisor = new Fraction(whole, BigInteger.ONE);
    BigDecimal percent =
        Rounding.HALF_UP.percent(Fraction.of(figure.digits()).dividedBy(divisor), decimals);
    return whole + " → " + percent.subtract(BigDecimal.valueOf(less)).toPlainString() + "%";
  }
}
