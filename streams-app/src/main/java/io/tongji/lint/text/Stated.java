package io.tongji.lint.text;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.TextUnit;
import io.tongji.measure.Fraction;
import io.tongji.measure.Interval;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a text states.
 *
 * @param place where it stands
 * @param name the words in front of it
 * @param digits as printed
 * @param unit in which
 * @param sense how it is meant
 * @param indicator that it is of; null: none that the catalogue has
 * @param scope of which period and area it is
 * @param growth on the year before as stated; null: not stated
 * @param completion of the year's target as printed, in per cent; null: not stated
 */
public record Stated(
    TextPlace place,
    String name,
    BigDecimal digits,
    TextUnit unit,
    Sense sense,
    @Nullable Indicator indicator,
    Scope scope,
    @Nullable StatedGrowth growth,
    @Nullable BigDecimal completion) {

  private static final Fraction PER_CENT = Fraction.of(1, 100);
  private static final Fraction ALL = Fraction.of(100, 1);

  /** How a figure is meant. */
  public enum Sense {
    /** It was counted. */
    EXACT,
    /** It is about so much, or at least so much. */
    ROUGH,
    /** It is what is planned. */
    PLANNED
  }

  /** All values in the unit that the printed one may be rounded from; of a count, itself. */
  public Interval value() {
    return unit.whole() && digits.stripTrailingZeros().scale() <= 0
        ? Interval.exactly(Fraction.of(digits))
        : Interval.ofPrinted(digits);
  }

  /** The values of the year before that value and growth leave; empty: they leave none. */
  public Optional<Interval> base() {
    BigDecimal percent = growth == null ? null : growth.percent();
    return percent == null
        ? Optional.empty()
        : quotient(Interval.ofPrinted(percent).plus(Interval.exactly(ALL)));
  }

  /** The targets that value and completion leave; empty: they leave none. */
  public Optional<Interval> target() {
    return completion == null ? Optional.empty() : quotient(Interval.ofPrinted(completion));
  }

  private Optional<Interval> quotient(Interval percent) {
    boolean divides = value().low().sign() >= 0 && percent.low().sign() > 0;
    return divides ? Optional.of(value().dividedBy(percent.times(PER_CENT))) : Optional.empty();
  }

  /** What a claim on it is said of. */
  Claim.ClaimSubject subject() {
    return new Claim.ClaimSubject(name + printed(), indicator, scope, sense == Sense.EXACT);
  }

  /** The value with its unit, as printed. */
  public String printed() {
    return digits.toPlainString() + unit.text();
  }
}
