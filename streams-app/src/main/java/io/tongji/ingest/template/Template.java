package io.tongji.ingest.template;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.ingest.check.CellKind;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.SheetColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An empty workbook of a form to fill in: the table, how to fill it in, and the codes it takes.
 *
 * <p>Headings are in Chinese; {@code ingest} reads the table and passes over the other sheets.
 */
public final class Template {

  private static final String AS_TEXT = "@";
  private static final String SHADE = "DDEBF7";
  private static final double WIDTH = 22;
  private static final double WIDE = 60;

  private final Layout layout;
  private final Catalogue catalogue;
  private final Language language;

  /** The template of a form that {@link Layout#forms} names. */
  public Template(String form, Catalogue catalogue, Language language) {
    this.layout = Layout.of(form);
    this.catalogue = catalogue;
    this.language = language;
  }

  /** Writes the workbook; the stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "tongji", null);
    Worksheet table = workbook.newWorksheet(layout.form());
    Worksheet notes = workbook.newWorksheet(language.of("填报说明", "Notes"));
    Range areas = codes(workbook, "area", areas());
    Range indicators = codes(workbook, "indicator", indicators());
    List<SheetColumn> columns = layout.columns();
    TemplateChecks checks = new TemplateChecks(table, layout);
    for (int at = 0; at < columns.size(); at++) {
      head(table, at, columns.get(at));
      Range known =
          switch (columns.get(at).name()) {
            case "area" -> areas;
            case "indicator" -> indicators;
            default -> null;
          };
      checks.check(at, columns.get(at), known);
    }
    table.freezePane(0, 1);
    notes(notes);
    workbook.finish();
  }

  private void head(Worksheet table, int at, SheetColumn column) {
    table.width(at, WIDTH);
    if (column.kind() != CellKind.AMOUNT
        && column.kind() != CellKind.NUMBER
        && column.kind() != CellKind.WHOLE) {
      table.style(at).format(AS_TEXT).set();
    }
    table.value(0, at, column.header());
    table.style(0, at).format(AS_TEXT).bold().fillColor(SHADE).wrapText(true).set();
    table.comment(0, at, need(column) + language.of(":", ": ") + hint(column));
  }

  private String need(SheetColumn column) {
    return column.required() ? language.of("必填", "required") : language.of("可空", "may be empty");
  }

  private String hint(SheetColumn column) {
    TemplateHints hints = new TemplateHints(layout, language);
    return hints.hint(column);
  }

  private void notes(Worksheet notes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            language.of("表头", "Heading"),
            language.of("英文栏名", "Name"),
            language.of("是否必填", "Required"),
            language.of("填写内容", "What to write"),
            language.of("示例", "Example")));
    TemplateHints hints = new TemplateHints(layout, language);
    for (SheetColumn column : layout.columns()) {
      rows.add(
          List.of(
              column.header(),
              column.name(),
              need(column),
              hints.hint(column),
              hints.example(column)));
    }
    rows.add(List.of());
    hints.rules().forEach(rule -> rows.add(List.of(rule)));
    write(notes, rows);
    notes.width(3, WIDE);
    notes.style(0, 0).bold().set();
  }

  /** A sheet of the codes that a column takes; null if the form has no such column. */
  private @Nullable Range codes(Workbook workbook, String column, List<List<String>> codes) {
    SheetColumn known = layout.column(column);
    if (known == null) {
      return null;
    }
    Worksheet sheet = workbook.newWorksheet(known.header() + language.of("可选", " codes"));
    write(sheet, codes);
    return sheet.range(0, 0, codes.size() - 1, 0);
  }

  private static void write(Worksheet sheet, List<List<String>> rows) {
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        sheet.value(row, column, rows.get(row).get(column));
        sheet.style(row, column).format(AS_TEXT).wrapText(column == 3).set();
      }
    }
    sheet.width(0, WIDTH);
    sheet.width(1, WIDTH);
  }

  private List<List<String>> areas() {
    return catalogue.areas().stream().map(this::area).toList();
  }

  private List<String> area(Area area) {
    return List.of(area.code(), language.of(area.name(), area.nameEn()));
  }

  private List<List<String>> indicators() {
    return catalogue.indicators().stream().map(this::indicator).toList();
  }

  private List<String> indicator(Indicator indicator) {
    Indicator.Display display = indicator.display();
    return List.of(
        indicator.code(),
        language.of(indicator.name(), indicator.nameEn()),
        language.of(display.unit(), display.unitEn()));
  }

  /** The form of a word, if it is one on which units report. */
  static Optional<Form> returnForm(String word) {
    return Arrays.stream(Form.values()).filter(form -> form.code().equals(word)).findFirst();
  }
}
