package io.tongji.log.backup;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A record of a partition, as it stood there.
 *
 * @param offset in the partition
 * @param timestamp milliseconds since 1970
 */
record StoredRecord(
    long offset,
    long timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<StoredHeader> headers) {

  /** A header. */
  record StoredHeader(String name, byte @Nullable [] value) {}

  /** A record that was read. */
  static StoredRecord of(ConsumerRecord<byte[], byte[]> record) {
    List<StoredHeader> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(new StoredHeader(header.key(), header.value())));
    return new StoredRecord(
        record.offset(), record.timestamp(), record.key(), record.value(), headers);
  }

  /** The same with other bytes of key and value. */
  StoredRecord with(byte @Nullable [] otherKey, byte @Nullable [] otherValue) {
    return new StoredRecord(offset, timestamp, otherKey, otherValue, headers);
  }

  /** The record for a producer. */
  ProducerRecord<byte[], byte[]> to(TopicPartition partition) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(partition.topic(), partition.partition(), timestamp, key, value);
    headers.forEach(header -> record.headers().add(header.name(), header.value()));
    return record;
  }
}
