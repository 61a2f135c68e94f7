package io.tongji.pipeline.query;

import io.tongji.catalogue.form.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.OpenQuery;
import io.tongji.editing.Pair;
import io.tongji.editing.ParameterBook;
import io.tongji.editing.Questions;
import io.tongji.editing.Questions.FormYear;
import io.tongji.log.codec.PairCodec;
import io.tongji.log.records.Queries;
import io.tongji.period.Month;
import io.tongji.pipeline.ports.Publication;
import io.tongji.pipeline.stage.Notes;
import io.tongji.pipeline.unit.UnitBooks;
import io.tongji.pipeline.unit.UnitStage;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.Verdict;
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
 * The query stage of one task: asks about returns of its units that do not fit, and sends the pairs
 * of figures that their strata are made of. It follows the unit stage, and looks at a unit before
 * and after each change.
 *
 * <p>Before the first cuts are published no query is sent, for three reasons: what a record seems
 * to lack may come later in the input; each unit is then looked at once, and not once for each
 * record; figures come first. After the first cuts all pairs are sent. When the strata stage has
 * weighed the pairs of all tasks and returned the parameters of a form, all queries about that form
 * are sent, each once and with its rank. An open query that has no cause any more is withdrawn.
 */
final class QueryStage implements Questions.QueryReceiver {

  /** Years of units that wait to be looked at, at most. */
  private static final int MANY = 8_000;

  /** Bytes in one batch of pairs: keeps its record well below Kafka's limit of 1 MiB. */
  private static final int LARGE = 256 * 1024;

  /** Before the code of a form: the note that its pairs have been sent. */
  private static final String PAIRS = "pairs/";

  /** Before the code of a form: the note that its queries have been sent. */
  private static final String QUERIES = "queries/";

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final UnitBooks books;
  private final ParameterBook inForce;
  private final StandingQueries standing;
  private final Questions questions;
  private final Notes<Long> notes;
  private final Publication publication;
  private final int partition;
  private final QueryOutputs outputs;
  private final Duration portion;
  private final EnumSet<Form> paired = EnumSet.noneOf(Form.class);
  private final EnumSet<Form> asked = EnumSet.noneOf(Form.class);
  private final Map<Form, Map<Month, EditParameters>> parameters = new EnumMap<>(Form.class);
  private final Map<Form, PairCodec.Batch> pairs = new EnumMap<>(Form.class);
  private final long[] latest = new long[Form.values().length];
  private final long[] latestSent = new long[Form.values().length];

  /** Where the stage's records go. */
  interface QueryOutputs {

    /** Pairs of figures of a form's units that its strata gain or lose. */
    void pairs(Form form, byte[] batch);

    /** A query that is open, or another one than before; null: it is withdrawn. */
    void query(Object key, @Nullable Object value);
  }

  /**
   * Goes on where the last owner of the task left off.
   *
   * @param books what is known of the task's units, as committed
   * @param notes of which forms pairs and queries have been sent
   * @param publication says when queries may be sent
   * @param partition the number of the task
   * @param portion after so long no further form is sent in the same commit
   */
  QueryStage(
      QueryBooks books,
      Notes<Long> notes,
      Publication publication,
      int partition,
      QueryOutputs outputs,
      Duration portion) {
    this.books = books.units();
    this.inForce = books.parameters();
    this.standing = books.standing();
    this.questions = new Questions(this.books.catalogue(), this.books, inForce);
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

  /**
   * Takes a return that breaks no hard edit, before it is put in force.
   *
   * @param timestamp its time, in milliseconds since 1970
   */
  void takeReturn(UnitStage.Judged judged, long timestamp) {
    sendIfMany();
    Return handedIn = judged.handedIn();
    Form form = handedIn.form();
    latest[form.ordinal()] = Math.max(latest[form.ordinal()], timestamp);
    if (asks() && judged.verdict() == Verdict.ACCEPTED) {
      questions.touch(handedIn, books.returns(form).open(handedIn.unitId()));
    }
  }

  /** Takes an entry that is about to change where its unit counts. */
  void takeEntry(RegisterRecord accepted) {
    sendIfMany();
    if (asks()) {
      questions.touch(accepted.unitId());
    }
  }

  /** Parameters of a closed month are in force from the next commit on. */
  void takeParameters(EditParameters changed) {
    parameters
        .computeIfAbsent(changed.form(), form -> new TreeMap<>())
        .put(changed.month(), changed);
  }

  /** Takes note that the parameters of a form are those of all tasks' units. */
  void takeComplete(Form form) {
    inForce.complete(form);
  }

  /**
   * Takes what stands in the topic of queries: what has no cause is withdrawn, whoever asked it, be
   * it this pipeline under an earlier catalogue; what has one is asked again, whoever withdrew it.
   *
   * @param key of a unit of this task
   * @param value the query; null: it is withdrawn
   */
  void takeQuery(Object key, @Nullable Object value) {
    standing.take(key, value != null);
    sendIfMany();
    if (value == null) {
      Queries.about(key).ifPresent(this::doubtWithdrawal);
    } else {
      Queries.read(key, value).ifPresentOrElse(this::doubt, () -> outputs.query(key, null));
    }
  }

  /** The stage may have taken the query for one that stands, if it read this late. */
  private void doubtWithdrawal(Queries.QueryAbout about) {
    if (asks()) {
      FormYear formYear = new FormYear(about.unitId(), about.form(), about.month().year());
      questions.doubtWithdrawal(formYear, about.month(), about.edit());
    }
  }

  /** Whether an open query stands rightly is found out at the next commit. */
  private void doubt(OpenQuery open) {
    if (asks()) {
      FormYear formYear = new FormYear(open.unitId(), open.form(), open.month().year());
      questions.doubt(formYear, open.month(), open.query());
    }
  }

  private boolean asks() {
    return !paired.isEmpty();
  }

  /** Sends before the commit what would take too long in it; each change so far is in force. */
  private void sendIfMany() {
    if (questions.size() >= MANY) {
      commit();
    }
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
    weighed.removeIf(form -> !paired.contains(form) || !inForce.isComplete(form));
    return weighed;
  }

  /** Sends all that has changed since the last call. */
  void commit() {
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
    standing.doubt(form.code());
    questions.forwardQueries(form, books.returns(form), this);
    standing.forEachDoubted(key -> outputs.query(key, null));
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
    standing.confirm(key);
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
