package io.tongji.measure;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

/**
 * How much figures have been revised: what is read off a revision triangle, whose rows are
 * reference periods and whose columns are releases, between its first column and a later one.
 *
 * <p>Source: OECD / Eurostat Guidelines on Revisions Policy and Analysis, recommended measures.
 * With {@code R = x_k − x_1} of each period they are the mean revision (MR), which tells a bias,
 * the mean absolute revision (MAR), the relative one, and the share of changed signs. Nothing
 * publishes them yet: a second column comes with releases.
 *
 * @param periods first and later figure of each reference period, at least one
 */
public record Revisions(List<Revised> periods) {

  /**
   * A figure of one reference period.
   *
   * @param first in the first release, in the indicator's smallest unit or any other
   * @param later in release k, in the same unit
   */
  public record Revised(long first, long later) {

    private BigInteger change() {
      return BigInteger.valueOf(later).subtract(BigInteger.valueOf(first));
    }
  }

  /** Copies the list; an empty one is an {@link IllegalArgumentException}. */
  public Revisions {
    periods = List.copyOf(periods);
    if (periods.isEmpty()) {
      throw new IllegalArgumentException("no period was released twice");
    }
  }

  /** MR: Σ R / n, in the unit of the figures. */
  public Fraction mean() {
    return new Fraction(sum(Revised::change), BigInteger.valueOf(periods.size()));
  }

  /** MAR: Σ |R| / n, in the unit of the figures. */
  public Fraction meanAbsolute() {
    return new Fraction(absolute(), BigInteger.valueOf(periods.size()));
  }

  /**
   * Relative MAR: Σ |R| / Σ |x_k|, a fraction.
   *
   * @throws ArithmeticException if all later figures are 0
   */
  public Fraction relativeMeanAbsolute() {
    return new Fraction(absolute(), sum(period -> BigInteger.valueOf(period.later()).abs()));
  }

  /** In what share of the periods the later figure has another sign than the first: 0 to 1. */
  public Fraction signChanges() {
    long changed =
        periods.stream()
            .filter(period -> Long.signum(period.first()) != Long.signum(period.later()))
            .count();
    return Fraction.of(changed, periods.size());
  }

  private BigInteger absolute() {
    return sum(period -> period.change().abs());
  }

  private BigInteger sum(Function<Revised, BigInteger> of) {
    return periods.stream().map(of).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
