package io.tongji.sample;

/** A project's investment of one year in yuan; what the parts leave is other expense. */
record Budget(long total, long construction, long installation, long equipment) {
  static final Budget NONE = new Budget(0, 0, 0, 0);

  /** The same budget, larger or smaller by whole 万元. */
  Budget percent(int percent) {
    return new Budget(
        part(total, percent),
        part(construction, percent),
        part(installation, percent),
        part(equipment, percent));
  }

  private static long part(long amount, int percent) {
    return amount / 100 * percent / 10_000 * 10_000;
  }
}
