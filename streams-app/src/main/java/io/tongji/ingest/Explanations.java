package io.tongji.ingest;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.check.FormSheet;
import io.tongji.ingest.check.FormSheets;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.PeriodText;
import io.tongji.ingest.check.RefusedCell;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.send.Destination;
import io.tongji.ingest.send.Destination.Delivery;
import io.tongji.ingest.send.Origin;
import io.tongji.ingest.send.SentRecords;
import io.tongji.ingest.send.VerdictCounts;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.InputRows;
import io.tongji.ingest.sheet.SheetPlace;
import io.tongji.ingest.sheet.Text;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnMark;
import io.tongji.returns.edits.SoftEdit;
import io.tongji.returns.edits.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the explanations in a list of questions that was filled in. Each return that is explained
 * goes in once more as it stands, with the explanation. A row without an explanation is skipped. A
 * row is refused if its return has changed since the list was written: nobody has explained the new
 * one.
 */
public final class Explanations {

  /** Why a return is not explained. */
  private enum Refusal {
    /** There is none. */
    NOTHING_STANDS(
        new Wording("该单位该期没有现行的报表,没有可说明的", "先报送报表,再说明"),
        new Wording("No return of the unit stands for the period.", "Report it first.")),
    /** It is another one. */
    CHANGED_SINCE(
        new Wording("列出以后报表又有更正,说明的不是现行的数", "重新列出,按现行的数说明"),
        new Wording(
            "The return was corrected since the list was written.", "Write the list anew.")),
    /** The question stays open whatever is said. */
    REGISTER_FIRST(
        new Wording("列出时该单位没有计入汇总,说明不能消除这个问题", "补报或更正名录(register),或者撤销报表;已经补报的,不必再说明"),
        new Wording(
            "The unit was not counted when the list was written, and no explanation makes it count.",
            "Feed or correct its register entry, or withdraw the return; if that is done, nothing is"
                + " left to explain.")),
    /** Others explain it. */
    OUTSIDE_SCOPE(
        new Wording("该单位或该表不在您的范围内", "由其所在区划的录入员说明"),
        new Wording(
            "The unit or the form is not one of yours.", "Its own clerk has to explain it."));

    private final Wording chinese;
    private final Wording english;

    Refusal(Wording chinese, Wording english) {
      this.chinese = chinese;
      this.english = english;
    }
  }

  private final Ingest.Job task;
  private final ExplanationScope scope;
  private final Consumer<RefusedRow> refusals;

  /** The returns that somebody may explain. */
  public interface ExplanationScope {
    /** All of them. */
    ExplanationScope ALL = (form, unit) -> true;

    /** True if those of the unit on the form are among them. */
    boolean includes(Form form, String unit);
  }

  /** What stands of units. */
  public interface Stock {
    /** The return of a form, unit and month that is in force, or null. */
    @Nullable Return standing(Form form, String unit, String month);
  }

  /** Reads what stands, of some forms and units. */
  public interface StockReader {
    /** What stands now. */
    Stock read(Collection<Form> forms, Collection<String> units);
  }

  /** Which return. */
  private record ExplainedReturn(Form form, String unit, String month) {}

  /**
   * A row that explains something.
   *
   * @param question as the list states it, which begins with the code of an edit; or empty
   */
  private record ExplanationRow(
      ExplainedReturn asked, String question, String explanation, String mark, Origin origin) {

    /** True if an explanation settles the question. */
    boolean settles() {
      return Arrays.stream(SoftEdit.values())
          .filter(edit -> question.startsWith(edit.name()))
          .allMatch(SoftEdit::explainable);
    }
  }

  /** Explanations of files; rows that are refused, or out of scope, are handed on. */
  public Explanations(Ingest.Job task, ExplanationScope scope, Consumer<RefusedRow> refusals) {
    this.task = task;
    this.scope = scope;
    this.refusals = refusals;
  }

  /**
   * Feeds all rows that explain something, form by form.
   *
   * @return a receipt for each form
   * @throws Failure if a file, an option or a server stands in the way
   */
  public Map<Form, Receipt> feed(StockReader reading, Destination destination) {
    FeedOptions options =
        new FeedOptions(Optional.empty(), Optional.empty(), task.options().charset(), true)
            .within(task.options().bounds(), Optional.empty());
    List<FormSheet> sources =
        FormSheets.open(
            task.files(), Layout.of(Layout.EXPLANATIONS), options, FormSheets.UnreadSheets.SILENT);
    List<ExplanationRow> rows = sources.stream().flatMap(source -> rows(source).stream()).toList();
    Stock stock =
        reading.read(
            rows.stream().map(row -> row.asked().form()).distinct().toList(),
            rows.stream().map(row -> row.asked().unit()).distinct().toList());
    Map<Form, Receipt> receipts = new TreeMap<>();
    rows.stream()
        .collect(Collectors.groupingBy(row -> row.asked().form()))
        .forEach(
            (form, own) ->
                receipts.put(
                    form,
                    feed(own, stock, destination.returns(form, task.feeding(sources)), sources)));
    return receipts;
  }

