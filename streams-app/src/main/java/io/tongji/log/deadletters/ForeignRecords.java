package io.tongji.log.deadletters;

import io.tongji.log.registry.PoisonRecordException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in a topic of the pipeline that somebody else wrote: bytes that no schema explains. They
 * say nothing of a figure, and must stop nobody who reads the others.
 */
public final class ForeignRecords {

  private static final Logger LOG = LoggerFactory.getLogger(ForeignRecords.class);

  private ForeignRecords() {}

  /** Hands a record on; one that proves to be foreign is logged and passed over. */
  public static void passOver(
      ConsumerRecord<byte[], byte[]> record, Consumer<ConsumerRecord<byte[], byte[]>> take) {
    try {
      take.accept(record);
    } catch (PoisonRecordException e) {
      LOG.warn(
          "topic {} partition {} offset {} is passed over: {}; let nobody but the pipeline write"
              + " to this topic",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
    }
  }
}
