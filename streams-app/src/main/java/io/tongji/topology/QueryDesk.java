package io.tongji.topology;

import io.tongji.catalogue.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.OpenQuery;
import io.tongji.editing.Pair;
import io.tongji.editing.Questions;
import io.tongji.editing.Questions.Paper;
import io.tongji.period.Month;
import io.tongji.returns.Query;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.SoftEdit;
import io.tongji.topology.PipelineTopology.Surroundings;
import io.tongji.wire.PairCodec;
import io.tongji.wire.Queries;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
 * figures come first. Then all that is asked is told, a large form in each commit, so that its
 * transaction stays short; and what stands among the queries without a cause is withdrawn.
 */
final class QueryDesk implements Questions.Told {

  /** Keeps a record of pairs well below Kafka's limit of 1 MiB. */
  private static final int LARGE = 256 * 1024;

  /** After so many units no further form begins in the same commit. */
  private static final int MANY = 2_000;

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final ProcessorContext<Object, Object> context;
  private final Questions questions;
  private final Tally tally;
  private final Publication publication;
  private final KeyValueStore<String, Long> asked;
  private final StandingQueries standing;
  private final EnumSet<Form> begun = EnumSet.noneOf(Form.class);
  private final Map<Form, Map<Month, EditParameters>> parameters = new EnumMap<>(Form.class);
  private final Map<Form, PairCodec.Batch> pairs = new EnumMap<>(Form.class);
  private final long[] latest = new long[Form.values().length];
  private final long[] told = new long[Form.values().length];

  QueryDesk(
      ProcessorContext<Object, Object> context, Questions questions, Surroundings surroundings) {
    this.tally = surroundings.tally();
    this.publication = surroundings.publication();
    this.context = context;
    this.questions = questions;
    this.asked = context.getStateStore(UnitStores.ASKED);
    this.standing = UnitStores.standing(context);
    Arrays.fill(told, Long.MIN_VALUE);
    Arrays.fill(latest, Long.MIN_VALUE);
    for (Form form : Form.values()) {
      pairs.put(form, new PairCodec.Batch());
      if (Objects.equals(asked.get(form.code()), publication.inForceSince())) {
        begun.add(form);
      }
    }
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
      begin();
    }
    for (Form form : Form.values()) {
      boolean later = latest[form.ordinal()] / DAY > told[form.ordinal()] / DAY;
      if (later || batch(form).size() > 0) {
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
    return !begun.isEmpty();
  }

  private void begin() {
    long units = 0;
    for (Form form : EnumSet.complementOf(begun)) {
      if (units >= MANY) {
        return;
      }
      units += UnitStores.returns(context, form).size();
      begin(form);
    }
  }

  private void begin(Form form) {
    begun.add(form);
    standing.doubt(form.code());
    questions.tellAll(form, UnitStores.returns(context, form), this);
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

  /** Of a form that is not asked about yet nothing has been told, so no difference is to be. */
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
    if (!begun.contains(form)) {
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
