package io.tongji.console.pages;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.catalogue.form.Form;
import io.tongji.ingest.check.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What people call the forms, and in which units their amounts may be. */
final class FormNames {

  private FormNames() {}

  /** The name of a form. */
  static String of(String form, Language language) {
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

  /** The units in which somebody may have written amounts, the form's own first. */
  static List<Frame.Option> units(Language language) {
    return List.of(
        new Frame.Option("", language.of("按表式规定", "as the form has it")),
        new Frame.Option("元", language.of("元", "yuan")),
        new Frame.Option("千元", language.of("千元", "thousand yuan")),
        new Frame.Option("万元", language.of("万元", "ten thousand yuan")),
        new Frame.Option("亿元", language.of("亿元", "hundred million yuan")),
        new Frame.Option("美元", language.of("美元", "US dollars")),
        new Frame.Option("万美元", language.of("万美元", "ten thousand US dollars")));
  }

  /** The unit that a form's amounts are in, if nothing else is said; empty: it has none. */
  static Optional<String> unit(String form, Language language) {
    return Arrays.stream(Form.values())
        .filter(each -> each.code().equals(form))
        .findFirst()
        .flatMap(each -> MoneyUnit.of(each.currency(), each.unitExponent()))
        .map(unit -> unit.name(language));
  }
}
