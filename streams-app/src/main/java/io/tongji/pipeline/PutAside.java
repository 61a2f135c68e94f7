package io.tongji.pipeline;

import io.tongji.log.records.Aside;
import io.tongji.log.records.DeadLetter;
import io.tongji.log.records.Received;
import io.tongji.log.serde.PoisonRecordException;
import io.tongji.pipeline.PipelineTopology.Surroundings;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts records that no schema explains among the dead letters.
 *
 * <p>Kafka Streams could do it (KIP-1034), but as soon as a record is next in its queue: the dead
 * letter may then be committed, and its record read again and decided anew. Here both are of one
 * commit.
 *
 * @param surroundings where they are counted
 * @param sink of dead letters
 */
record PutAside(Surroundings surroundings, String sink) {

  private static final Logger LOG = LoggerFactory.getLogger(PutAside.class);

  /** Puts the record aside that a processor has at hand. */
  void put(
      ProcessorContext<Object, Object> context,
      Record<Received, Received> record,
      PoisonRecordException why) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    LOG.warn(
        "topic {} partition {} offset {} is a dead letter: {}",
        at.topic(),
        at.partition(),
        at.offset(),
        why.getMessage());
    DeadLetter.describe(
        record.headers(),
        new DeadLetter.Source(
            at.topic(), Integer.toString(at.partition()), Long.toString(at.offset())),
        surroundings.readings().computation(),
        why);
    context.forward(
        record
            .withKey((Object) Aside.of(at.partition(), record.key()))
            .withValue((Object) Aside.of(at.partition(), record.value())),
        sink);
    surroundings.tally().deadLetter();
  }
}
