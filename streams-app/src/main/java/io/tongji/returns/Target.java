package io.tongji.returns;

/**
 * One record of the targets, as handed in.
 *
 * @param key indicator, area and year
 * @param amount in the indicator's smallest unit; 0: not given
 * @param unit in which it was written down; for display
 * @param version number of the version; 0: not stated
 * @param withdrawn true if the target is taken out again
 */
public record Target(Key key, long amount, String unit, int version, boolean withdrawn) {

  /**
   * What a target is for.
   *
   * @param indicator code of the indicator
   * @param area area code, shortest form
   * @param year calendar year
   */
  public record Key(String indicator, String area, int year) {}
}
