package io.tongji.catalogue;

import java.util.Arrays;

/** What a growth compares with (基期口径). */
public enum BaseKind {
  /**
   * The figures of a year before of this period's units, as they state them now (可比口径); where not
   * stated, their own figure of a year before.
   */
  RESTATED,
  /** The cell's total of a year before, as known now. */
  REVISED_TOTAL,
  /**
   * The cell's total of a year before, as first released; as known now while nothing is released.
   */
  PUBLISHED,
  /**
   * On both sides the units that were on the indicator's list with a return in both years, and no
   * others; both figures count where the unit is now.
   */
  MATCHED;

  /** The kind of a word in the catalogue. */
  static BaseKind ofCode(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.name().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "is no base of growth; there are " + Arrays.toString(values())));
  }
}
