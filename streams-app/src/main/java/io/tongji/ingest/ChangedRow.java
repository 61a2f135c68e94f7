package io.tongji.ingest;

import io.tongji.catalogue.Language;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.SheetColumn;
import io.tongji.ingest.send.Effects;
import io.tongji.ingest.sheet.SheetPlace;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A row that changes what stands, or would if it were not held back.
 *
 * @param place file and sheet
 * @param key whom the row is about, and when, as written
 * @param change the amounts before and after
 * @param held true if it is held back
 */
public record ChangedRow(SheetPlace place, String key, Effects.RowChange change, boolean held) {

  /**
   * Place, key, and the amount before and after in the smallest unit: {@code 120 → 100}. Of an
   * entry of the register, the columns that change; an amount that stays is said to, for then other
   * columns differ.
   */
  public String line(Language language) {
    String row = place.line(change.origin().line(), language) + " " + key;
    if (!change.before().equals(change.after())) {
      return row + ": " + amount(change.before()) + " → " + amount(change.after());
    }
    if (!change.entry().isEmpty()) {
      return change.entry().stream()
          .map(
              of ->
                  column(of.column(), language)
                      + " "
                      + cell(of.before())
                      + " → "
                      + cell(of.after()))
          .collect(Collectors.joining(language.of(";", "; "), row + ": ", ""));
    }
    return change.after().isEmpty()
        ? row
        : row
            + ": "
            + amount(change.after())
            + language.of(" 不变,其他栏目有改动", " stays, other columns change");
  }

  private static String column(String name, Language language) {
    SheetColumn column = Layout.of(Layout.REGISTER).column(name);
    return column == null ? name : language.of(column.header(), name);
  }

  private static String cell(String text) {
    return text.isEmpty() ? "--" : text;
  }

  private static String amount(OptionalLong amount) {
    return amount.isPresent() ? "%,d".formatted(amount.getAsLong()) : "--";
  }
}
