package io.tongji.console.pages;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.catalogue.form.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** In which units the amounts of a form may be. */
final class AmountUnits {

  private AmountUnits() {}

  /** The units in which somebody may have written amounts, the form's own first. */
  static List<Frame.Option> choices(Language language) {
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
  static Optional<String> of(String form, Language language) {
    return Arrays.stream(Form.values())
        .filter(each -> each.code().equals(form))
        .findFirst()
        .flatMap(each -> MoneyUnit.of(each.currency(), each.unitExponent()))
        .map(unit -> unit.name(language));
  }
}
