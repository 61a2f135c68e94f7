package io.tongji.lint.text;

import io.tongji.catalogue.Indicator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a text says of a figure beside its value: its rank, its share in something, how its growth
 * differs from another one.
 *
 * @param place where it stands
 * @param kind of claim
 * @param of what it is said of
 * @param words as they stand
 * @param number as printed: the rank, per cent, or percentage points, below zero for fewer
 * @param other of which area and period the other figure is
 * @param whole indicator of which it is a share; null: the same
 */
public record Claim(
    TextPlace place,
    ClaimKind kind,
    ClaimSubject of,
    String words,
    BigDecimal number,
    Scope other,
    @Nullable Indicator whole) {

  /**
   * What something is said of: a figure, or an indicator without its amount.
   *
   * @param words that name it
   * @param indicator that it is of; null: none that the catalogue has
   * @param scope of which period and area it is
   * @param exact false: it is planned, or about so much
   */
  public record ClaimSubject(
      String words, @Nullable Indicator indicator, Scope scope, boolean exact) {}

  /** A rank that is the last one. */
  public static final BigDecimal LAST = BigDecimal.valueOf(-1);

  /** Kinds of claims. */
  public enum ClaimKind {
    /** Its place among areas of its level, by value. */
    RANK,
    /** Its place by growth. */
    RANK_OF_GROWTH,
    /** Its part in the same figure of another area, or in another figure. */
    SHARE,
    /** Its growth less that of the month before in the same year. */
    POINTS_SINCE_MONTH,
    /** Its growth less that of the same period a year before. */
    POINTS_SINCE_YEAR,
    /** Its growth less that of another area or period. */
    POINTS
  }
}
