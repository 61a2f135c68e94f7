package io.tongji.disclosure.plan;

/** A part of an aggregate that is published or withheld. */
public enum PublishedPart {
  /** The cumulative of a month, with all that hangs on it; the total of a quarter or year. */
  AMOUNT("总量", "amount"),
  /** The month alone. */
  MONTH("当月", "month"),
  /** Growth of the cumulative, or of a quarter or year, by the indicator's base. */
  GROWTH("同比", "growth"),
  /** Growth of it by last year's total as first released. */
  NOMINAL_GROWTH("名义同比", "nominal growth"),
  /** Growth of the month alone by the indicator's base. */
  MONTH_GROWTH("当月同比", "growth of the month"),
  /** Growth of the month alone by last year's total as first released. */
  NOMINAL_MONTH_GROWTH("当月名义同比", "nominal growth of the month"),
  /** Growth of the month on the month before. */
  MONTH_ON_MONTH("环比", "month on month"),
  /** Target, completion, schedule gap and what is made of them. */
  TARGET("目标完成", "target"),
  /** Units expected and reported. */
  UNITS("单位数", "units"),
  /** Coverage rate, units weighing what they were a year before. */
  COVERAGE("覆盖率", "coverage");

  private final String chinese;
  private final String english;

  PublishedPart(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** What it is called, in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** What it is called, in English. */
  public String english() {
    return english;
  }
}
