package io.tongji.verify.attack;

/**
 * A published number: how near it says that a sum is to what it truly is.
 *
 * @param sum of unknowns
 * @param below how much less the sum may be
 * @param above how much more it may be; both 0: it is known exactly
 * @param record where it is published
 */
record Fact(LinearSum sum, double below, double above, String record) {

  /** A number that is published as it is. */
  static Fact exact(LinearSum sum, String record) {
    return new Fact(sum, 0, 0, record);
  }

  boolean isExact() {
    return below == 0 && above == 0;
  }
}
