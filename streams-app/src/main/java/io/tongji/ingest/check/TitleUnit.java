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

  private TitleUnit() {}

  /**
   * Looks at titles or notes of a sheet.
   *
   * @param lines the cells of each
   * @param form of the sheet
   * @param asked the unit that the command names; empty: the form's
   * @throws Failure if they name another unit than the form's, and the command none
   */
  static void check(Sheet sheet, List<List<String>> lines, String form, Optional<String> asked) {
    if (asked.isPresent()
        || List.of(Layout.REGISTER, Layout.TARGETS, Layout.EXPLANATIONS).contains(form)) {
      return;
    }
    Form known = Form.ofCode(form);
    MoneyUnit own = MoneyUnit.of(known.currency(), known.unitExponent()).orElseThrow();
    of(lines)
        .filter(named -> !named.equals(own))
        .ifPresent(
            named -> {
              throw contradiction(sheet, form, named, own);
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

  private static Failure contradiction(Sheet sheet, String form, MoneyUnit named, MoneyUnit own) {
    String place = SheetPlace.of(sheet).in(Language.EN);
    return Failure.setting(
        "%s: a title or a note says that amounts are in %s, and those of the form %s are in %s"
            .formatted(place, named.name(), form, own.name()),
        named.currency().equals(own.currency())
            ? "give --unit %s if that is right, --unit %s if it is not"
                .formatted(named.name(), own.name())
            : "check the form and the file");
  }

  /** The unit of money that one of the rows names; the cell behind 单位 counts as well. */
  private static Optional<MoneyUnit> of(List<List<String>> titles) {
    for (List<String> row : titles) {
      String line = Text.halfWidth(String.join("", row)).replaceAll("\\s", "");
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
