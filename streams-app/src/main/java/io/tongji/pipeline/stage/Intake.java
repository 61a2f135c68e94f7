package io.tongji.pipeline.stage;

import io.tongji.log.records.Input;
import io.tongji.log.records.Received;
import io.tongji.log.records.Refusals;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.pipeline.ports.PipelinePorts;
import io.tongji.pipeline.ports.Publication;
import io.tongji.pipeline.stage.Admission.Stamp;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Takes one input's records for a stage: validates each, has the stage judge it and put it in
 * force, and reports what became of it, as a verdict, a refusal or a dead letter.
 *
 * @param <D> what a record states
 */
public final class Intake<D> {

  private final Admission<D> admission;
  private final Acceptance<D> acceptance;
  private final PipelinePorts ports;
  private final TaskContext context;
  private final DeadLetterSender deadLetters;
  private final Set<Long> refusedBefore;

  /**
   * Puts valid records in force, by the rule of revisions.
   *
   * @param <D> what a record states
   */
  @FunctionalInterface
  public interface Acceptance<D> {

    /** Takes a record of this time, in milliseconds since 1970. */
    Verdict take(D handedIn, long timestamp);
  }

  public Intake(
      Admission<D> admission, Acceptance<D> acceptance, PipelinePorts ports, TaskContext context) {
    this.admission = admission;
    this.acceptance = acceptance;
    this.ports = ports;
    this.context = context;
    this.deadLetters = new DeadLetterSender(ports, context);
    this.refusedBefore = new HashSet<>(refusedBefore());
  }

  /** All of this computation's input has been judged before it publishes: none is left then. */
  private Set<Long> refusedBefore() {
    return ports.publication().hasReached(Publication.Phase.PUBLISHING)
        ? Set.of()
        : ports.previous().refusals(admission.input().topic(), context.partition());
  }

  /** Takes a record that lies at a position of the input. */
  public void take(Record<Object, Object> record, RecordMetadata at) {
    if (ports.readings().isPassedOver(at.topic(), at.partition(), at.offset())) {
      ports.counts().skipped();
      return;
    }
    Received key = (Received) record.key();
    Received value = (Received) record.value();
    Optional<PoisonRecordException> poison = Received.poison(key, value);
    if (poison.isPresent()) {
      deadLetters.send(record, at, poison.get());
    } else if (value == null) {
      refuse(record, at, Rejection.whole(RejectionReason.TOMBSTONE));
    } else {
      judge(record, at, admission.input().read(key.record(), value.record()));
    }
  }

  private void judge(Record<Object, Object> record, RecordMetadata at, D handedIn) {
    Optional<Rejection> broken =
        admission.check(handedIn, new Stamp(at.partition(), record.timestamp()));
    if (broken.isPresent()) {
      refuse(record, at, broken.get());
      return;
    }
    switch (acceptance.take(handedIn, record.timestamp())) {
      case ACCEPTED -> {
        count("accepted");
        takeBack(record, at);
      }
      case DUPLICATE -> pass(record, at, "duplicate");
      case STALE -> pass(record, at, "stale");
      case CONFLICT -> refuse(record, at, Rejection.whole(RejectionReason.SAME_REVISION));
    }
  }

  private void pass(Record<Object, Object> record, RecordMetadata at, String result) {
    report(record, at, result, null);
    takeBack(record, at);
  }

  /** Takes a refusal back: an earlier computation refused the record, this one does not. */
  private void takeBack(Record<Object, Object> record, RecordMetadata at) {
    if (!refusedBefore.isEmpty() && refusedBefore.remove(at.offset())) {
      context.send(Flow.REJECTED, record.withKey(position(at)).withValue(null));
    }
  }

  private void refuse(Record<Object, Object> record, RecordMetadata at, Rejection rejection) {
    Input<D> input = admission.input();
    Received key = (Received) record.key();
    Received value = (Received) record.value();
    Object refused =
        Refusals.rejected(
            input.form(),
            input.subject(key.record()),
            rejection,
            new Refusals.Original(key.raw(), value == null ? null : value.raw()));
    context.send(Flow.REJECTED, record.withKey(position(at)).withValue(refused));
    ports.counts().rejected(input.form(), rejection.reason().name());
    report(record, at, "rejected", rejection);
  }

  private void report(
      Record<Object, Object> record,
      RecordMetadata at,
      String result,
      @Nullable Rejection rejection) {
    Object verdict = Refusals.verdict(admission.input().form(), result, rejection);
    context.send(Flow.VERDICTS, record.withKey(position(at)).withValue(verdict));
    count(result);
  }

  private void count(String result) {
    ports.counts().judged(admission.input().form(), result);
  }

  private static Object position(RecordMetadata at) {
    return Refusals.position(at.topic(), at.partition(), at.offset());
  }
}
