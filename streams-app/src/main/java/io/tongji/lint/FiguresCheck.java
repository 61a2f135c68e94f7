package io.tongji.lint;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.figures.AreaFigures;
import io.tongji.lint.text.GrowthAlone;
import io.tongji.lint.text.Scope;
import io.tongji.lint.text.Stated;
import io.tongji.lint.text.StatedGrowth;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Fraction;
import io.tongji.measure.Interval;
import io.tongji.measure.Rounding;
import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.SeriesKey;
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
  private final ComparedNumbers compared;

  /**
   * What is compared with.
   *
   * @param figures all
   * @param place the area that the text is about
   * @param month the last one that it is about
   */
  record Against(AreaFigures figures, Area place, Month month) {

    /** What is known of an indicator in a scope; empty: nothing. */
    Optional<Counterpart> known(Indicator indicator, Scope scope) {
      String code = scope.area();
      if (code == null) {
        return Optional.empty();
      }
      Area area = code.isEmpty() ? place : figures.catalogue().area(code);
      return area == null
          ? Optional.empty()
          : figures.place(indicator, area).flatMap(at -> known(indicator, area, at, scope));
    }

    private Optional<Counterpart> known(Indicator indicator, Area area, String at, Scope scope) {
      Month last = scope.month(month);
      if (scope.span() == Scope.Span.QUARTER) {
        Period quarter = new Period(Frequency.QUARTER, last.index() / MONTHS_OF_A_QUARTER);
        Published found =
            figures.table().get(new SeriesKey(quarter, at, indicator.code(), Activity.TOTAL));
        return Optional.ofNullable(found)
            .map(of -> new Counterpart(area, quarter.toString(), of.aggregate().whole(), null));
      }
      Aggregate.@Nullable OfMonth of = figures.of(indicator, at, last);
      if (of == null) {
        return Optional.empty();
      }
      return Optional.of(
          scope.span() == Scope.Span.MONTH
              ? new Counterpart(area, last.toString(), of.month(), null)
              : new Counterpart(area, last.toString(), of.ytd(), of.target()));
    }
  }

  private static final int MONTHS_OF_A_QUARTER = 3;

  /**
   * What the figures have where the text has a value.
   *
   * @param area of it
   * @param period of it
   * @param figure total and growth
   * @param target of the year; null: there is none, or the value is of no cumulative
   */
  record Counterpart(Area area, String period, Figure figure, @Nullable Long target) {}

  FiguresCheck(Against against, ComparedNumbers compared, Consumer<Finding> findings) {
    this.against = against;
    this.compared = compared;
    this.findings = findings;
  }

  void check(Stated figure) {
    Indicator indicator = figure.indicator();
    if (indicator == null
        || figure.sense() != Stated.Sense.EXACT
        || !indicator.display().currency().equals(figure.unit().currency())) {
      return;
    }
    against
        .known(indicator, figure.scope())
        .filter(known -> known.figure().total() != null)
        .ifPresent(
            known -> {
              compared.counted();
              compare(figure, indicator, known);
            });
  }

  /** A growth that stands without its amount. */
  void check(GrowthAlone stated) {
    against
        .known(stated.indicator(), stated.scope())
        .flatMap(of -> KnownGrowth.of(of.figure()))
        .ifPresent(
            known -> {
              compared.counted();
              compared.growth(stated.place(), stated.growth());
              if (!known.isStatedBy(stated.growth())) {
                findings.accept(differs(stated, known));
              }
            });
  }

  private static Finding differs(GrowthAlone stated, KnownGrowth known) {
    StatedGrowth growth = stated.growth();
    return new Finding(
        stated.place(),
        LintRule.GROWTH_DIFFERS,
        "%s:文中同比%s,数据为%s;核对文稿或数据"
            .formatted(stated.name(), growth.printed(), known.in(Language.ZH, growth)),
        "\"%s\": the text has a growth of %s, the figures have %s; check both"
            .formatted(stated.name(), growth.quoted(), known.in(Language.EN, growth)));
  }

  /**
   * A rate that the figures do not have, for want of a base or a target, cannot be compared. On a
   * base below 0 there are words (扭亏), and any rate is wrong.
   */
  private void compare(Stated figure, Indicator indicator, Counterpart of) {
    boolean agrees = agrees(figure, indicator, of);
    compared.value(figure, agrees);
    if (!agrees) {
      reportValue(figure, indicator, of);
      return;
    }
    StatedGrowth growth = figure.growth();
    if (growth != null) {
      KnownGrowth.of(of.figure())
          .ifPresent(
              known -> {
                compared.growth(figure.place(), growth);
                if (!known.isStatedBy(growth)) {
                  reportGrowth(figure, growth, known);
                }
              });
    }
    BigDecimal completion = figure.completion();
    Fraction done = completion(of);
    if (completion != null && done != null) {
      compared.rate(figure.place(), completion);
      if (!printedFrom(completion, done)) {
        reportCompletion(figure, completion, done);
      }
    }
  }

  private static boolean printedFrom(BigDecimal printed, Fraction exact) {
    return Interval.ofPrinted(printed).contains(exact);
  }

  private static boolean agrees(Stated figure, Indicator indicator, Counterpart of) {
    Long total = of.figure().total();
    return total != null && printedFrom(figure.digits(), inUnit(total, figure, indicator));
  }

  private static Fraction inUnit(long amount, Stated figure, Indicator indicator) {
    int exponent = figure.unit().exponent() + indicator.display().scale();
    return Fraction.of(amount, 1).times(Fraction.powerOfTen(-exponent));
  }

  /** Completion in per cent, or null. */
  private static @Nullable Fraction completion(Counterpart of) {
    Long target = of.target();
    Long total = of.figure().total();
    return target == null || target <= 0 || total == null
        ? null
        : Fraction.of(total, target).times(Fraction.of(100, 1));
  }

  private void reportValue(Stated figure, Indicator indicator, Counterpart of) {
    Long total = of.figure().total();
    Fraction exact = inUnit(total == null ? 0 : total, figure, indicator);
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
                    of.area().name(),
                    of.period(),
                    known.toPlainString(),
                    figure.unit().text(),
                    earlier.map(month -> ",文中是" + month + "的数").orElse("")),
            "%s, \"%s\": the figure of %s for %s is %s in the same unit%s; check text and data"
                .formatted(
                    indicator.nameEn(),
                    figure.printed(),
                    of.area().nameEn(),
                    of.period(),
                    known.toPlainString(),
                    earlier.map(month -> ", the text has that of " + month).orElse(""))));
  }

  /** The latest month before whose value and growth would be printed so. */
  private Optional<Month> earlier(Stated figure, Indicator indicator) {
    if (figure.scope().span() == Scope.Span.MONTH || figure.scope().span() == Scope.Span.QUARTER) {
      return Optional.empty();
    }
    StatedGrowth growth = figure.growth();
    Month last = figure.scope().month(against.month());
    return IntStream.rangeClosed(1, LOOK_BACK)
        .mapToObj(back -> last.plus(-back))
        .filter(
            month ->
                against
                    .known(indicator, until(month, figure.scope()))
                    .filter(known -> agrees(figure, indicator, known))
                    .filter(known -> growth == null || states(known, growth))
                    .isPresent())
        .findFirst();
  }

  private static Scope until(Month month, Scope of) {
    return new Scope(Scope.Span.CUMULATIVE, month.year(), month.month(), of.area());
  }

  private static boolean states(Counterpart known, StatedGrowth growth) {
    return KnownGrowth.of(known.figure()).filter(exact -> exact.isStatedBy(growth)).isPresent();
  }

  private void reportGrowth(Stated figure, StatedGrowth stated, KnownGrowth known) {
    Optional<Interval> implied = figure.base();
    findings.accept(
        new Finding(
            figure.place(),
            LintRule.GROWTH_DIFFERS,
            "%s%s:文中同比%s(推算基数%s),数据为%s;核对文稿或数据"
                .formatted(
                    figure.name(),
                    figure.printed(),
                    stated.printed(),
                    implied(implied, figure.unit().text()),
                    known.in(Language.ZH, stated)),
            "\"%s%s\": the text has a growth of %s (implied base %s), the figures have %s; check both"
                .formatted(
                    figure.name(),
                    figure.printed(),
                    stated.quoted(),
                    implied(implied, ""),
                    known.in(Language.EN, stated))));
  }

  private void reportCompletion(Stated figure, BigDecimal printed, Fraction exact) {
    String known = Rounding.HALF_UP.decimal(exact, printed.scale() + MORE_DECIMALS) + "%";
    Optional<Interval> implied = figure.target();
    findings.accept(
        new Finding(
            figure.place(),
            LintRule.COMPLETION_DIFFERS,
            "%s%s:文中完成%s%%(推算目标%s),数据为%s;核对文稿或数据"
                .formatted(
                    figure.name(),
                    figure.printed(),
                    printed.toPlainString(),
                    implied(implied, figure.unit().text()),
                    known),
            "\"%s%s\": the text has a completion of %s%% (implied target %s), the figures have %s; check both"
                .formatted(
                    figure.name(),
                    figure.printed(),
                    printed.toPlainString(),
                    implied(implied, ""),
                    known)));
  }

  private static String implied(Optional<Interval> interval, String unit) {
    return interval.map(range -> Ranges.of(range, 0) + unit).orElse("--");
  }
}
