package io.tongji.console.users;

import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormNames;
import io.tongji.ingest.check.Layout;
import io.tongji.spelling.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes accounts from what somebody typed, in the page or in a command.
 *
 * @param area the code of an area, by code or name; refuses what is neither
 */
public record UserChange(UnaryOperator<String> area) {

  /**
   * An account.
   *
   * @param forms words or names, separated by commas or blanks; empty: all
   * @param areas codes or names, likewise
   * @throws Failure if a word is none, or the password too short
   */
  public Account account(String name, String role, String forms, String areas, String password) {
    DeskRole of = DeskRole.ofCode(role);
    List<String> ofForms = words(forms).stream().map(FormNames::word).toList();
    List<String> ofAreas = words(areas);
    if (of != DeskRole.CLERK && !(ofForms.isEmpty() && ofAreas.isEmpty())) {
      throw Failure.setting(
          "forms and areas are those of clerks, not of the role " + role, "leave them out");
    }
    for (String form : ofForms) {
      if (!Layout.forms().contains(form)) {
        throw Failure.setting(
            "there is no form \"" + form + "\"", Spelling.remedy(form, Layout.forms()));
      }
    }
    List<String> codes = ofAreas.stream().map(area).distinct().toList();
    return new Account(name, of, ofForms, codes, PasswordHash.of(password), false);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[,,、;;\\s]+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
