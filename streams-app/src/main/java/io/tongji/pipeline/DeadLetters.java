package io.tongji.pipeline;

import io.tongji.log.records.Aside;
import io.tongji.log.records.DeadLetter;
import io.tongji.log.records.Received;
import io.tongji.log.serde.PoisonRecordException;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records that no schema explains to the dead letters.
 *
 * <p>Kafka Streams could do it (KIP-1034), but as soon as a record is next in its queue: the dead
 * letter may then be committed, and its record read again and decided anew. Here both are of one
 * commit.
 *
 * @param ports where they are counted
 * @param context through which they are sent
 */
record DeadLetters(PipelinePorts ports, TaskContext context) {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  /** Adds a record that lies at a position. */
  void add(Record<Object, Object> record, RecordMetadata at, PoisonRecordException why) {
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
        ports.readings().computation(),
        why);
    context.send(
        Flow.DEAD_LETTERS,
        record
            .withKey((Object) Aside.of(at.partition(), (Received) record.key()))
            .withValue((Object) Aside.of(at.partition(), (Received) record.value())));
    ports.tally().deadLetter();
  }
}
