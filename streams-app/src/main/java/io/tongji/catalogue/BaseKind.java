package io.tongji.catalogue;

/** What a growth compares with (基期口径). */
public enum BaseKind {
  /**
   * The figures of a year before of this period's units, as they state them now (可比口径); where not
   * stated, their own figure of a year before.
   */
  RESTATED,
  /** The cell's total of a year before, as known now. */
  REVISED_TOTAL
}
