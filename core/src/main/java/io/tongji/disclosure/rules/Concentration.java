package io.tongji.disclosure.rules;

/**
 * What the rules ask of contributions, in one pass: the largest without a waiver, and what all but
 * it and the largest of the others report.
 */
final class Concentration {

  private int size;
  private int placeOfLargest;
  private int contributing;
  private boolean unwaived;
  private boolean nonZero;
  private boolean negative;
  private long sum;
  private long largest = -1;
  private long reportedOfLargest;
  private long first;
  private long second;

  void add(long reported, long whole, boolean waived) {
    long own = Math.abs(reported);
    contributing += own > 0 ? 1 : 0;
    nonZero |= own > 0 || whole != 0;
    negative |= reported < 0 || whole < 0;
    sum = Math.addExact(sum, own);
    if (own > first) {
      second = first;
      first = own;
    } else if (own > second) {
      second = own;
    }
    long target = Math.max(own, Math.abs(whole));
    if (!waived && target > 0) {
      unwaived = true;
      if (target > largest || target == largest && own > reportedOfLargest) {
        largest = target;
        reportedOfLargest = own;
        placeOfLargest = size;
      }
    }
    size++;
  }

  /** True if all contribute 0, and nothing is estimated. */
  boolean ofNobody() {
    return !nonZero;
  }

  boolean allWaived() {
    return !unwaived;
  }

  /** Holdings that report more or less than 0. */
  int contributing() {
    return contributing;
  }

  boolean negative() {
    return negative;
  }

  /** The largest contribution without a waiver, estimates included. */
  long largest() {
    return largest;
  }

  /** Where the largest stands among those added. */
  int placeOfLargest() {
    return placeOfLargest;
  }

  /**
   * The amount of all contributors except the largest one without a waiver and the largest of the
   * others.
   */
  long rest() {
    long rival = reportedOfLargest == first ? second : first;
    return sum - reportedOfLargest - rival;
  }
}
