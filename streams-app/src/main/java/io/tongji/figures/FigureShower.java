package io.tongji.figures;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Indicator.Display;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.measure.PointsBetween;
import io.tongji.measure.Ratio;
import io.tongji.measure.Rounding;
import io.tongji.rollup.Figure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Shows the exact figures of one indicator, each rounded once. */
public final class FigureShower {

  private static final UnitOfMeasure EXACT_POINTS = points(Detail.EXACT_RATE_DECIMALS);

  private final Rounding rounding;
  private final Detail detail;
  private final int scaleDown;
  private final UnitOfMeasure amounts;
  private final UnitOfMeasure growths;
  private final UnitOfMeasure completions;
  private final UnitOfMeasure points;
  private final UnitOfMeasure ratePoints;
  private final UnitOfMeasure publishedPoints;
  private final UnitOfMeasure counts;

  /** Shows figures of an indicator, in the given detail. */
  public FigureShower(Indicator indicator, Detail detail, Rounding rounding) {
    Display display = indicator.display();
    this.rounding = rounding;
    this.detail = detail;
    this.amounts = detail == Detail.EXACT ? exact(display) : published(display);
    this.scaleDown = display.scale() + amounts.exponent();
    this.growths = percent(detail, display.rateDecimals());
    this.completions = percent(detail, display.completionDecimals());
    this.points = points(completions.decimals());
    this.ratePoints = points(growths.decimals());
    this.publishedPoints = points(display.rateDecimals());
    this.counts =
        indicator.scope().kind() == UnitKind.ENTERPRISE
            ? new UnitOfMeasure("NR", 0, 0, "家", "enterprises")
            : new UnitOfMeasure("NR", 0, 0, "个", "projects");
  }

  private static UnitOfMeasure published(Display display) {
    return new UnitOfMeasure(
        display.currency(),
        display.exponent(),
        display.decimals(),
        display.unit(),
        display.unitEn());
  }

  private static UnitOfMeasure exact(Display display) {
    String code = display.currency();
    String name =
        switch (code) {
          case "CNY" -> "元";
          case "USD" -> "美元";
          default -> code;
        };
    return new UnitOfMeasure(code, 0, display.scale(), name, code);
  }

  private static UnitOfMeasure points(int decimals) {
    return new UnitOfMeasure("PP", 0, decimals, "个百分点", "pp");
  }

  private static UnitOfMeasure percent(Detail detail, int decimals) {
    int shown = detail == Detail.EXACT ? Detail.EXACT_RATE_DECIMALS : decimals;
    return new UnitOfMeasure("PT", 0, shown, "%", "%");
  }

  /** An amount; null is missing. */
  public Shown amount(@Nullable Long amount) {
    return amount == null
        ? missing(amounts)
        : shown(rounding.amount(amount, scaleDown, amounts.decimals()), amounts);
  }

  /** The total of a figure; null is missing, or suppressed. */
  public Shown total(Figure figure) {
    return figure.isConfidential() ? suppressed(amounts) : amount(figure.total());
  }

  /** A growth in per cent; its status says why there is none. */
  public Shown growth(Growth growth) {
    if (growth instanceof Growth.Rate rate) {
      return shown(rounding.percent(rate.change(), rate.base(), growths.decimals()), growths);
    }
    return new Shown(null, growths, why(((Growth.Undefined) growth).reason()));
  }

  /** A ratio in per cent, with the decimals of rates. */
  public Shown percent(Ratio ratio) {
    return ratio(ratio, growths);
  }

  /** A ratio in per cent, with so many decimals in publishing detail. */
  public Shown rate(Ratio ratio, int decimals) {
    return ratio(ratio, percent(detail, decimals));
  }

  /** A ratio in percentage points, with the decimals of rates. */
  public Shown points(Ratio ratio) {
    return ratio(ratio, ratePoints);
  }

  /** A ratio in percentage points, with one decimal more than rates: what a single unit makes. */
  public Shown finePoints(Ratio ratio) {
    return ratio(ratio, points(growths.decimals() + 1));
  }

