package io.tongji.figures;

import io.tongji.catalogue.Language;

/** State of an observation, of SDMX's CL_OBS_STATUS. */
public enum ObservationStatus {
  /** Provisional: what is live may still change. */
  PROVISIONAL("P", "初步", "provisional"),
  /** Final or revised: a release as which the figure is to stand (定案). */
  FINAL("A", "定案", "final"),
  /** Estimated: units that have not reported are imputed in it, or in what it compares with. */
  ESTIMATED("E", "含估算", "estimated"),
  /** Missing: not reported, or nothing to compare with. */
  MISSING("O", "无数", "missing"),
  /** Cannot exist: a rate on a base that is not above zero. */
  CANNOT_EXIST("M", "不能计算", "cannot exist"),
  /** Suppressed: there is a figure, from which a respondent could be inferred (保密). */
  SUPPRESSED("Q", "保密", "confidential");

  private final String code;
  private final String chinese;
  private final String english;

  ObservationStatus(String code, String chinese, String english) {
    this.code = code;
    this.chinese = chinese;
    this.english = english;
  }

  /** The code in the list. */
  public String code() {
    return code;
  }

  /** What people call it. */
  public String name(Language language) {
    return language.of(chinese, english);
  }
}
