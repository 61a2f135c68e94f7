package io.tongji.pipeline.stage;

import io.tongji.log.deadletters.DeadLetter;
import io.tongji.log.deadletters.RawRecord;
import io.tongji.log.records.Received;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.pipeline.ports.PipelinePorts;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
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
public record DeadLetterSender(PipelinePorts ports, TaskContext context) {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSender.class);

  /** Sends a record that lies at a position. */
  public void send(Record<Object, Object> record, RecordMetadata at, PoisonRecordException why) {
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
    byte[] key = raw(record.key());
    byte[] value = raw(record.value());
    DeadLetter.describe(record.headers(), "key", key);
    DeadLetter.describe(record.headers(), "value", value);
    context.send(
        Flow.DEAD_LETTERS,
        record
            .withKey((Object) RawRecord.of(at.partition(), key))
            .withValue((Object) RawRecord.of(at.partition(), value)));
    ports.counts().deadLetter();
  }

  private static byte @Nullable [] raw(@Nullable Object part) {
    return part == null ? null : ((Received) part).raw();
  }
}
