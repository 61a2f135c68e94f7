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
import io.tongji.wire.PairCodec;
import io.tongji.wire.Queries;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Where changes of what is asked of one task's units gather, with the pairs that their strata are
 * made of, to be told inside the commit.
 */
final class QueryDesk implements Questions.Told {

  /** Keeps a record of pairs well below Kafka's limit of 1 MiB. */
  private static final int LARGE = 256 * 1024;

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final ProcessorContext<Object, Object> context;
  private final Questions questions;
  private final Tally tally;
  private final Map<Form, PairCodec.Batch> pairs = new EnumMap<>(Form.class);
  private final long[] latest = new long[Form.values().length];
  private final long[] told = new long[Form.values().length];

  QueryDesk(ProcessorContext<Object, Object> context, Questions questions, Tally tally) {
    this.tally = tally;
    this.context = context;
    this.questions = questions;
    Arrays.fill(told, Long.MIN_VALUE);
    Arrays.fill(latest, Long.MIN_VALUE);
    for (Form form : Form.values()) {
      pairs.put(form, new PairCodec.Batch());
    }
  }

  /** A return is about to be put in force. */
  void touch(Return accepted, ReturnLedger ledger) {
    if (accepted.event() == null) {
      int year = Objects.requireNonNull(accepted.period()).year();
      questions.touch(accepted.unitId(), accepted.form(), year);
      return;
    }
    for (Month month : ledger.monthsTouchedBy(accepted)) {
      questions.touch(accepted.unitId(), accepted.form(), month.year());
    }
  }

  /** A return of a form that breaks no hard edit bears this time. */
  void advance(Form form, long timestamp) {
    latest[form.ordinal()] = Math.max(latest[form.ordinal()], timestamp);
  }

  /** The register entries of a unit are about to change. */
  void touch(String unitId) {
    questions.touch(unitId);
  }

  /** Parameters of a closed month are about to change. */
  void touch(EditParameters changing, ReturnBook units) {
    questions.touch(changing, units);
  }

  /** This stands among the queries; whether rightly so is found out at the next commit. */
  void doubt(OpenQuery open) {
    Paper paper = new Paper(open.unitId(), open.form(), open.month().year());
    questions.doubt(paper, open.month(), open.query());
  }

  /** How much waits to be told. */
  int size() {
    return questions.size();
  }

  /** Tells everything. */
  void passOn() {
    questions.settle(this);
    for (Form form : Form.values()) {
      boolean later = latest[form.ordinal()] / DAY > told[form.ordinal()] / DAY;
      if (later || batch(form).size() > 0) {
        passOn(form);
      }
    }
  }

  private void passOn(Form form) {
    told[form.ordinal()] = latest[form.ordinal()];
    forward(form.code(), batch(form).drain(latest[form.ordinal()]), SinkNames.PAIRS);
  }

  private PairCodec.Batch batch(Form form) {
    return Objects.requireNonNull(pairs.get(form));
  }

  @Override
  public void query(Paper paper, Month month, SoftEdit edit, @Nullable Query query) {
    Object key = Queries.key(paper.unitId(), paper.form(), month, edit);
    forward(key, query == null ? null : Queries.value(query), SinkNames.QUERIES);
    if (query != null) {
      tally.queried(paper.form().code(), edit.name());
    }
  }

  @Override
  public void pair(Form form, boolean added, Pair pair) {
    batch(form).add(added, pair);
    if (batch(form).size() >= LARGE) {
      passOn(form);
    }
  }

  private void forward(Object key, @Nullable Object value, String sink) {
    context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
  }
}
