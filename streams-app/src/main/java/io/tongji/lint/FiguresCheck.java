package io.tongji.lint;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.figures.AreaFigures;
import io.tongji.measure.Fraction;
import io.tongji.measure.Interval;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Figures against the aggregates of an area, from January to a month. */
final class FiguresCheck {

  /** Months back in which a figure that is not this month's is looked for. */
  private static final int LOOK_BACK = 24;

  private static final int MORE_DECIMALS = 2;

  private final Against against;
  private final Consumer<Finding> findings;
  private int compared;

  /**
   * What is compared with.
   *
   * @param figures all
   * @param place the area that the text is about
   * @param month the last one that it is about
   */
  record Against(AreaFigures figures, Area place, Month month) {}

  FiguresCheck(Against against, Consumer<Finding> findings) {
    this.against = against;
    this.findings = findings;
  }

  /** How many figures there was an aggregate for. */
  int compared() {
    return compared;
  }

  void check(Stated figure) {
    Indicator indicator = figure.indicator();
    if (indicator == null
        || figure.sense() != Stated.Sense.EXACT
        || !indicator.display().currency().equals(figure.unit().currency())) {
      return;
    }
    Optional<String> place = against.figures().place(indicator, against.place());
    Aggregate.@Nullable OfMonth of =
        place.map(at -> against.figures().of(indicator, at, against.month())).orElse(null);
    if (of != null && of.ytd().total() != null) {
      compared++;
      compare(figure, indicator, of);
    }
  }

  /**
   * A rate that the figures do not have, for want of a base or a target, cannot be compared. On a
   * base below 0 there are words (扭亏), and any rate is wrong.
   */
  private void compare(Stated figure, Indicator indicator, Aggregate.OfMonth of) {
    if (!agrees(figure, indicator, of)) {
      reportValue(figure, indicator, of);
      return;
    }
    StatedGrowth growth = figure.growth();
    if (growth != null) {
      KnownGrowth.of(of.ytd())
          .filter(known -> !known.isStatedBy(growth))
          .ifPresent(known -> reportGrowth(figure, growth, known));
    }
    BigDecimal completion = figure.completion();
    Fraction done = completion(of);
    if (completion != null && done != null && !printedFrom(completion, done)) {
      reportCompletion(figure, completion, done);
    }
  }

  private static boolean printedFrom(BigDecimal printed, Fraction exact) {
    return Interval.ofPrinted(printed).contains(exact);
  }

  private static boolean agrees(Stated figure, Indicator indicator, Aggregate.OfMonth of) {
    Long total = of.ytd().total();
    return total != null && printedFrom(figure.digits(), inUnit(total, figure, indicator));
  }

  private static Fraction inUnit(long amount, Stated figure, Indicator indicator) {
    int exponent = figure.unit().exponent() + indicator.display().scale();
    return Fraction.of(amount, 1).times(Fraction.powerOfTen(-exponent));
  }

  /** Completion in per cent, or null. */
  private static @Nullable Fraction completion(Aggregate.OfMonth of) {
    Long target = of.target();
    Long total = of.ytd().total();
    return target == null || target <= 0 || total == null
        ? null
        : Fraction.of(total, target).times(Fraction.of(100, 1));
  }

  private void reportValue(Stated figure, Indicator indicator, Aggregate.OfMonth of) {
    Fraction exact = inUnit(of.ytd().total() == null ? 0 : of.ytd().total(), figure, indicator);
    BigDecimal known =
        Rounding.HALF_UP.decimal(exact, Math.max(figure.digits().scale(), MORE_DECIMALS));
    Optional<Month> earlier = earlier(figure, indicator);
    findings.accept(
        new Finding(
            figure.place(),
            earlier.isPresent() ? LintRule.STALE_VALUE : LintRule.VALUE_DIFFERS,
            "%s%s:%s%s为%s%s%s;核对文稿或数据"
                .formatted(
                    indicator.name(),
                    figure.printed(),
                    against.place().name(),
                    against.month(),
                    known.toPlainString(),
                    figure.unit().text(),
                    earlier.map(month -> ",文中是" + month + "的数").orElse("")),
            "%s %s: the figure of %s for %s is %s%s%s; check text and data"
                .formatted(
                    indicator.nameEn(),
                    figure.printed(),
                    against.place().nameEn(),
                    against.month(),
                    known.toPlainString(),
                    figure.unit().text(),
                    earlier.map(month -> ", the text has that of " + month).orElse(""))));
  }

  /** The latest month before whose value and growth would be printed so. */
  private Optional<Month> earlier(Stated figure, Indicator indicator) {
    Optional<String> place = against.figures().place(indicator, against.place());
    StatedGrowth growth = figure.growth();
    return IntStream.rangeClosed(1, LOOK_BACK)
        .mapToObj(back -> against.month().plus(-back))
        .filter(
            month -> {
              Aggregate.@Nullable OfMonth of =
                  place.map(at -> against.figures().of(indicator, at, month)).orElse(null);
              if (of == null || !agrees(figure, indicator, of)) {
                return false;
              }
              return growth == null
                  || KnownGrowth.of(of.ytd()).filter(known -> known.isStatedBy(growth)).isPresent();
            })
        .findFirst();
  }

  private void reportGrowth(Stated figure, StatedGrowth stated, KnownGrowth known) {
    String implied = implied(figure.base(), figure);
    findings.accept(
        new Finding(
            figure.place(),
            LintRule.GROWTH_DIFFERS,
            "%s%s:文中同比%s(推算基数%s),数据为%s;核对文稿或数据"
                .formatted(
                    figure.name(),
                    figure.printed(),
                    stated.printed(),
                    implied,
                    known.in(Language.ZH, stated)),
            "%s%s: the text has a growth of %s (implied base %s), the figures have %s; check both"
                .formatted(
                    figure.name(),
                    figure.printed(),
                    stated.printed(),
                    implied,
                    known.in(Language.EN, stated))));
  }

  private void reportCompletion(Stated figure, BigDecimal printed, Fraction exact) {
    String known = Rounding.HALF_UP.decimal(exact, printed.scale() + MORE_DECIMALS) + "%";
    String implied = implied(figure.target(), figure);
    findings.accept(
        new Finding(
            figure.place(),
            LintRule.COMPLETION_DIFFERS,
            "%s%s:文中完成%s%%(推算目标%s),数据为%s;核对文稿或数据"
                .formatted(
                    figure.name(), figure.printed(), printed.toPlainString(), implied, known),
            "%s%s: the text has a completion of %s%% (implied target %s), the figures have %s; check both"
                .formatted(
                    figure.name(), figure.printed(), printed.toPlainString(), implied, known)));
  }

  private static String implied(Optional<Interval> interval, Stated figure) {
    return interval.map(range -> Ranges.of(range, 0) + figure.unit().text()).orElse("--");
  }
}
