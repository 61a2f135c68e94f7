package io.tongji.editing;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.returns.Query;
import io.tongji.returns.Query.Rank;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.SoftEdit;
import io.tongji.rollup.Residence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the units of one task. Before anything about a unit changes, its year is
 * touched: what was asked until then is noted. Settling compares that with what is to be asked now,
 * and tells the difference: so many changes between two commits cost no more than one, and what is
 * open in the end is a function of the final state alone.
 */
public final class Questions {

  private final UnitFiles files;
  private final ParameterBook parameters;
  private final SoftEdits edits;
  private final UnitYear year;
  private final Map<Paper, Answers> touched = new LinkedHashMap<>();
  private final Deque<Answers> spare = new ArrayDeque<>();

  /**
   * A unit's returns on a form in a year.
   *
   * @param unitId the unit
   * @param form the form
   * @param year the year
   */
  public record Paper(String unitId, Form form, int year) {}

  /** Is told what changed. */
  public interface Told {

    /** A query is open from now on, or is another one; null: it is no more. */
    void query(Paper paper, Month month, SoftEdit edit, @Nullable Query query);

    /** A pair belongs to the strata of a form from now on, or no more. */
    void pair(Form form, boolean added, Pair pair);
  }

  /** Questions under a catalogue and the parameters of closed months. */
  public Questions(Catalogue catalogue, UnitFiles files, ParameterBook parameters) {
    this.files = files;
    this.parameters = parameters;
    this.edits = new SoftEdits(catalogue, parameters);
    this.year = new UnitYear(catalogue);
  }

  /** A return is about to be put in force: an event may take the place of others. */
  public void touch(Return accepted, ReturnLedger ledger) {
    if (accepted.event() == null) {
      int itsYear = Objects.requireNonNull(accepted.period()).year();
      touch(accepted.unitId(), accepted.form(), itsYear);
      return;
    }
    for (Month month : ledger.monthsTouchedBy(accepted)) {
      touch(accepted.unitId(), accepted.form(), month.year());
    }
  }

  /** A return of a period is about to change: it touches its year, the next, and other forms'. */
  public void touch(String unitId, Form form, int itsYear) {
    touched.computeIfAbsent(new Paper(unitId, form, itsYear), this::answer);
    touch(new Paper(unitId, form, itsYear + 1));
    for (Form other : Form.values()) {
      if (edits.comparedWith(other) == form) {
        touch(new Paper(unitId, other, itsYear));
      }
    }
  }

  /** The register entries of a unit are about to change. */
  public void touch(String unitId) {
    for (Form form : Form.values()) {
      ReturnLedger ledger = files.ledger(unitId, form);
      int[] span = ledger == null ? null : ledger.span();
      for (int each = span == null ? 1 : span[0]; span != null && each <= span[1]; each++) {
        touch(new Paper(unitId, form, each));
      }
    }
  }

  /** Parameters of a closed month are about to change: all units of the form may be concerned. */
  public void touch(EditParameters changing, ReturnBook units) {
    Form form = changing.form();
    Month month = changing.month();
    Month next = parameters.closedAfter(form, month);
    units.forEach(
        (unitId, ledger) -> {
          int[] span = ledger.span();
          int last = next != null ? next.year() : span == null ? month.year() : span[1];
          for (int each = month.year(); each <= Math.max(last, month.year() + 1); each++) {
            touch(new Paper(unitId, form, each));
          }
        });
  }

  /** Someone asks this; whether rightly so is found out when settling. */
  public void doubt(Paper paper, Month month, Query asked) {
    touched.computeIfAbsent(paper, this::answer).ask(month, asked);
  }

  private void touch(Paper paper) {
    ReturnLedger ledger = files.ledger(paper.unitId(), paper.form());
    if (ledger != null && ledger.reports(paper.year())) {
      touched.computeIfAbsent(paper, this::answer);
    }
  }

  /** How many years of units wait to be settled. */
  public int size() {
    return touched.size();
  }

  /** Tells what changed since the last time. */
  public void settle(Told told) {
    touched.forEach(
        (paper, before) -> {
          Answers after = answer(paper);
          before.tellPairs(after, paper, told);
          before.tellQueries(after, paper, told);
          spare.push(after);
          spare.push(before);
        });
    touched.clear();
  }

  /** Tells all that is asked of the units that reported on a form, whatever was told before. */
  public void tellAll(Form form, ReturnBook units, Told told) {
    Answers nothing = new Answers();
    units.forEach(
        (unitId, ledger) -> {
          int[] span = ledger.span();
          for (int each = span == null ? 1 : span[0]; span != null && each <= span[1]; each++) {
            Paper paper = new Paper(unitId, form, each);
            Answers all = answer(paper);
            nothing.tellPairs(all, paper, told);
            nothing.tellQueries(all, paper, told);
            spare.push(all);
          }
        });
  }

  private Answers answer(Paper paper) {
    Answers answers = spare.isEmpty() ? new Answers() : spare.pop();
    answers.clear();
    year.look(files, paper, edits.comparedWith(paper.form()));
    for (int m = 0; m < 12; m++) {
      if (year.reports(m)) {
        ask(answers, m);
        pair(answers, m);
      }
    }
    return answers;
  }

  private void ask(Answers answers, int m) {
    boolean explained = year.explained(m);
    for (SoftCheck check : edits.of(year.form())) {
      if (!explained || check.edit() == SoftEdit.NOT_IN_REGISTER) {
        Query query = check.ask(year, m);
        if (query != null) {
          answers.ask(year.month(m), weighed(query, year.month(m)));
        }
      }
    }
  }

  /** With |value − expected|, or |value|, by the form's total of the year before, if known. */
  private Query weighed(Query query, Month month) {
    long total = parameters.weighedBy(year.form(), month);
    Long value = query.value();
    if (total <= 0 || value == null) {
      return query;
    }
    long expected = query.expected() == null ? 0 : query.expected();
    double weight = (double) Math.abs(value - expected) / total;
    Rank rank = new Rank(query.rank().score(), weight);
    return new Query(query.edit(), query.field(), value, query.expected(), rank);
  }

  private void pair(Answers answers, int m) {
    Residence.Segment segment = year.segment(m);
    if (segment != null && year.own().returned(m)) {
      long before = year.yearBefore(m);
      answers.pair(m, segment.placement().activity(), year.own().ytd(m), before);
    }
  }
}
