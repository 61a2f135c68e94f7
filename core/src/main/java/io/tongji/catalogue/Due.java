package io.tongji.catalogue;

/** Whether the units that an indicator counts have to report on its form every month. */
public enum Due {
  /** Each of them, also one that has nothing to report. */
  ALWAYS("always"),
  /** Those that have something to report (有则报). */
  IF_ANY("if-any"),
  /** The indicator does not say. */
  UNSAID("");

  private final String code;

  Due(String code) {
    this.code = code;
  }

  /** The word in the catalogue: {@code always}, {@code if-any}, or nothing. */
  static Due ofCode(String code) {
    for (Due due : values()) {
      if (due.code.equals(code)) {
        return due;
      }
    }
    throw new IllegalArgumentException("is neither always nor if-any, nor empty");
  }

  /** The word in the catalogue. */
  public String code() {
    return code;
  }
}
