package io.tongji.ingest.template;

import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.SheetColumn;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * What a spreadsheet program checks while a template is filled in. It stops what {@code ingest}
 * would refuse for certain, and warns of what it reads but is better written otherwise.
 */
final class TemplateChecks {

  private static final int FIRST_ROW = 1;
  private static final int LETTERS = 26;

  private final Worksheet table;
  private final Layout layout;

  TemplateChecks(Worksheet table, Layout layout) {
    this.table = table;
    this.layout = layout;
  }

  /**
   * Checks all cells below a heading.
   *
   * @param known cells with the codes that the column takes; null: any
   */
  void check(int at, SheetColumn column, @Nullable Range known) {
    Range cells = table.range(FIRST_ROW, at, Worksheet.MAX_ROWS - 1, at);
    if (known != null) {
      cells
          .validateWithList(known)
          .errorStyle(DataValidationErrorStyle.WARNING)
          .showErrorMessage(true)
          .error("不在代码表中,见本工作簿的代码表");
      return;
    }
    String cell = letters(at) + (FIRST_ROW + 1);
    switch (column.kind()) {
      case CODE -> stop(cells, length(column) + "LEN(" + cell + ")", "代码长度不对;代码要以文本录入");
      case PERIOD ->
          warn(cells, "OR(LEN(" + cell + ")=7,ISNUMBER(" + cell + "))", "期别请写成 YYYY-MM,如 2023-12");
      case DAY ->
          warn(cells, "OR(LEN(" + cell + ")=10,ISNUMBER(" + cell + "))", "日期请写成 YYYY-MM-DD");
      case AMOUNT, NUMBER -> warn(cells, "ISNUMBER(" + cell + ")", "这不是数;只填数字,不写单位");
      case WHOLE -> stop(cells, whole(cell), "请填从1开始的整数,或留空");
      case YES_NO -> list(cells, "是,否");
      case TEXT -> kinds(cells, column);
      case LIST, REMARK -> {
        // anything may be written
      }
    }
  }

  private static String whole(String cell) {
    return "AND(ISNUMBER(" + cell + ")," + cell + ">=1," + cell + "=INT(" + cell + "))";
  }

  private void kinds(Range cells, SheetColumn column) {
    if (layout.form().equals(Layout.REGISTER) && column.name().equals("kind")) {
      list(cells, "企业,项目");
    }
  }

  /** The library does not escape formulas: an opening angle bracket must not be in them. */
  private String length(SheetColumn column) {
    boolean creditCode = column.header().equals("统一社会信用代码") || column.name().equals("owner");
    boolean either = Layout.ofBothKinds(layout.form()) && column.name().equals("unit_id");
    return creditCode && !either ? "18=" : "40>=";
  }

  private static void stop(Range cells, String formula, String error) {
    custom(cells, formula, error, DataValidationErrorStyle.STOP);
  }

  private static void warn(Range cells, String formula, String error) {
    custom(cells, formula, error, DataValidationErrorStyle.WARNING);
  }

  private static void custom(
      Range cells, String formula, String error, DataValidationErrorStyle style) {
    cells
        .validateWithFormula(formula)
        .allowBlank(true)
        .errorStyle(style)
        .showErrorMessage(true)
        .error(error);
  }

  private static void list(Range cells, String words) {
    cells
        .validateWithListByFormula('"' + words + '"')
        .errorStyle(DataValidationErrorStyle.STOP)
        .showErrorMessage(true)
        .error("请从下拉列表中选取:" + words);
  }

  /** The letters of a column, A for 0. */
  private static String letters(int at) {
    String last = String.valueOf((char) ('A' + at % LETTERS));
    return at < LETTERS ? last : letters(at / LETTERS - 1) + last;
  }
}
