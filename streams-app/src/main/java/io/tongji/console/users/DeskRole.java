package io.tongji.console.users;

import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.spelling.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an account is for. */
public enum DeskRole {
  /** Feeds returns of own forms and areas. */
  CLERK("录入员", "clerk"),
  /** Reads all figures, and explains them. */
  ANALYST("分析员", "analyst"),
  /** Asks for releases and approves them, never alone. */
  PUBLISHER("审核发布", "publisher"),
  /** Reads who did what. */
  AUDITOR("审计员", "auditor"),
  /** Keeps the accounts; sees no figures. */
  ADMINISTRATOR("管理员", "administrator");

  private final String chinese;
  private final String english;

  DeskRole(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The word for it in commands and files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people call it. */
  public String name(Language language) {
    return language.of(chinese, english);
  }

  /** The words for all roles. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(DeskRole::code).toList();
  }

  /**
   * The role of its word, or of its Chinese name.
   *
   * @throws Failure if there is none
   */
  public static DeskRole ofCode(String code) {
    return Arrays.stream(values())
        .filter(role -> role.code().equals(code) || role.chinese.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.setting(
                    "there is no role \"" + code + "\"", Spelling.remedy(code, codes())));
  }
}
