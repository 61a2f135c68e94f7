package io.tongji.ingest.check;

/** What is written in a column's cells. */
public enum CellKind {
  /** A code of which every character counts. */
  CODE("代码,文本格式", "code, as text"),
  /** A code or word, as it is. */
  TEXT("文字", "text"),
  /** Words separated by semicolons. */
  LIST("以分号分隔的代码", "codes, separated by semicolons"),
  /** A month, YYYY-MM. */
  PERIOD("YYYY-MM", "YYYY-MM"),
  /** A day, YYYY-MM-DD. */
  DAY("YYYY-MM-DD", "YYYY-MM-DD"),
  /** A number in the row's unit. */
  NUMBER("数", "number"),
  /** An amount in the file's unit. */
  AMOUNT("金额", "amount"),
  /** A whole number. */
  WHOLE("整数", "whole number"),
  /** Yes or no. */
  YES_NO("是/否", "true/false"),
  /** What a rejects file says about the row; not read. */
  REMARK("不读取", "not read");

  private final String words;
  private final String wordsEn;

  CellKind(String words, String wordsEn) {
    this.words = words;
    this.wordsEn = wordsEn;
  }

  /** What to write, in Chinese. */
  public String words() {
    return words;
  }

  /** What to write, in English. */
  public String wordsEn() {
    return wordsEn;
  }
}
