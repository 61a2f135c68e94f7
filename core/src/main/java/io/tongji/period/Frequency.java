package io.tongji.period;

/** How often a series has a figure, with its code in SDMX's CL_FREQ. */
public enum Frequency {
  /** Every month of the calendar. */
  MONTH("M", 12),
  /** January to March, and so on. */
  QUARTER("Q", 4),
  /** January to December. */
  YEAR("A", 1);

  private final String code;
  private final int perYear;

  Frequency(String code, int perYear) {
    this.code = code;
    this.perYear = perYear;
  }

  /** M, Q or A. */
  public String code() {
    return code;
  }

  /** Periods in a year. */
  public int perYear() {
    return perYear;
  }

  /** The frequency of an SDMX code; {@link IllegalArgumentException} if there is none. */
  public static Frequency ofCode(String code) {
    for (Frequency frequency : values()) {
      if (frequency.code.equals(code)) {
        return frequency;
      }
    }
    throw new IllegalArgumentException("not a frequency (M, Q, A): " + code);
  }
}
