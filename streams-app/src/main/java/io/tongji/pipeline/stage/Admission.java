package io.tongji.pipeline.stage;

import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Input;
import io.tongji.log.topics.Partitioning;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The hard edits of one input: the same when a record is processed and when it is replayed.
 *
 * @param input the topic
 * @param edits of the record alone
 * @param partitions of the topic
 * @param readings what came of records before
 * @param <D> what a record states
 */
public record Admission<D>(
    Input<D> input, RecordEdits<D> edits, int partitions, FirstReadings readings) {

  /** Hard edits of one record. */
  @FunctionalInterface
  public interface RecordEdits<D> {

    /** The first edit that a record breaks, by what it states and by its own time. */
    Optional<Rejection> check(D handedIn, long timestamp);
  }

  /** Where and when a record was written. */
  public record Stamp(int partition, long timestamp) {}

  /** The first edit that a record breaks, if any. */
  public Optional<Rejection> check(D handedIn, Stamp stamp) {
    String id = input.subject(handedIn).id();
    if (Partitioning.partition(id, partitions) != stamp.partition()) {
      String there = Integer.toString(stamp.partition());
      return Optional.of(new Rejection(RejectionReason.WRONG_PARTITION, "", there));
    }
    return edits.check(handedIn, stamp.timestamp());
  }

  /** Hands an old record on if it breaks no edit. */
  public void replay(ConsumerRecord<byte[], byte[]> committed, Consumer<D> absorb) {
    D handedIn = input.readAgain(committed, readings);
    Stamp stamp = new Stamp(committed.partition(), committed.timestamp());
    if (handedIn != null && check(handedIn, stamp).isEmpty()) {
      absorb.accept(handedIn);
    }
  }
}
