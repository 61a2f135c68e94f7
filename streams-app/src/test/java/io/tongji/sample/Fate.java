package io.tongji.sample;

/** What happens to a return on its way to the bureau. */
enum Fate {
  PUNCTUAL(0),
  /** A second revision puts it right. */
  CORRECTED(25),
  /** A row without a revision puts it right. */
  CORRECTED_SILENTLY(20),
  /** The second revision is wrong too. */
  CORRECTED_TWICE(10),
  /** The third revision puts it right, the second comes after it. */
  OVERTAKEN(8),
  /** Withdrawn, and brought back by the third revision. */
  BROUGHT_BACK(5),
  /** Withdrawn for good. */
  WITHDRAWN(3),
  LATE(20),
  /** Twice in the same file. */
  DOUBLED(4),
  /** Fed again much later. */
  RESENT(6),
  /** A second revision puts it right when the wrong one has been released. */
  CORRECTED_AFTER_RELEASE(0),
  LATE_AFTER_RELEASE(0);

  private final int perMille;

  Fate(int perMille) {
    this.perMille = perMille;
  }

  /** The fate of a return, always the same for the same return. */
  static Fate of(Filing filing) {
    if (AfterRelease.isLate(filing)) {
      return LATE_AFTER_RELEASE;
    }
    if (AfterRelease.isCorrected(filing)) {
      return CORRECTED_AFTER_RELEASE;
    }
    int die = Dice.below(1_000, "fate", filing.form(), filing.unit(), filing.period());
    for (Fate fate : values()) {
      if (die < fate.perMille) {
        return fate.fits(filing) ? fate : PUNCTUAL;
      }
      die -= fate.perMille;
    }
    return PUNCTUAL;
  }

  /** A nil return cannot be wrong, and nothing the year's figures need is withdrawn. */
  private boolean fits(Filing filing) {
    boolean nil = filing.amounts().getOrDefault("ytd", 0L) == 0;
    boolean month = filing.amounts().getOrDefault("month", 0L) == 0;
    boolean needed =
        filing.period().getMonthValue() == 12
            || filing.form() == Form.FDI
            || !filing.amounts().containsKey("ytd");
    return !(nil && month) && !(this == WITHDRAWN && needed);
  }
}
