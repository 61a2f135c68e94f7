package io.tongji.measure;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one part (an area, an activity, a theme) has to do with the growth of its whole.
 *
 * <p>With x and b the part's figure and base, X and B the whole's, the usual definitions of the
 * national bureau's yearbooks: 拉动 {@code (x - b) / B}, 贡献率 {@code (x - b) / (X - B)}, 占比 {@code x /
 * X}. Where the parts are a partition, their pulls add up to the growth of the whole and their
 * contribution rates to 1, exactly.
 *
 * <p>A whole sums what its parts know. So of a part of which only one of figure and base is known
 * (it is new, or it has ceased), the other is 0.
 *
 * @param value x
 * @param base b
 * @param wholeValue X
 * @param wholeBase B
 */
public record Contribution(
    @Nullable Long value,
    @Nullable Long base,
    @Nullable Long wholeValue,
    @Nullable Long wholeBase) {

  /** A change of the whole below this part of its base is none: 1 / 10^9. */
  private static final BigInteger PER_CHANGE = BigInteger.TEN.pow(9);

  /** 拉动: how much of the whole's growth the part makes; times 100, percentage points. */
  public Ratio pull() {
    BigInteger change = change();
    if (change == null || wholeValue == null) {
      return new Ratio.Unstated(Ratio.Obstacle.NO_VALUE);
    }
    if (wholeBase == null) {
      return new Ratio.Unstated(Ratio.Obstacle.NO_WHOLE);
    }
    return wholeBase <= 0
        ? new Ratio.Unstated(Ratio.Obstacle.WHOLE_NOT_POSITIVE)
        : known(change, BigInteger.valueOf(wholeBase));
  }

  /** 贡献率: the part's share in the whole's change; it may be negative or above 1. */
  public Ratio contributionRate() {
    BigInteger change = change();
    if (change == null || wholeValue == null) {
      return new Ratio.Unstated(Ratio.Obstacle.NO_VALUE);
    }
    if (wholeBase == null) {
      return new Ratio.Unstated(Ratio.Obstacle.NO_WHOLE);
    }
    BigInteger before = BigInteger.valueOf(wholeBase);
    BigInteger wholeChange = BigInteger.valueOf(wholeValue).subtract(before);
    boolean tiny = wholeChange.abs().multiply(PER_CHANGE).compareTo(before.abs()) < 0;
    return wholeChange.signum() == 0 || tiny
        ? new Ratio.Unstated(Ratio.Obstacle.NO_CHANGE)
        : known(change, wholeChange);
  }

  /** 占比: the part in the whole. */
  public Ratio share() {
    return Ratio.of(value, wholeValue);
  }

  /** Change of the share on the year before; times 100, percentage points. */
  public Ratio shareChange() {
    return Ratio.difference(share(), Ratio.of(base, wholeBase));
  }

  private @Nullable BigInteger change() {
    return value == null && base == null ? null : orZero(value).subtract(orZero(base));
  }

  private static BigInteger orZero(@Nullable Long figure) {
    return figure == null ? BigInteger.ZERO : BigInteger.valueOf(figure);
  }

  private static Ratio known(BigInteger numerator, BigInteger denominator) {
    return new Ratio.Known(new Fraction(numerator, denominator));
  }
}
