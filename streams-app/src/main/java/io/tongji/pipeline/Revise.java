package io.tongji.pipeline;

import io.tongji.log.records.Input;
import io.tongji.log.records.Received;
import io.tongji.log.records.Refusals;
import io.tongji.log.serde.PoisonRecordException;
import io.tongji.pipeline.Admission.Stamp;
import io.tongji.pipeline.PipelineTopology.Surroundings;
import io.tongji.returns.Reason;
import io.tongji.returns.Rejection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Validates each record of an input, judges its revision, and puts it in force or tells why not.
 *
 * @param <D> what a record states
 */
final class Revise<D> implements Processor<Received, Received, Object, Object> {

  private final Admission<D> admission;
  private final Acceptance<D> acceptance;
  private final Surroundings surroundings;
  private final Sinks sinks;
  private final Set<Long> refusedBefore = new HashSet<>();
  private @Nullable ProcessorContext<Object, Object> context;
  private Exposure.@Nullable Kept kept;

  /**
   * Names of the sinks that a stage forwards to.
   *
   * @param rejected refused records
   * @param verdicts on records that changed nothing
   * @param deadLetters records that no schema explains
   */
  record Sinks(String rejected, String verdicts, String deadLetters) {}

  Revise(Admission<D> admission, Acceptance<D> acceptance, Surroundings surroundings, Sinks sinks) {
    this.admission = admission;
    this.acceptance = acceptance;
    this.surroundings = surroundings;
    this.sinks = sinks;
  }

  @Override
  public void init(ProcessorContext<Object, Object> initialized) {
    context = initialized;
    acceptance.init(initialized);
    kept = surroundings.exposure().keep(admission.input().form());
    kept.entries(acceptance.entries());
    refusedBefore.addAll(
        surroundings
            .publication()
            .refusedIn(admission.input().topic(), initialized.taskId().partition()));
  }

  @Override
  public void process(Record<Received, Received> record) {
    Optional<PoisonRecordException> poison = Received.poison(record.key(), record.value());
    if (poison.isPresent()) {
      new PutAside(surroundings, sinks.deadLetters()).put(context(), record, poison.get());
    } else {
      check(record);
    }
  }

  private void check(Record<Received, Received> record) {
    RecordMetadata at = context().recordMetadata().orElseThrow();
    Input<D> input = admission.input();
    if (record.value() == null) {
      refuse(record, at, Rejection.whole(Reason.TOMBSTONE));
      return;
    }
    D handedIn = input.read(record.key().record(), record.value().record());
    Optional<Rejection> broken =
        admission.check(handedIn, new Stamp(at.partition(), record.timestamp()));
    if (broken.isPresent()) {
      refuse(record, at, broken.get());
      return;
    }
    acceptance.advance(record.timestamp());
    decide(record, at, handedIn);
  }

  private void decide(Record<Received, Received> record, RecordMetadata at, D handedIn) {
    switch (acceptance.judge(handedIn)) {
      case ACCEPTED -> {
        acceptance.accept(handedIn);
        Objects.requireNonNull(kept).entries(acceptance.entries());
        surroundings.tally().judged(admission.input().form(), "accepted");
        takeBack(record, at);
      }
      case DUPLICATE -> pass(record, at, "duplicate");
      case STALE -> pass(record, at, "stale");
      case CONFLICT -> refuse(record, at, Rejection.whole(Reason.SAME_REVISION));
    }
  }

  private void pass(Record<Received, Received> record, RecordMetadata at, String result) {
    tell(record, at, result, null);
    takeBack(record, at);
  }

  /** Refused under an earlier catalogue, but not under this one. */
  private void takeBack(Record<Received, Received> record, RecordMetadata at) {
    if (!refusedBefore.isEmpty() && refusedBefore.remove(at.offset())) {
      context().forward(record.withKey(position(at)).withValue(null), sinks.rejected());
    }
  }

  private void refuse(Record<Received, Received> record, RecordMetadata at, Rejection rejection) {
    Input<D> input = admission.input();
    byte[] value = record.value() == null ? null : record.value().raw();
    Object refused =
        Refusals.rejected(
            input.form(),
            input.subject(record.key().record()),
            rejection,
            new Refusals.Original(record.key().raw(), value));
    context().forward(record.withKey(position(at)).withValue(refused), sinks.rejected());
    surroundings.tally().rejected(input.form(), rejection.reason().name());
    tell(record, at, "rejected", rejection);
  }

  private void tell(
      Record<Received, Received> record,
      RecordMetadata at,
      String result,
      @Nullable Rejection rejection) {
    String form = admission.input().form();
    Object verdict = Refusals.verdict(form, result, rejection);
    context().forward(record.withKey(position(at)).withValue(verdict), sinks.verdicts());
    surroundings.tally().judged(form, result);
  }

  @Override
  public void close() {
    acceptance.close();
    if (kept != null) {
      kept.close();
    }
  }

  private static Object position(RecordMetadata at) {
    return Refusals.position(at.topic(), at.partition(), at.offset());
  }

  private ProcessorContext<Object, Object> context() {
    return Objects.requireNonNull(context, "not initialized");
  }
}
