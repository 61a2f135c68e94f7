package io.tongji.returns;

/** What became of a record that broke no hard edit. */
public enum Verdict {
  /** In force from now on. */
  ACCEPTED,
  /** The same as what is in force. */
  DUPLICATE,
  /** A lower revision than the one in force. */
  STALE,
  /** The revision in force has other content. */
  CONFLICT;

  /** The largest number that may be given, so that the next ones can always be counted. */
  public static final int LARGEST_NUMBER = 1_000_000_000;

  /** True for a number that may be given: from 1 to the largest, or 0 if it is absent. */
  public static boolean mayBeGiven(int number) {
    return 0 <= number && number <= LARGEST_NUMBER;
  }

  /**
   * The rule of revisions: the highest number wins whatever the order of arrival; of two equal
   * numbers the one that came first stands; an absent number is the next one.
   *
   * @param inForce number in force, 0 if none
   * @param given number given, 0 if absent
   * @param sameContent whether the content equals what is in force
   */
  public static Verdict of(int inForce, int given, boolean sameContent) {
    if (inForce == 0 || given > inForce) {
      return ACCEPTED;
    }
    if (given == 0) {
      return sameContent ? DUPLICATE : ACCEPTED;
    }
    if (given < inForce) {
      return STALE;
    }
    return sameContent ? DUPLICATE : CONFLICT;
  }

  /** The number that an accepted record gets. */
  public static int numberOf(int inForce, int given) {
    return given == 0 ? inForce + 1 : given;
  }
}