  private Shown ratio(Ratio ratio, UnitOfMeasure unit) {
    if (ratio instanceof Ratio.Known known) {
      return shown(rounding.percent(known.value(), unit.decimals()), unit);
    }
    return new Shown(null, unit, why(((Ratio.Unstated) ratio).reason()));
  }

  private static ObservationStatus why(Ratio.Obstacle reason) {
    return switch (reason) {
      case NO_VALUE, NO_WHOLE -> ObservationStatus.MISSING;
      case WHOLE_NOT_POSITIVE, NO_CHANGE, YEAR_IS_OVER -> ObservationStatus.CANNOT_EXIST;
    };
  }

  /** How much a rate differs from an earlier one, both as they are published. */
  public Shown change(Growth now, Growth before) {
    if (now.isConfidential() || before.isConfidential()) {
      return suppressed(publishedPoints);
    }
    PointsBetween between = between(now, before);
    return between == null ? missing(publishedPoints) : shown(between.published(), publishedPoints);
  }

  /** How much a rate differs from an earlier one, both unrounded. */
  public Shown exactChange(Growth now, Growth before) {
    PointsBetween between = between(now, before);
    return between == null
        ? missing(EXACT_POINTS)
        : shown(rounding.percent(between.exact(), EXACT_POINTS.decimals()), EXACT_POINTS);
  }

  private @Nullable PointsBetween between(Growth now, Growth before) {
    if (now instanceof Growth.Rate rate && before instanceof Growth.Rate earlier) {
      return PointsBetween.of(
          Fraction.of(rate.change(), rate.base()),
          Fraction.of(earlier.change(), earlier.base()),
          rounding,
          publishedPoints.decimals());
    }
    return null;
  }

  private static ObservationStatus why(Growth.Reason reason) {
    return switch (reason) {
      case NO_VALUE, NO_BASE -> ObservationStatus.MISSING;
      case ZERO_BASE, NEG_BASE -> ObservationStatus.CANNOT_EXIST;
      case CONFIDENTIAL -> ObservationStatus.SUPPRESSED;
    };
  }

  /** Completion of a target, in per cent. */
  public Shown completion(@Nullable Long ytd, @Nullable Long target) {
    return share(ytd, target);
  }

  /** A part of a whole in per cent; missing if the whole is not above zero. */
  public Shown share(@Nullable Long part, @Nullable Long whole) {
    return part == null || whole == null || whole <= 0
        ? missing(completions)
        : shown(rounding.percent(part, whole, completions.decimals()), completions);
  }

  /** Completion less what is due, with the decimals of completion. */
  public Shown gap(Ratio gap) {
    return ratio(gap, points);
  }

  /** Completion, or how it compares with what is due, in per cent. */
  public Shown pace(Ratio pace) {
    return ratio(pace, completions);
  }

  /** An amount that is a quotient. */
  public Shown runRate(Ratio ratio) {
    if (ratio instanceof Ratio.Known known) {
      Fraction inUnit = known.value().dividedBy(Fraction.powerOfTen(scaleDown));
      return shown(rounding.decimal(inUnit, amounts.decimals()), amounts);
    }
    return new Shown(null, amounts, why(((Ratio.Unstated) ratio).reason()));
  }

  /** A number of units. */
  public Shown count(int number) {
    return shown(BigDecimal.valueOf(number), counts);
  }

  /** A number of units that is suppressed with the figure that they stand behind. */
  public Shown suppressedCount() {
    return suppressed(counts);
  }

  /** A rate that is suppressed with one of the figures that it is made of. */
  public Shown suppressedRate() {
    return suppressed(growths);
  }

  /** A share that is suppressed with one of the figures that it is made of. */
  public Shown suppressedShare() {
    return suppressed(completions);
  }

  private static Shown suppressed(UnitOfMeasure unit) {
    return new Shown(null, unit, ObservationStatus.SUPPRESSED);
  }

  private static Shown shown(BigDecimal value, UnitOfMeasure unit) {
    return new Shown(value, unit, ObservationStatus.PROVISIONAL);
  }

  private static Shown missing(UnitOfMeasure unit) {
    return new Shown(null, unit, ObservationStatus.MISSING);
  }
}
