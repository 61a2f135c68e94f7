package io.tongji.figures;

/** State of an observation, of SDMX's CL_OBS_STATUS. */
public enum ObservationStatus {
  /** Provisional: what is live may still change. */
  PROVISIONAL("P"),
  /** Final or revised: a release as which the figure is to stand (定案). */
  FINAL("A"),
  /** Estimated: units that have not reported are imputed in it, or in what it compares with. */
  ESTIMATED("E"),
  /** Missing: not reported, or nothing to compare with. */
  MISSING("O"),
  /** Cannot exist: a rate on a base that is not above zero. */
  CANNOT_EXIST("M"),
  /** Suppressed: there is a figure, from which a respondent could be inferred (保密). */
  SUPPRESSED("Q");

  private final String code;

  ObservationStatus(String code) {
    this.code = code;
  }

  /** The code in the list. */
  public String code() {
    return code;
  }
}
