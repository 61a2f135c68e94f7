package io.tongji.editing;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import io.tongji.rollup.unit.Residence;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queries and pairs of the units of one task. Before a unit changes, the open queries of its
 * year are noted. Settling reports the difference between them and the queries of the new state. So
 * many changes between two commits cost as much as one, and the open queries depend on the final
 * state alone.
 */
public final class Questions {

  private static final int ALL_MONTHS = (1 << 12) - 1;
  private static final EditResults NOTHING = new EditResults();

  private final Catalogue catalogue;
  private final UnitFiles files;
  private final ParameterBook parameters;
  private final SoftEdits edits;
  private final UnitYear year;
  private final Map<FormYear, EditResults> touched = new LinkedHashMap<>();
  private final SpareResults spare = new SpareResults();

  /**
   * A unit's returns on a form in a year.
   *
   * @param unitId the unit
   * @param form the form
   * @param year the year
   */
  public record FormYear(String unitId, Form form, int year) {}

  /** Receives what changed. */
  public interface QueryReceiver {

    /** A query is open from now on, or is another one; null: it is no more. */
    void query(FormYear formYear, Month month, SoftEdit edit, @Nullable Query query);

    /** A pair belongs to the strata of a form from now on, or no more. */
    void pair(Form form, boolean added, Pair pair);
  }

  /** Questions under a catalogue and the parameters of closed months. */
  public Questions(Catalogue catalogue, UnitFiles files, ParameterBook parameters) {
    this.catalogue = catalogue;
    this.files = files;
    this.parameters = parameters;
    this.edits = new SoftEdits(catalogue, parameters);
    this.year = new UnitYear(catalogue);
  }

  /** A return is about to be put in force: an event may take the place of others. */
  public void touch(Return accepted, ReturnLedger ledger) {
    if (accepted.event() == null) {
      touch(accepted.unitId(), accepted.form(), Objects.requireNonNull(accepted.period()));
      return;
    }
    for (Month month : ledger.monthsTouchedBy(accepted)) {
      touch(accepted.unitId(), accepted.form(), month);
    }
  }

  /**
   * A return is about to change: it touches its month and those after it, for cumulatives are
   * derived forwards, of its year, of the next year and of other forms.
   */
  void touch(String unitId, Form form, Month month) {
    int onwards = ALL_MONTHS & -1 << month.month() - 1;
    note(new FormYear(unitId, form, month.year()), onwards);
    touch(new FormYear(unitId, form, month.year() + 1), onwards);
    for (Form other : edits.formsComparedWith(form)) {
      touch(new FormYear(unitId, other, month.year()), onwards);
    }
  }

  /** The register entries of a unit are about to change. */
  public void touch(String unitId) {
    for (Form form : Form.values()) {
      forEachYear(
          form, unitId, files.ledger(unitId, form), formYear -> touch(formYear, ALL_MONTHS));
    }
  }

  /** Such a query stands in the topic; settling finds out whether it has a cause. */
  public void doubt(FormYear formYear, Month month, Query asked) {
    note(formYear, 1 << month.month() - 1).ask(month, asked);
  }

  /** Such a query is no more in the topic; settling finds out whether it has a cause. */
  public void doubtWithdrawal(FormYear formYear, Month month, SoftEdit edit) {
    note(formYear, 1 << month.month() - 1).withdraw(month, edit);
  }

  private void touch(FormYear formYear, int months) {
    ReturnLedger ledger = files.ledger(formYear.unitId(), formYear.form());
    if (ledger != null && ledger.reports(formYear.year())) {
      note(formYear, months);
    }
  }

  /** Notes the queries about some months, before anything changes on which they depend. */
  private EditResults note(FormYear formYear, int months) {
    EditResults noted = touched.computeIfAbsent(formYear, first -> spare.take());
    int more = months & ~noted.months();
    if (more != 0) {
      answer(formYear, more, noted);
    }
    return noted;
  }

  /** How many years of units wait to be settled. */
  public int size() {
    return touched.size();
  }