  private static List<ExplanationRow> rows(FormSheet source) {
    List<ExplanationRow> rows = new ArrayList<>();
    try (InputRows read = source.sheet().rows()) {
      for (InputRow row = read.next(); row != null; row = read.next()) {
        String explanation = cell(source, row, "explanation");
        if (!explanation.isEmpty()) {
          rows.add(row(source, row, explanation));
        }
      }
    }
    return rows;
  }

  private static ExplanationRow row(FormSheet source, InputRow row, String explanation) {
    String period = cell(source, row, "period");
    Month month = PeriodText.month(period);
    return new ExplanationRow(
        new ExplainedReturn(
            form(source, row),
            cell(source, row, "unit_id"),
            month == null ? period : month.toString()),
        cell(source, row, "question"),
        explanation,
        cell(source, row, "mark"),
        new Origin(source.number(), row.line()));
  }

  private static Form form(FormSheet source, InputRow row) {
    String word = cell(source, row, "form");
    List<String> known = Form.monthlyForms().stream().map(Form::code).toList();
    if (!known.contains(word)) {
      throw Failure.setting(
          SheetPlace.of(source.sheet()).line(row.line(), Language.EN)
              + ": returns on \""
              + word
              + "\" are not explained by a list",
          "give one of " + String.join(", ", known) + "; events are explained on their form");
    }
    return Form.ofCode(word);
  }

  private static String cell(FormSheet source, InputRow row, String column) {
    String cell = source.header().cell(row, column);
    return cell == null ? "" : Text.clean(Text.halfWidth(cell));
  }

  private Receipt feed(
      List<ExplanationRow> rows, Stock stock, Delivery<Return> delivery, List<FormSheet> sources) {
    delivery.judge().attend();
    SortedMap<String, Long> refused = new TreeMap<>();
    Map<ExplainedReturn, List<ExplanationRow>> explained = new LinkedHashMap<>();
    for (ExplanationRow row : rows) {
      Return stands = stock.standing(row.asked().form(), row.asked().unit(), row.asked().month());
      Refusal why = refusal(row, stands);
      if (why == null) {
        explained.computeIfAbsent(row.asked(), absent -> new ArrayList<>()).add(row);
      } else {
        refused.merge(why.name(), 1L, Long::sum);
        refusals.accept(refused(row, why, sources));
      }
    }
    explained.forEach(
        (asked, own) -> delivery.outbox().send(explained(own, stock), own.get(0).origin()));
    delivery.outbox().endFile();
    SentRecords sent = delivery.outbox().finish();
    Optional<VerdictCounts> judgement = delivery.judge().judge(sent);
    long without = refused.values().stream().mapToLong(Long::longValue).sum();
    return new Receipt(
        explained.size() + without,
        new Receipt.Refused(without, refused),
        new Receipt.Refused(0, new TreeMap<>()),
        sent,
        judgement,
        List.of());
  }

  /** What is said of a return, each sentence once, in the order of the list. */
  private static Return explained(List<ExplanationRow> rows, Stock stock) {
    ExplainedReturn asked = rows.get(0).asked();
    Return stands =
        Objects.requireNonNull(stock.standing(asked.form(), asked.unit(), asked.month()));
    String explanation =
        rows.stream().map(ExplanationRow::explanation).distinct().collect(Collectors.joining(";"));
    return new Return(
        stands.form(),
        stands.unitId(),
        stands.periodText(),
        stands.period(),
        0,
        false,
        stands.figures(),
        new Return.Remarks(stands.remarks().formVersion(), explanation),
        null);
  }

  /** A row of a unit that had not reported has no mark: it explains what came since. */
  private @Nullable Refusal refusal(ExplanationRow row, @Nullable Return stands) {
    if (!scope.includes(row.asked().form(), row.asked().unit())) {
      return Refusal.OUTSIDE_SCOPE;
    }
    if (stands == null) {
      return Refusal.NOTHING_STANDS;
    }
    if (!row.settles()) {
      return Refusal.REGISTER_FIRST;
    }
    boolean seen = row.mark().isEmpty() || row.mark().equals(ReturnMark.of(stands));
    return seen ? null : Refusal.CHANGED_SINCE;
  }

  private static RefusedRow refused(ExplanationRow row, Refusal why, List<FormSheet> sources) {
    SheetPlace place = SheetPlace.of(sources.get(row.origin().file()).sheet());
    String whom = row.asked().unit() + " " + row.asked().month();
    RefusedCell cell = new RefusedCell("", whom, why.name(), why.chinese, why.english);
    return new RefusedRow(place, row.origin().line(), List.of(cell));
  }
}
