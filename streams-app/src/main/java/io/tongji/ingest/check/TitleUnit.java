package io.tongji.ingest.check;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.Sheet;
import io.tongji.ingest.sheet.SheetPlace;
import io.tongji.ingest.sheet.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit of the amounts that a title or a note at the foot names, 计量单位:万元. Where it is not the
 * form's, only the clerk knows which of the two is right, and has to say so by {@code --unit}.
 */
final class TitleUnit {

  private static final Pattern UNIT =
      Pattern.compile(
          "(?:(?:金额|计量|货币)?单位|金额|unit)[::为]?(?:人民币)?\\(?(?=(?<unit>[\\p{IsHan}A-Za-z]+))");

  /** What is a unit as a whole: (万元), 以万元为单位. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\((?:人民币)?(?<bracketed>[\\p{IsHan}]{1,4})\\)|以(?<named>[\\p{IsHan}]{1,4}?)(?:为|作)单位");

  private static final Pattern IN_BRACKETS = Pattern.compile("\\(([\\p{IsHan}]+)\\)$");

  private static final int SHOWN = 60;

  private TitleUnit() {}

  /**
   * Looks at a title or a note of a sheet.
   *
   * @param cells of its row
   * @param form of the sheet
   * @param asked the unit that the command names; empty: the form's
   * @throws Failure if it names another unit than the form's, and the command none
   */
  static void check(Sheet sheet, List<String> cells, String form, Optional<String> asked) {
    if (asked.isPresent()
        || List.of(Layout.REGISTER, Layout.TARGETS, Layout.EXPLANATIONS).contains(form)) {
      return;
    }
    of(cells)
        .filter(named -> !named.equals(own(form)))
        .ifPresent(
            named -> {
              throw contradiction(sheet, cells, form, named);
            });
  }

  /** The unit that a heading has in brackets at its end, if it is another than the form's. */
  static Optional<MoneyUnit> other(String heading, String form) {
    Matcher named = IN_BRACKETS.matcher(Text.halfWidth(heading));
    Optional<Form> known =
        Arrays.stream(Form.values()).filter(each -> each.code().equals(form)).findFirst();
    return named.find() && known.isPresent()
        ? MoneyUnit.of(named.group(1))
            .filter(unit -> unit.currency().equals(known.get().currency()))
            .filter(unit -> unit.exponent() != known.get().unitExponent())
        : Optional.empty();
  }

  private static Failure contradiction(
      Sheet sheet, List<String> cells, String form, MoneyUnit named) {
    MoneyUnit own = own(form);
    return Failure.setting(
        "%s: \"%s\" says that amounts are in %s, and those of the form %s are in %s"
            .formatted(
                SheetPlace.of(sheet).in(Language.EN),
                Text.beginning(Text.clean(String.join(" ", cells)), SHOWN),
                named.name(),
                form,
                own.name()),
        named.currency().equals(own.currency())
            ? "give --unit %s if that is right, --unit %s if it is not"
                .formatted(named.name(), own.name())
            : "check the form and the file; if the amounts are in %s, give --unit %s"
                .formatted(own.name(), own.name()));
  }

  private static MoneyUnit own(String form) {
    Form known = Form.ofCode(form);
    return MoneyUnit.of(known.currency(), known.unitExponent()).orElseThrow();
  }

  /** The unit of money that a row names; the cell behind 单位 counts as well. */
  private static Optional<MoneyUnit> of(List<String> cells) {
    String line = Text.halfWidth(String.join("", cells)).replaceAll("\\s", "");
    Matcher named = UNIT.matcher(line);
    while (named.find()) {
      Optional<MoneyUnit> unit = beginning(named.group("unit"));
      if (unit.isPresent()) {
        return unit;
      }
    }
    Matcher whole = WHOLE.matcher(line);
    while (whole.find()) {
      String text =
          whole.group("bracketed") == null ? whole.group("named") : whole.group("bracketed");
      Optional<MoneyUnit> unit = MoneyUnit.of(text);
      if (unit.isPresent()) {
        return unit;
      }
    }
    return Optional.empty();
  }

  /** The longest unit that a text begins with: a title may go on behind it. */
  private static Optional<MoneyUnit> beginning(String text) {
    for (int length = Math.min(text.length(), 4); length > 0; length--) {
      Optional<MoneyUnit> unit = MoneyUnit.of(text.substring(0, length));
      if (unit.isPresent()) {
        return unit;
      }
    }
    return Optional.empty();
  }
}
