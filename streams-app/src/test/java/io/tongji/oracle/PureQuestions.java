package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.Pair;
import io.tongji.editing.ParameterBook;
import io.tongji.editing.Questions;
import io.tongji.editing.StrataBook;
import io.tongji.editing.UnitFiles;
import io.tongji.period.Month;
import io.tongji.returns.Query;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.RegisterRules;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.ReturnRules;
import io.tongji.returns.SoftEdit;
import io.tongji.returns.Verdict;
import io.tongji.rollup.Residence;
import io.tongji.rollup.Residences;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The asking part of the pipeline without Kafka: what a reader of its queries holds. */
final class PureQuestions implements UnitFiles, Questions.Told {

  private final Catalogue catalogue;
  private final ReturnRules returnRules;
  private final RegisterRules registerRules;
  private final Residences residences;
  private final Map<Form, ReturnBook> returns = new EnumMap<>(Form.class);
  private final Map<String, RegisterHistory> register = new HashMap<>();
  private final ParameterBook parameters;
  private final StrataBook strata;
  private final Map<QueryOracle.Key, Query> open = new TreeMap<>();
  private final EnumSet<Form> paired = EnumSet.noneOf(Form.class);
  private final EnumSet<Form> begun = EnumSet.noneOf(Form.class);
  private Questions questions;
  private long now;

  /** A pipeline that asks about nothing yet. */
  PureQuestions(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.returnRules = new ReturnRules(catalogue);
    this.registerRules = new RegisterRules(catalogue);
    this.residences = new Residences(catalogue);
    this.parameters = new ParameterBook(catalogue);
    this.strata = new StrataBook(catalogue, 1);
    this.questions = new Questions(catalogue, this, parameters);
    for (Form form : Form.values()) {
      returns.put(form, new ReturnBook(form));
    }
  }

  /** What the unit stage does in one commit to begin asking about a form: the next step. */
  void goOn(Form form) {
    settle();
    if (paired.add(form)) {
      questions.tellPairs(form, book(form), this);
      strata.toldAll(form, 0);
      tellParameters(0);
      parameters.complete(form);
    } else if (parameters.isComplete(form) && begun.add(form)) {
      questions.tellQueries(form, book(form), this);
    }
  }

  void handIn(AskedHistory.Timed timed) {
    if (timed.record() instanceof LogRecord.OfReturn of) {
      handIn(of.handedIn(), timed.timestamp());
    } else if (timed.record() instanceof LogRecord.OfRegister of) {
      handIn(of.handedIn());
    }
  }

  private void handIn(Return handedIn, long timestamp) {
    if (returnRules.check(handedIn, timestamp).isPresent()) {
      return;
    }
    strata.advance(handedIn.form(), timestamp);
    ReturnBook book = book(handedIn.form());
    if (book.judge(handedIn) == Verdict.ACCEPTED) {
      if (!paired.isEmpty()) {
        questions.touch(handedIn, book.open(handedIn.unitId()));
      }
      book.absorb(handedIn);
    }
  }

  private void handIn(RegisterRecord handedIn) {
    RegisterHistory history =
        register.computeIfAbsent(handedIn.unitId(), id -> new RegisterHistory());
    if (registerRules.check(handedIn).isEmpty() && history.judge(handedIn) == Verdict.ACCEPTED) {
      if (!paired.isEmpty()) {
        questions.touch(handedIn.unitId());
      }
      history.put(handedIn);
    }
  }

  /** What the unit stage does inside a commit. */
  void settle() {
    questions.settle(this);
  }

  /** What the strata do after so many milliseconds more, and the unit stage when it hears of it. */
  void tellParameters(long later) {
    now += later;
    Map<Form, List<EditParameters>> changed = new EnumMap<>(Form.class);
    for (EditParameters due : strata.due(now)) {
      changed.computeIfAbsent(due.form(), form -> new ArrayList<>()).add(due);
    }
    settle();
    changed.forEach(
        (form, months) ->
            questions.apply(
                form, months, begun.contains(form) ? book(form) : new ReturnBook(form), this));
  }

  /** Somebody writes a query, and the pipeline reads it. */
  void someoneAsks(QueryOracle.Key key, Query query) {
    open.put(key, query);
    questions.doubt(
        new Questions.Paper(key.unitId(), key.form(), key.month().year()), key.month(), query);
  }

  /** Another instance takes over: it knows what was handed in, and nothing else. */
  void restart() {
    settle();
    questions = new Questions(catalogue, this, parameters);
  }

  List<QueryOracle.Key> keys() {
    return List.copyOf(open.keySet());
  }

  Map<QueryOracle.Key, Query> open() {
    return open;
  }

  private ReturnBook book(Form form) {
    return Objects.requireNonNull(returns.get(form));
  }

  @Override
  public @Nullable ReturnLedger ledger(String unitId, Form form) {
    return book(form).find(unitId);
  }

  @Override
  public Residence residence(String unitId) {
    RegisterHistory history = register.get(unitId);
    return history == null ? Residence.NONE : residences.of(history);
  }

  @Override
  public void query(Questions.Paper paper, Month month, SoftEdit edit, @Nullable Query query) {
    if (!begun.contains(paper.form())) {
      return;
    }
    QueryOracle.Key key = new QueryOracle.Key(paper.unitId(), paper.form(), month, edit);
    if (query == null) {
      open.remove(key);
    } else {
      open.put(key, query);
    }
  }

  @Override
  public void pair(Form form, boolean added, Pair pair) {
    if (paired.contains(form)) {
      strata.change(form, added, pair, now);
    }
  }
}
