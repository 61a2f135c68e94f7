package io.tongji.ingest.check;

import io.tongji.catalogue.Language;
import java.util.stream.Stream;

/** What people call the forms. */
public final class FormNames {

  private FormNames() {}

  /** The name of all that may be fed, by its word; a word without a name stays as it is. */
  public static String of(String form, Language language) {
    return switch (form) {
      case "output" -> language.of("工业总产值", "industrial output");
      case "rd" -> language.of("研发费用", "R&D expenses");
      case "export" -> language.of("外贸出口", "exports");
      case "tax" -> language.of("税收", "taxes");
      case "fdi" -> language.of("实际利用外资", "foreign capital");
      case "investment" -> language.of("固定资产投资", "investment");
      case "event" -> language.of("事件", "events");
      case Layout.REGISTER -> language.of("名录", "register");
      case Layout.TARGETS -> language.of("目标", "targets");
      default -> form;
    };
  }

  /** The word of a form that is named in either language; what names none stays as it is. */
  public static String word(String given) {
    String name = given.strip();
    return Layout.forms().stream()
        .filter(
            form ->
                Stream.of(Language.values())
                    .anyMatch(language -> of(form, language).equalsIgnoreCase(name)))
        .findFirst()
        .orElse(given);
  }
}
