package io.tongji.disclosure.rules;

/**
 * What the rules say of a figure.
 *
 * @param minimum true if too few holdings contribute
 * @param percent true if the second largest can estimate the largest too closely
 * @param dominance true if the largest are too large a part
 * @param zeros true if all who report hand in 0, and zeros are protected
 * @param upper by how much more at least the upper bound of the figure must lie above it, so that
 *     nobody can estimate the largest contribution too closely; 0 if the rules ask for no more than
 *     that it cannot be computed
 * @param holding number of the holding whose contribution is protected; -1: of no single one
 */
public record Judgement(
    boolean minimum, boolean percent, boolean dominance, boolean zeros, long upper, int holding) {

  /** The judgement of a figure that no rule withholds. */
  static final Judgement SAFE = new Judgement(false, false, false, false, 0, -1);

  /** True if some rule forbids to publish the figure. */
  public boolean unsafe() {
    return minimum || percent || dominance || zeros;
  }
}
