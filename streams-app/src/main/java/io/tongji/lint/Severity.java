package io.tongji.lint;

import io.tongji.catalogue.Language;

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
