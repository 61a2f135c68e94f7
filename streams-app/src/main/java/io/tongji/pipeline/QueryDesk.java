package io.tongji.pipeline;

import io.tongji.catalogue.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.OpenQuery;
import io.tongji.editing.Pair;
import io.tongji.editing.ParameterBook;
import io.tongji.editing.Questions;
import io.tongji.editing.Questions.Paper;
import io.tongji.log.records.PairCodec;
import io.tongji.log.records.Queries;
import io.tongji.period.Month;
import io.tongji.pipeline.PipelineTopology.Surroundings;
import io.tongji.returns.Query;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.SoftEdit;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Where changes of what is asked of one task's units gather, with the pairs that their strata are
 * made of, to be told inside the commit.
 *
 * <p>Until the first cuts are published nothing is asked: what a record seems to lack may stand
 * further on in the input, each unit is looked at once instead of once for each of its records, and
 * figures come first. Then all pairs are told, and all that is asked; what stands among the queries
 * without a cause is withdrawn. One commit takes one large form, so that its transaction stays
 * short; and about a large form nothing is asked before the pairs of all tasks have been weighed,
 * so that each query is told once and in its rank.
 */
final class QueryDesk implements Questions.Told {

  /** Keeps a record of pairs well below Kafka's limit of 1 MiB. */
  private static final int LARGE = 256 * 1024;

  /** Before the code of a form whose pairs have been told. */
  private static final String PAIRS = "pairs/";

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final ProcessorContext<Object, Object> context;
  private final Questions questions;
  private final Tally tally;
  private final Publication publication;
  private final KeyValueStore<String, Long> asked;
  private final StandingQueries standing;
  private final ParameterBook book;
  private final int large;
  private final EnumSet<Form> paired = EnumSet.noneOf(Form.class);
  private final EnumSet<Form> begun = EnumSet.noneOf(Form.class);
  private final Map<Form, Map<Month, EditParameters>> parameters = new EnumMap<>(Form.class);
  private final Map<Form, PairCodec.Batch> pairs = new EnumMap<>(Form.class);
  private final long[] latest = new long[Form.values().length];
  private final long[] told = new long[Form.values().length];

  /**
   * Takes up what the last owner of the task has committed.
   *
   * @param large a form of more units begins in a commit of its own, and waits for its parameters
   */
  QueryDesk(
      ProcessorContext<Object, Object> context,
      Questions questions,
      Surroundings surroundings,
      int large) {
    this.large = large;
    this.tally = surroundings.tally();
    this.publication = surroundings.publication();
    this.context = context;
    this.questions = questions;
    this.asked = context.getStateStore(UnitStores.ASKED);
    this.standing = UnitStores.standing(context);
    this.book = UnitStores.parameters(context);
    Arrays.fill(told, Long.MIN_VALUE);
    Arrays.fill(latest, Long.MIN_VALUE);
    for (Form form : Form.values()) {
      pairs.put(form, new PairCodec.Batch());
      if (isNoted(PAIRS + form.code())) {
        paired.add(form);
      }
      if (isNoted(form.code())) {
        begun.add(form);
      }
    }
  }

  private boolean isNoted(String key) {
    return Objects.equals(asked.get(key), publication.inForceSince());
  }

  /** A return is about to be put in force. */
  void touch(Return accepted, ReturnLedger ledger) {
    if (asks()) {
      questions.touch(accepted, ledger);
    }
  }

  /** A return of a form that breaks no hard edit bears this time. */
  void advance(Form form, long timestamp) {
    latest[form.ordinal()] = Math.max(latest[form.ordinal()], timestamp);
  }

  /** The register entries of a unit are about to change. */
  void touch(String unitId) {
    if (asks()) {
      questions.touch(unitId);
    }
  }

  /** Parameters of a closed month are in force from the next time on that all is passed on. */
  void take(EditParameters changed) {
    parameters
        .computeIfAbsent(changed.form(), form -> new TreeMap<>())
        .put(changed.month(), changed);
  }

  /** All tasks' pairs have been weighed: what is asked about the form may be told. */
  void parametersAreComplete(Form form) {
    book.complete(form);
  }

  /** This stands among the queries; whether rightly so is found out at the next commit. */
  void doubt(OpenQuery open) {
    if (asks()) {
      Paper paper = new Paper(open.unitId(), open.form(), open.month().year());
      questions.doubt(paper, open.month(), open.query());
    }
  }

  /** How much waits to be told. */
  int size() {
    return questions.size();
  }

  /** Tells everything. */
  void passOn() {
    if (asks()) {
      questions.settle(this);
    }
    parameters.forEach(this::apply);
    parameters.clear();
    if (begun.size() < pairs.size() && publication.passed()) {
      begin(EnumSet.complementOf(paired), this::tellPairs);
      EnumSet<Form> weighed = EnumSet.complementOf(begun);
      weighed.removeIf(form -> !paired.contains(form) || !isWeighed(form));
      begin(weighed, this::tellQueries);
    }
    for (Form form : Form.values()) {
      boolean later = latest[form.ordinal()] / DAY > told[form.ordinal()] / DAY;
      if (later || !batch(form).isEmpty()) {
        passOn(form);
      }
    }
  }

  private void apply(Form form, Map<Month, EditParameters> changed) {
    ReturnBook asked =
        begun.contains(form) ? UnitStores.returns(context, form) : new ReturnBook(form);
    questions.apply(form, changed.values(), asked, this);
  }

  private boolean asks() {
    return !paired.isEmpty();
  }

  private boolean isWeighed(Form form) {
    return book.isComplete(form) || UnitStores.returns(context, form).size() <= large;
  }

  private void begin(Set<Form> forms, BiConsumer<Form, ReturnBook> tell) {
    long units = 0;
    for (Form form : forms) {
      if (units > large) {
        return;
      }
      ReturnBook returns = UnitStores.returns(context, form);
      units += returns.size();
      tell.accept(form, returns);
    }
  }

  private void tellPairs(Form form, ReturnBook returns) {
    paired.add(form);
    questions.tellPairs(form, returns, this);
    batch(form).endsAllOf(context.taskId().partition());
    asked.put(PAIRS + form.code(), publication.inForceSince());
  }

  private void tellQueries(Form form, ReturnBook returns) {
    begun.add(form);
    standing.doubt(form.code());
    questions.tellQueries(form, returns, this);
    standing.forEachDoubted(key -> forward(key, null, SinkNames.QUERIES));
    asked.put(form.code(), publication.inForceSince());
  }

  private void passOn(Form form) {
    told[form.ordinal()] = latest[form.ordinal()];
    forward(form.code(), batch(form).drain(latest[form.ordinal()]), SinkNames.PAIRS);
  }

  private PairCodec.Batch batch(Form form) {
    return Objects.requireNonNull(pairs.get(form));
  }

  /** Of a form that is not asked about yet nothing has been told, so no difference is told. */
  @Override
  public void query(Paper paper, Month month, SoftEdit edit, @Nullable Query query) {
    if (!begun.contains(paper.form())) {
      return;
    }
    Object key = Queries.key(paper.unitId(), paper.form(), month, edit);
    standing.confirm(key);
    forward(key, query == null ? null : Queries.value(query), SinkNames.QUERIES);
    if (query != null) {
      tally.queried(paper.form().code(), edit.name());
    }
  }

  @Override
  public void pair(Form form, boolean added, Pair pair) {
    if (!paired.contains(form)) {
      return;
    }
    batch(form).add(added, pair);
    if (batch(form).size() >= LARGE) {
      passOn(form);
    }
  }

  private void forward(Object key, @Nullable Object value, String sink) {
    context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
  }
}
