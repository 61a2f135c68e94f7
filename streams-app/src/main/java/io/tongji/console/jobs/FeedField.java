package io.tongji.console.jobs;

import io.tongji.catalogue.Language;
import io.tongji.ingest.check.FormNames;
import io.tongji.ingest.check.Layout;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the page of files asks beside the files, each for an option of {@code ./tongji ingest}.
 * Messages about files name the options; the page's reader has its fields.
 */
public enum FeedField {
  /** Which form the files are of. */
  FORM("--form", "选", "表", "Form"),
  /** The period of all rows; empty: as each row says. */
  PERIOD("--period", "填", "报告期", "Period"),
  /** In what the amounts are; empty: as the form has it. */
  UNIT("--unit", "选", "金额单位", "Unit of the amounts"),
  /** Whether columns that the form does not have are passed over. */
  PASS_OVER(
      "--ignore-unknown-columns",
      "勾选",
      "忽略本表没有的栏目",
      "Pass over columns that the form does not have"),
  /** Whether rows that are held back are fed too; on the page of the check. */
  AGAIN("--again", "勾选", "暂留的行看过了,也要报送", "Those held back were looked at: send them too");

  private final String verb;
  private final String chinese;
  private final String english;
  private final Pattern written;

  /** A field, and the option as messages write it: 用 --unit 写明, 加 --unit 万元. */
  FeedField(String option, String verb, String chinese, String english) {
    this.verb = verb;
    this.chinese = chinese;
    this.english = english;
    this.written =
        Pattern.compile(
            "([用加] )?(?<!template )"
                + option
                + "(?![\\w-])(?: YYYY-MM)?(?: 写明)?((?<=--form) [a-z]+)?");
  }

  /** The field's name on the page. */
  public String label(Language language) {
    return language.of(chinese, english);
  }

  /** A message in the page's words: for each option the field that stands for it. */
  public static String named(String message, Language language) {
    String named = message;
    for (FeedField field : values()) {
      named =
          field
              .written
              .matcher(named)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          field.instead(found.group(1), found.group(2), language)));
    }
    return named;
  }

  private String instead(@Nullable String withVerb, @Nullable String form, Language language) {
    if (form != null && form.strip().equals(Layout.EXPLANATIONS)) {
      // no form of the page: a list of queries that was filled in
      return language.of("在“查询”页报送填好的清单", "the list filled in on the page Queries");
    }
    return (withVerb == null ? "" : verb)
        + language.of("“" + chinese + "”", "\"" + english + "\"")
        + (form == null ? "" : " " + FormNames.of(form.strip(), language));
  }
}
