package io.tongji.lint;

import io.tongji.catalogue.Language;
import io.tongji.lint.text.TextPlace;

/**
 * Something in a text that cannot be, or should not.
 *
 * @param place where it stands
 * @param rule that it breaks
 * @param chinese what is wrong, and what helps
 * @param english the same
 */
public record Finding(TextPlace place, LintRule rule, String chinese, String english) {

  /** One line: file, line, column, weight, what is wrong, rule. */
  public String line(String file, Language language) {
    return "%s:%d:%d: %s: %s [%s]"
        .formatted(
            file,
            place.line(),
            place.column(),
            rule.severity().in(language),
            language.of(chinese, english),
            rule);
  }
}
