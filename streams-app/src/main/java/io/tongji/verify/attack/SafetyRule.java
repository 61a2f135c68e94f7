package io.tongji.verify.attack;

/** Says whether a sum may be known. */
public interface SafetyRule {

  /** In place of a holding: an attacker without returns of its own. */
  String OUTSIDER = "";

  /**
   * True if the sum must not be known.
   *
   * @param insider the holding that would know it, or {@link #OUTSIDER}
   */
  boolean unsafe(Contributors pool, String insider);

  /** How far above a sum that is unsafe the best upper bound must be; 0: any bound will do. */
  long protection(Contributors pool);
}
