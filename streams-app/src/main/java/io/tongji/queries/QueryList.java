package io.tongji.queries;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.output.TextTable;
import io.tongji.output.TextTable.Side;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.returns.Return;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.Wording;
import io.tongji.spelling.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Open queries for reading, what matters most first: by weight in the form's total (selective
 * editing), then by score; what has no weight comes last.
 */
public final class QueryList {

  private static final List<Side> SIDES =
      List.of(
          Side.RIGHT,
          Side.RIGHT,
          Side.RIGHT,
          Side.LEFT,
          Side.LEFT,
          Side.LEFT,
          Side.LEFT,
          Side.LEFT,
          Side.RIGHT,
          Side.RIGHT,
          Side.LEFT);
  private static final Comparator<OpenQuery> FIRST =
      Comparator.comparing((OpenQuery open) -> -orLess(open.query().rank().weight()))
          .thenComparing(open -> -orLess(open.query().rank().score()))
          .thenComparing(OpenQuery::month)
          .thenComparing(OpenQuery::form)
          .thenComparing(OpenQuery::unitId)
          .thenComparing(open -> open.query().edit());

  private final Language language;

  /**
   * Which queries.
   *
   * @param form of the return; null: any
   * @param period in which the return's month lies; null: any
   * @param top how many of them at most
   */
  public record Selection(@Nullable Form form, @Nullable Period period, int top) {

    /**
     * The form of a word.
     *
     * @throws Failure if there is none
     */
    public static @Nullable Form form(@Nullable String code) {
      List<String> known = Arrays.stream(Form.values()).map(Form::code).toList();
      if (code != null && !known.contains(code)) {
        throw Failure.setting("there is no form \"" + code + "\"", Spelling.remedy(code, known));
      }
      return code == null ? null : Form.ofCode(code);
    }

    /** True if a return is of the form and the period. */
    public boolean holds(Return of) {
      return (form == null || form == of.form())
          && (period == null || of.period() != null && within(of.period()));
    }

    private boolean has(OpenQuery open) {
      return (form == null || form == open.form()) && (period == null || within(open.month()));
    }

    private boolean within(Month month) {
      return period != null
          && period.firstMonth().compareTo(month) <= 0
          && month.compareTo(period.lastMonth()) <= 0;
    }
  }

  /** Lists in a language. */
  public QueryList(Language language) {
    this.language = language;
  }

  /** The lines of the table: a heading, and a line for each query. */
  public List<String> lines(List<OpenQuery> open, Selection selection) {
    TextTable table = new TextTable(SIDES);
    table.add(header());
    cells(open, selection).forEach(table::add);
    return table.lines();
  }

  /** The cells of the table, a line for each query. */
  public List<List<String>> cells(List<OpenQuery> open, Selection selection) {
    List<List<String>> cells = new ArrayList<>();
    ranked(open, selection).forEach(one -> cells.add(cells(cells.size() + 1, one)));
    return cells;
  }

  /** Those of a selection, in this order. */
  public static List<OpenQuery> ranked(List<OpenQuery> open, Selection selection) {
    return open.stream().filter(selection::has).sorted(FIRST).limit(selection.top()).toList();
  }

  /** The same as questions of a workbook that is to be filled in. */
  public List<ExplanationSheet.QuestionRow> rows(List<OpenQuery> open, Selection selection) {
    return ranked(open, selection).stream()
        .map(
            one ->
                new ExplanationSheet.QuestionRow(
                    one.form(),
                    one.unitId(),
                    one.month(),
                    one.query().edit().name() + " " + asked(one.query()),
                    one.query().field(),
                    one.query().value(),
                    one.query().expected()))
        .toList();
  }

  private String asked(Query query) {
    Wording wording = language == Language.ZH ? query.edit().chinese() : query.edit().english();
    return wording.message() + language.of(";", " ") + wording.remedy();
  }

  /** The headings of the table. */
  public List<String> header() {
    return language == Language.ZH
        ? List.of("序", "权重%", "得分", "表", "报告期", "单位", "审核", "栏目", "填报值", "预期值", "说明")
        : List.of(
            "#",
            "weight%",
            "score",
            "form",
            "period",
            "unit",
            "edit",
            "column",
            "value",
            "expected",
            "what is asked");
  }

  /** The cells of a query at its place in the list. */
  public List<String> cells(int place, OpenQuery open) {
    Query query = open.query();
    Double weight = query.rank().weight();
    return List.of(
        Integer.toString(place),
        weight == null ? "" : number(100 * weight),
        query.rank().score() == null ? "" : number(query.rank().score()),
        open.form().code(),
        open.month().toString(),
        open.unitId(),
        query.edit().rule() + " " + query.edit().name(),
        query.field(),
        amount(query.value()),
        amount(query.expected()),
        asked(query));
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private static String amount(@Nullable Long amount) {
    return amount == null ? "" : String.format(Locale.ROOT, "%,d", amount);
  }

  private static double orLess(@Nullable Double number) {
    return number == null ? Double.NEGATIVE_INFINITY : number;
  }
}