  /** Reports what changed since the last time. */
  public void settle(QueryReceiver receiver) {
    touched.forEach(
        (formYear, before) -> {
          EditResults after = spare.take();
          answer(formYear, before.months(), after);
          before.forwardPairs(after, formYear, receiver);
          before.forwardQueries(after, formYear, receiver);
          spare.giveBack(after);
          spare.giveBack(before);
        });
    touched.clear();
  }

  /** Reports all pairs of the units that reported on a form, whatever was reported before. */
  public void forwardPairs(Form form, ReturnBook units, QueryReceiver receiver) {
    EditResults all = new EditResults();
    forEachYear(
        form,
        units,
        formYear -> {
          year.look(files, formYear, null);
          for (int left = year.reported(ALL_MONTHS); left != 0; left &= left - 1) {
            pair(all, Integer.numberOfTrailingZeros(left));
          }
          NOTHING.forwardPairs(all, formYear, receiver);
          all.clear();
        });
  }

  /** Reports all queries about the units that reported on a form, whatever was reported before. */
  public void forwardQueries(Form form, ReturnBook units, QueryReceiver receiver) {
    EditResults all = new EditResults();
    forEachYear(
        form,
        units,
        formYear -> {
          answer(formYear, ALL_MONTHS, all);
          NOTHING.forwardQueries(all, formYear, receiver);
          all.clear();
        });
  }

  /**
   * Puts parameters of closed months in force, and reports the queries that change with them.
   * However many months they are of, each unit is looked at once, and only where its score or its
   * weight changes. What was touched must have been settled before.
   *
   * @param form that all the parameters are of
   * @param changed the parameters
   * @param units all that reported on the form
   * @param receiver receives what changed
   */
  public void apply(
      Form form, Collection<EditParameters> changed, ReturnBook units, QueryReceiver receiver) {
    ParameterBook next = parameters.with(changed);
    SoftEdits nextEdits = new SoftEdits(catalogue, next);
    Map<Integer, Integer> differing = new HashMap<>();
    EditResults before = new EditResults();
    EditResults after = new EditResults();
    forEachYear(
        form,
        units,
        formYear -> {
          int months =
              differing.computeIfAbsent(
                  formYear.year(), each -> parameters.monthsThatDiffer(next, form, each));
          if (months != 0) {
            year.look(files, formYear, edits.comparedWith(form));
            before.clear();
            after.clear();
            askAbout(months, edits, before);
            askAbout(months, nextEdits, after);
            before.forwardQueries(after, formYear, receiver);
          }
        });
    changed.forEach(parameters::put);
  }

  private static void forEachYear(Form form, ReturnBook units, Consumer<FormYear> look) {
    units.forEach((unitId, ledger) -> forEachYear(form, unitId, ledger, look));
  }

  private static void forEachYear(
      Form form, String unitId, @Nullable ReturnLedger ledger, Consumer<FormYear> look) {
    int[] span = ledger == null ? null : ledger.span();
    for (int each = span == null ? 1 : span[0]; span != null && each <= span[1]; each++) {
      look.accept(new FormYear(unitId, form, each));
    }
  }

  /** Adds what is asked about some months (a bit each), and their pairs. */
  private void answer(FormYear formYear, int months, EditResults answers) {
    year.look(files, formYear, edits.comparedWith(formYear.form()));
    askAbout(months, edits, answers);
  }

  /** Adds what is asked about some months of the year that is looked at, and their pairs. */
  private void askAbout(int months, SoftEdits by, EditResults answers) {
    answers.cover(months);
    for (int left = year.reported(months); left != 0; left &= left - 1) {
      int m = Integer.numberOfTrailingZeros(left);
      ask(answers, m, by);
      pair(answers, m);
    }
  }

  private void ask(EditResults answers, int m, SoftEdits by) {
    boolean explained = year.explained(m);
    for (SoftCheck check : by.of(year.form())) {
      Query query = check.ask(year, m);
      if (query != null && !(explained && query.edit().explainable())) {
        answers.ask(year.month(m), by.weighed(query, year.form(), year.month(m)));
      }
    }
  }

  private void pair(EditResults answers, int m) {
    Residence.Segment segment = year.segment(m);
    if (segment != null && year.own().returned(m)) {
      long before = year.yearBefore(m);
      answers.pair(m, segment.placement().activity(), year.own().ytd(m), before);
    }
  }
}
