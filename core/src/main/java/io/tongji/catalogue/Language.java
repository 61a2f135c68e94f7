package io.tongji.catalogue;

import java.util.Locale;

/** The language of names and tables. */
public enum Language {
  /** Chinese. */
  ZH,
  /** English. */
  EN;

  /** The language of {@code zh} or {@code en}. */
  public static Language ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The wording in this language. */
  public String of(String chinese, String english) {
    return this == ZH ? chinese : english;
  }
}
