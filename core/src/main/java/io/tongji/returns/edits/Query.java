package io.tongji.returns.edits;

import org.jspecify.annotations.Nullable;

/**
 * A return that was accepted but has to be explained.
 *
 * @param edit the soft edit that asks
 * @param field column of the form that is asked about; empty: the whole return
 * @param value its value, in whole yuan or US dollars; null if the edit looks at none
 * @param expected what was to be expected, in the same unit; null if the edit expects nothing
 * @param rank what the clerk should look at first; {@link Rank#NONE} if the edit does not say
 */
public record Query(
    SoftEdit edit, String field, @Nullable Long value, @Nullable Long expected, Rank rank) {

  /**
   * How suspicious a value is, and how much depends on it.
   *
   * @param score distance from what is usual by the distance that is allowed, 1 at the limit
   * @param weight |value − expected|, or |value| where nothing is expected, by the form's total of
   *     the year before, a fraction of 1
   */
  public record Rank(@Nullable Double score, @Nullable Double weight) {
    /** Neither score nor weight. */
    public static final Rank NONE = new Rank(null, null);
  }

  /** A query about the return as a whole. */
  public static Query whole(SoftEdit edit) {
    return new Query(edit, "", null, null, Rank.NONE);
  }
}
