package io.tongji.disclosure.suppression;

/**
 * The bureau's rules, asked about a pool of contributors: whether its sum may be known, and how far
 * from the truth the best upper estimate of it has to stay.
 */
public interface PoolJudge {

  /**
   * Whether the sum of the pool must not be known to anybody who did not contribute, in any of its
   * measures.
   */
  boolean isUnsafe(Pool pool);

  /**
   * The protection that an unsafe pool needs in a measure (Handbook on Statistical Disclosure
   * Control, ch. 4.2, “Upper protection levels”).
   */
  ProtectionLevel protection(Pool pool, int measure);

  /**
   * What keeps an upper estimate from coming too close.
   *
   * @param holding the number of the holding whose amount is protected: the largest one that has
   *     not waived; −1 if there is none
   * @param level the least distance in the measure's unit from the sum of the pool to the best
   *     upper bound that can be computed for it; 0 if not being derivable is enough
   */
  record ProtectionLevel(int holding, long level) {

    /** Nothing but not being derivable. */
    public static final ProtectionLevel NONE = new ProtectionLevel(-1, 0);
  }
}
