package io.tongji.queries;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.output.AtomicFile;
import io.tongji.output.SheetWriter;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnMark;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of returns that are asked about, a row for each question, with an empty column for the
 * answer. It is fed again as {@code explanations}: the mark in its last column says what stood when
 * it was written, so that nobody explains a figure that he has not seen.
 */
public final class ExplanationSheet {

  private static final String ENDING = ".xlsx";
  private static final int YEAR = 12;

  private final Catalogue catalogue;
  private final Language language;
  private final Dossiers dossiers;

  /**
   * A question.
   *
   * @param form of the return
   * @param unitId of the unit
   * @param month of the return
   * @param reason what is asked, and what may be done
   * @param column the amount in question; empty: the cumulative
   * @param value of it, in yuan or US dollars; null: none
   * @param expected what was expected; null: nothing
   */
  public record QuestionRow(
      Form form,
      String unitId,
      Month month,
      String reason,
      String column,
      @Nullable Long value,
      @Nullable Long expected) {}

  /** Writes what is known of the units in a language. */
  public ExplanationSheet(Catalogue catalogue, Language language, Dossiers dossiers) {
    this.catalogue = catalogue;
    this.language = language;
    this.dossiers = dossiers;
  }

  /**
   * Looks at the name of a file, before anything is read.
   *
   * @throws Failure if it is not that of a workbook
   */
  public static void check(Path file) {
    if (!file.toString().endsWith(ENDING)) {
      throw Failure.setting("--out " + file + " has another ending", "give " + ENDING);
    }
  }

  /**
   * Writes the rows into a file, which appears when it is complete.
   *
   * @throws Failure if it cannot be written
   */
  public void write(Path file, List<QuestionRow> rows) {
    try {
      AtomicFile.write(file, out -> write(out, rows));
    } catch (IOException e) {
      throw Failure.setting("cannot write " + file + " (" + e + ")", "name another with --out")
          .from(e);
    }
  }

  /** Writes the rows as a workbook; the stream is not closed. */
  public void write(OutputStream out, List<QuestionRow> rows) throws IOException {
    try (SheetWriter sheet = new SheetWriter(out, language.of("说明", "explanations"))) {
      for (String heading : headings()) {
        sheet.heading(heading);
      }
      sheet.endRow();
      for (QuestionRow row : rows) {
        write(sheet, row);
        sheet.endRow();
      }
      sheet.finish();
    }
  }

  private List<String> headings() {
    return language == Language.ZH
        ? List.of(
            "表",
            "统一社会信用代码",
            "单位名称",
            "区划",
            "报告期",
            "审核原因",
            "数据项",
            "计量单位",
            "填报数",
            "预期数",
            "上年同期",
            "上月",
            "说明",
            "核对码")
        : List.of(
            "form",
            "unit_id",
            "name",
            "area",
            "period",
            "question",
            "figure",
            "unit",
            "value",
            "expected",
            "year before",
            "month before",
            "explanation",
            "mark");
  }

  private void write(SheetWriter sheet, QuestionRow row) {
    Form form = row.form();
    int slot = slot(form, row.column());
    Return now = dossiers.standing(form, row.unitId(), row.month().toString());
    sheet.text(form.code());
    sheet.text(row.unitId());
    sheet.text(dossiers.name(row.unitId(), row.month()));
    sheet.text(area(dossiers.area(row.unitId(), row.month())));
    sheet.text(row.month().toString());
    sheet.text(row.reason());
    sheet.text(figure(form, slot));
    sheet.text(MoneyUnit.of(form.currency(), form.unitExponent()).map(MoneyUnit::name).orElse(""));
    amount(sheet, form, row.value());
    amount(sheet, form, row.expected());
    amount(sheet, form, stated(row, slot, row.month().plus(-YEAR)));
    amount(sheet, form, stated(row, slot, row.month().plus(-1)));
    sheet.text("");
    sheet.text(now == null ? "" : ReturnMark.of(now));
  }

  /** Of what is no amount, the cumulative is shown. */
  private static int slot(Form form, String column) {
    int named = form.slot(column);
    return named >= 0 ? named : Form.YTD;
  }

  private String figure(Form form, int slot) {
    return form.amounts().isEmpty()
        ? ""
        : language.of(form.amounts().get(slot).header(), form.amounts().get(slot).name());
  }

  private String area(String code) {
    Area area = catalogue.area(code);
    return area == null ? code : language.of(area.name(), area.nameEn());
  }

  private @Nullable Long stated(QuestionRow row, int slot, Month month) {
    Return then = dossiers.standing(row.form(), row.unitId(), month.toString());
    return then == null || !then.figures().has(slot) ? null : then.figures().get(slot);
  }

  private static void amount(SheetWriter sheet, Form form, @Nullable Long amount) {
    if (amount == null) {
      sheet.text("");
    } else {
      BigDecimal exact = BigDecimal.valueOf(amount).movePointLeft(form.unitExponent());
      sheet.number(new BigDecimal(exact.stripTrailingZeros().toPlainString()));
    }
  }
}
