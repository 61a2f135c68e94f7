package io.tongji.lint;

import io.tongji.lint.text.Reading;
import io.tongji.lint.text.Stated;
import io.tongji.measure.Fraction;
import io.tongji.measure.Interval;
import io.tongji.measure.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parts against their whole, by what the printed numbers may be rounded from. Parts need not be all
 * of it: it is reported only if what is missing is small.
 */
final class PartsCheck {

  /** What is missing is not reported above this share of the whole. */
  private static final Fraction SMALL = Fraction.of(5, 100);

  private final Consumer<Finding> findings;

  PartsCheck(Consumer<Finding> findings) {
    this.findings = findings;
  }

  private enum Fit {
    FITS,
    EXCEEDS,
    NEARLY,
    PART_ONLY
  }

  void check(Reading.StatedParts stated) {
    boolean exact =
        stated.parts().stream().noneMatch(part -> part.sense() == Stated.Sense.ROUGH)
            && stated.whole().sense() != Stated.Sense.ROUGH;
    if (!exact) {
      return;
    }
    Interval whole = inCurrency(stated.whole(), stated.whole().value());
    Interval sum = sum(stated.parts(), part -> Optional.of(part.value())).orElseThrow();
    switch (fit(whole, sum)) {
      case EXCEEDS -> report(stated, LintRule.PARTS_EXCEED, "超过总量", "more than the whole");
      case NEARLY ->
          report(
              stated,
              LintRule.PARTS_FALL_SHORT,
              "与总量相近而不等,舍入不能解释",
              "not quite the whole, beyond rounding");
      case FITS -> checkFurther(stated);
      case PART_ONLY -> checkRates(stated, false);
    }
  }

  private static Fit fit(Interval whole, Interval parts) {
    if (parts.meets(whole)) {
      return Fit.FITS;
    }
    if (parts.low().compareTo(whole.high()) > 0) {
      return Fit.EXCEEDS;
    }
    Fraction rest = whole.low().minus(parts.high());
    return rest.compareTo(whole.high().times(SMALL)) <= 0 ? Fit.NEARLY : Fit.PART_ONLY;
  }

  private void checkFurther(Reading.StatedParts stated) {
    int decimals = stated.whole().digits().scale();
    int shift = stated.whole().unit().exponent();
    BigDecimal sum = BigDecimal.ZERO;
    boolean finer = false;
    for (Stated part : stated.parts()) {
      BigDecimal digits = part.digits().scaleByPowerOfTen(part.unit().exponent() - shift);
      sum = sum.add(digits);
      finer |= digits.scale() > decimals;
    }
    BigDecimal rounded = Rounding.HALF_UP.decimal(Fraction.of(sum), decimals);
    if (finer && rounded.compareTo(stated.whole().digits()) != 0) {
      report(
          stated,
          LintRule.PARTS_ROUND_OTHERWISE,
          "按总量的小数位舍入应为" + rounded.toPlainString(),
          "which rounds to " + rounded.toPlainString());
    }
    checkRates(stated, true);
  }

  /** Bases and targets that are implied must fit as the values do. */
  private void checkRates(Reading.StatedParts stated, boolean all) {
    checkRates(stated, all, Stated::base, "上年同期", "base");
    checkRates(stated, all, Stated::target, "目标", "target");
  }

  private void checkRates(
      Reading.StatedParts stated,
      boolean all,
      Function<Stated, Optional<Interval>> implied,
      String... names) {
    Optional<Interval> whole =
        implied.apply(stated.whole()).map(interval -> inCurrency(stated.whole(), interval));
    Optional<Interval> sum = sum(stated.parts(), implied);
    if (whole.isEmpty() || sum.isEmpty()) {
      return;
    }
    Fit fit = fit(whole.get(), sum.get());
    if (fit == Fit.EXCEEDS || (all && fit != Fit.FITS)) {
      int exponent = stated.whole().unit().exponent();
      findings.accept(
          new Finding(
              stated.whole().place(),
              LintRule.PARTS_RATES,
              "%s:由同比、完成率推算的%s,各部分之和为%s,总量为%s;核对各比率"
                  .formatted(
                      stated.whole().printed(),
                      names[0],
                      Ranges.of(sum.get(), exponent),
                      Ranges.of(whole.get(), exponent)),
              "\"%s\": the %ss that the rates imply add up to %s, that of the whole is %s; check the rates"
                  .formatted(
                      stated.whole().printed(),
                      names[1],
                      Ranges.of(sum.get(), exponent),
                      Ranges.of(whole.get(), exponent))));
    }
  }

  private static Interval inCurrency(Stated figure, Interval inUnit) {
    return inUnit.times(Fraction.powerOfTen(figure.unit().exponent()));
  }

  private static Optional<Interval> sum(
      List<Stated> parts, Function<Stated, Optional<Interval>> interval) {
    Interval sum = Interval.exactly(Fraction.ZERO);
    for (Stated part : parts) {
      Optional<Interval> one = interval.apply(part);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(inCurrency(part, one.get()));
    }
    return Optional.of(sum);
  }

  /** What is missing from a whole whose parts are all right. */
  static Finding rest(Reading.StatedParts stated) {
    String rest =
        stated.whole().digits().subtract(new BigDecimal(added(stated))).toPlainString()
            + stated.whole().unit().text();
    return new Finding(
        stated.whole().place(),
        LintRule.PARTS_LEAVE_REST,
        "%s的各部分%s=%s;各数与数据一致,其余%s不属于所列部分,宜写明"
            .formatted(stated.whole().printed(), addends(stated), added(stated), rest),
        "the parts of \"%s\" are %s=%s; all agree with the figures, \"%s\" are of none of them; say so"
            .formatted(stated.whole().printed(), addends(stated), added(stated), rest));
  }

  private static Stream<String> inUnitOfWhole(Reading.StatedParts stated) {
    int shift = stated.whole().unit().exponent();
    return stated.parts().stream()
        .map(
            part ->
                part.digits().scaleByPowerOfTen(part.unit().exponent() - shift).toPlainString());
  }

  private static String addends(Reading.StatedParts stated) {
    return inUnitOfWhole(stated).collect(Collectors.joining("+"));
  }

  private static String added(Reading.StatedParts stated) {
    return inUnitOfWhole(stated)
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }

  private void report(Reading.StatedParts stated, LintRule rule, String chinese, String english) {
    findings.accept(
        new Finding(
            stated.whole().place(),
            rule,
            "%s的各部分%s=%s,%s;核对各数,或写明其余部分"
                .formatted(stated.whole().printed(), addends(stated), added(stated), chinese),
            "the parts of \"%s\" are %s=%s, %s; check them, or say what the rest is"
                .formatted(stated.whole().printed(), addends(stated), added(stated), english)));
  }
}
