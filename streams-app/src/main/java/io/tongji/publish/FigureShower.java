package io.tongji.publish;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Indicator.Display;
import io.tongji.catalogue.UnitKind;
import io.tongji.measure.Growth;
import io.tongji.measure.Rounding;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Shows the exact figures of one indicator, each rounded once. */
public final class FigureShower {

  private static final int MONTHS = 12;

  private final Rounding rounding;
  private final int scaleDown;
  private final UnitOfMeasure amounts;
  private final UnitOfMeasure growths;
  private final UnitOfMeasure completions;
  private final UnitOfMeasure points;
  private final UnitOfMeasure counts;

  /** Shows figures of an indicator, in the given detail. */
  public FigureShower(Indicator indicator, Detail detail, Rounding rounding) {
    Display display = indicator.display();
    this.rounding = rounding;
    this.amounts = detail == Detail.EXACT ? exact(display) : published(display);
    this.scaleDown = display.scale() + amounts.exponent();
    this.growths = percent(detail, display.rateDecimals());
    this.completions = percent(detail, display.completionDecimals());
    this.points = new UnitOfMeasure("PP", 0, completions.decimals(), "个百分点", "pp");
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

  /** A growth in per cent; its status says why there is none. */
  public Shown growth(Growth growth) {
    if (growth instanceof Growth.Rate rate) {
      return shown(rounding.percent(rate.change(), rate.base(), growths.decimals()), growths);
    }
    return new Shown(null, growths, why(((Growth.Undefined) growth).reason()));
  }

  private static ObservationStatus why(Growth.Reason reason) {
    return switch (reason) {
      case NO_VALUE, NO_BASE -> ObservationStatus.MISSING;
      case ZERO_BASE, NEG_BASE -> ObservationStatus.CANNOT_EXIST;
    };
  }

  /** Completion of a target, in per cent. */
  public Shown completion(@Nullable Long ytd, @Nullable Long target) {
    return share(ytd, target);
  }

  /** A part of a whole in per cent; missing if the whole is not above zero. */
  Shown share(@Nullable Long part, @Nullable Long whole) {
    return part == null || whole == null || whole <= 0
        ? missing(completions)
        : shown(rounding.percent(part, whole, completions.decimals()), completions);
  }

  /** Completion less the share of the year that has passed after so many months. */
  Shown scheduleGap(@Nullable Long ytd, @Nullable Long target, int month) {
    if (month < 1 || month > MONTHS) {
      throw new IllegalArgumentException("not a month of the year: " + month);
    }
    return ytd == null || target == null || target <= 0
        ? missing(points)
        : shown(rounding.scheduleGapPoints(ytd, target, month, points.decimals()), points);
  }

  Shown count(int number) {
    return shown(BigDecimal.valueOf(number), counts);
  }

  private static Shown shown(BigDecimal value, UnitOfMeasure unit) {
    return new Shown(value, unit, ObservationStatus.PROVISIONAL);
  }

  private static Shown missing(UnitOfMeasure unit) {
    return new Shown(null, unit, ObservationStatus.MISSING);
  }
}
