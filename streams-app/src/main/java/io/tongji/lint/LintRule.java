package io.tongji.lint;

import io.tongji.catalogue.Language;

/** What is checked. */
public enum LintRule {
  /** Parts are more than their whole. */
  PARTS_EXCEED(Severity.ERROR),
  /** Parts are nearly the whole, but not all of it. */
  PARTS_FALL_SHORT(Severity.ERROR),
  /** Parts that are nearly their whole, where all of them are those of the aggregates. */
  PARTS_LEAVE_REST(Severity.NOTE),
  /** Parts with more decimals than their whole add up to another number than it. */
  PARTS_ROUND_OTHERWISE(Severity.WARNING),
  /** The bases or targets that the rates imply do not add up, while the values do. */
  PARTS_RATES(Severity.ERROR),
  /** No whole number of the year before gives the growth of a count. */
  GROWTH_OF_COUNT(Severity.ERROR),
  /** No whole target gives the completion of a count. */
  COMPLETION_OF_COUNT(Severity.ERROR),
  /** Growths are printed with different numbers of decimals. */
  MIXED_GROWTH_DECIMALS(Severity.NOTE),
  /** Completions are printed with different numbers of decimals. */
  MIXED_COMPLETION_DECIMALS(Severity.NOTE),
  /** Something is to happen in a year that was over when the text was dated. */
  FORECAST_IS_PAST(Severity.WARNING),
  /** A value is not that of the aggregates. */
  VALUE_DIFFERS(Severity.ERROR),
  /** A growth is not that of the aggregates. */
  GROWTH_DIFFERS(Severity.ERROR),
  /** A completion is not that of the aggregates. */
  COMPLETION_DIFFERS(Severity.ERROR),
  /** Value and growth are those of an earlier month. */
  STALE_VALUE(Severity.ERROR),
  /** A place in an order is not that of the aggregates. */
  RANK_DIFFERS(Severity.ERROR),
  /** A share is not that of the aggregates. */
  SHARE_DIFFERS(Severity.ERROR),
  /** A difference between rates is not that of the aggregates. */
  POINTS_DIFFER(Severity.ERROR);

  /** How much a finding weighs. */
  public enum Severity {
    /** No rounding explains it: a number is wrong. */
    ERROR("错误", "error"),
    /** It can be right, but looks wrong to whoever reads it. */
    WARNING("警告", "warning"),
    /** A matter of style. */
    NOTE("提示", "note");

    private final String chinese;
    private final String english;

    Severity(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    /** The word for it. */
    public String in(Language language) {
      return language.of(chinese, english);
    }
  }

  private final Severity severity;

  LintRule(Severity severity) {
    this.severity = severity;
  }

  /** How much it weighs. */
  public Severity severity() {
    return severity;
  }
}
