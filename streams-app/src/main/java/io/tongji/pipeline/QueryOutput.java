package io.tongji.pipeline;

import io.tongji.catalogue.form.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.OpenQuery;
import io.tongji.editing.Pair;
import io.tongji.editing.Questions;
import io.tongji.editing.Questions.FormYear;
import io.tongji.log.codec.PairCodec;
import io.tongji.log.records.Queries;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one task's units, and the pairs of figures that go to the strata stage.
 *
 * <p>Before the first cuts are published no query is sent, for three reasons: what a record seems
 * to lack may come later in the input; each unit is then looked at once, and not once for each
 * record; figures come first. After the first cuts all pairs are sent. When the strata stage has
 * weighed the pairs of all tasks and returned the parameters of a form, all queries about that form
 * are sent, each once and with its rank. An open query that has no cause any more is withdrawn.
 */
final class QueryOutput implements Questions.QueryReceiver {

  /** Bytes in one batch of pairs: keeps its record well below Kafka's limit of 1 MiB. */
  private static final int LARGE = 256 * 1024;

  /** Before the code of a form: the note that its pairs have been sent. */
  private static final String PAIRS = "pairs/";

  /** Before the code of a form: the note that its queries have been sent. */
  private static final String QUERIES = "queries/";

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final UnitBooks books;
  private final Questions questions;
  private final Notes<Long> notes;
  private final Publication publication;
  private final int partition;
  private final UnitStage.UnitOutputs outputs;
  private final Duration portion;
  private final EnumSet<Form> paired = EnumSet.noneOf(Form.class);
  private final EnumSet<Form> asked = EnumSet.noneOf(Form.class);
  private final Map<Form, Map<Month, EditParameters>> parameters = new EnumMap<>(Form.class);
  private final Map<Form, PairCodec.Batch> pairs = new EnumMap<>(Form.class);
  private final long[] latest = new long[Form.values().length];
  private final long[] latestSent = new long[Form.values().length];

  /**
   * Goes on where the last owner of the task left off.
   *
   * @param notes of which forms pairs and queries have been sent
   * @param portion after so long no further form is sent in the same commit
   */
  QueryOutput(
      UnitBooks books,
      Notes<Long> notes,
      Publication publication,
      int partition,
      UnitStage.UnitOutputs outputs,
      Duration portion) {
    this.books = books;
    this.questions = new Questions(books.catalogue(), books, books.parameters());
    this.notes = notes;
    this.publication = publication;
    this.partition = partition;
    this.outputs = outputs;
    this.portion = portion;
    Arrays.fill(latest, Long.MIN_VALUE);
    Arrays.fill(latestSent, Long.MIN_VALUE);
    for (Form form : Form.values()) {
      pairs.put(form, new PairCodec.Batch());
      if (notes.get(PAIRS + form.code()) != null) {
        paired.add(form);
      }
      if (notes.get(QUERIES + form.code()) != null) {
        asked.add(form);
      }
    }
  }

  /** A return of a form that breaks no hard rule bears this time. */
  void advance(Form form, long timestamp) {
    latest[form.ordinal()] = Math.max(latest[form.ordinal()], timestamp);
  }

  /** A return is about to be put in force. */
  void touch(Return accepted, ReturnLedger ledger) {
    if (asks()) {
      questions.touch(accepted, ledger);
    }
  }

  /** The register entries of a unit are about to change. */
  void touch(String unitId) {
    if (asks()) {
      questions.touch(unitId);
    }
  }

  /** Parameters of a closed month are in force from the next commit on. */
  void takeParameters(EditParameters changed) {
    parameters
        .computeIfAbsent(changed.form(), form -> new TreeMap<>())
        .put(changed.month(), changed);
  }

  /** This stands among the queries; whether rightly so is found out at the next commit. */
  void doubt(OpenQuery open) {
    if (asks()) {
      FormYear formYear = new FormYear(open.unitId(), open.form(), open.month().year());
      questions.doubt(formYear, open.month(), open.query());
    }
  }

  private boolean asks() {
    return !paired.isEmpty();
  }

  /** How many years of units wait to be looked at. */
  int size() {
    return questions.size();
  }

  /** True until all pairs are sent, and the queries of all forms that are weighed. */
  boolean isStarting() {
    return asked.size() < pairs.size() && (paired.size() < pairs.size() || !weighed().isEmpty());
  }

  /** True if something may be sent now for the first time. */
  boolean mayGoOn() {
    return publication.hasReached(Publication.Phase.PUBLISHED) && isStarting();
  }

  /** Forms of which the parameters have come back, and nothing has been asked yet. */
  private EnumSet<Form> weighed() {
    EnumSet<Form> weighed = EnumSet.complementOf(asked);
    weighed.removeIf(form -> !paired.contains(form) || !books.parameters().isComplete(form));
    return weighed;
  }

  /** Sends all that has changed since the last call. */
  void send() {
    if (asks()) {
      questions.settle(this);
    }
    parameters.forEach(this::apply);
    parameters.clear();
    if (mayGoOn()) {
      long start = System.nanoTime();
      sendFirst(EnumSet.complementOf(paired), start, this::sendAllPairs);
      sendFirst(weighed(), start, this::sendAllQueries);
    }
    for (Form form : Form.values()) {
      boolean later = latest[form.ordinal()] / DAY > latestSent[form.ordinal()] / DAY;
      if (later || !batch(form).isEmpty()) {
        sendPairs(form);
      }
    }
  }

  private void apply(Form form, Map<Month, EditParameters> changed) {
    ReturnBook book = asked.contains(form) ? books.returns(form) : new ReturnBook(form);
    questions.apply(form, changed.values(), book, this);
  }

  private void sendFirst(EnumSet<Form> forms, long start, Consumer<Form> sendAll) {
    for (Form form : forms) {
      sendAll.accept(form);
      if (System.nanoTime() - start >= portion.toNanos()) {
        return;
      }
    }
  }

  private void sendAllPairs(Form form) {
    paired.add(form);
    questions.forwardPairs(form, books.returns(form), this);
    batch(form).endsAllOf(partition);
    notes.put(PAIRS + form.code(), 1L);
  }

  private void sendAllQueries(Form form) {
    asked.add(form);
    books.queries().doubt(form.code());
    questions.forwardQueries(form, books.returns(form), this);
    books.queries().forEachDoubted(key -> outputs.query(key, null));
    notes.put(QUERIES + form.code(), 1L);
  }

  private void sendPairs(Form form) {
    latestSent[form.ordinal()] = latest[form.ordinal()];
    outputs.pairs(form, batch(form).drain(latest[form.ordinal()]));
  }

  private PairCodec.Batch batch(Form form) {
    return Objects.requireNonNull(pairs.get(form));
  }

  /** Before a form is asked about none of its queries has been sent, so no difference is sent. */
  @Override
  public void query(FormYear formYear, Month month, SoftEdit edit, @Nullable Query query) {
    if (!asked.contains(formYear.form())) {
      return;
    }
    Object key = Queries.key(formYear.unitId(), formYear.form(), month, edit);
    books.queries().confirm(key);
    outputs.query(key, query == null ? null : Queries.value(query));
  }

  @Override
  public void pair(Form form, boolean added, Pair pair) {
    if (!paired.contains(form)) {
      return;
    }
    batch(form).add(added, pair);
    if (batch(form).size() >= LARGE) {
      sendPairs(form);
    }
  }
}
