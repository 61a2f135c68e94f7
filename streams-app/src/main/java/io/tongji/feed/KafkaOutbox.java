package io.tongji.feed;

import io.tongji.wire.Outgoing;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to their input topic.
 *
 * @param <T> a return, a register record or a target
 */
final class KafkaOutbox<T> implements Outbox<T> {

  private final Producer<byte[], byte[]> producer;
  private final Outgoing<T> outgoing;
  private final int partitions;
  private final Cluster cluster;
  private final SentRecords sent = new SentRecords();
  private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

  KafkaOutbox(
      Producer<byte[], byte[]> producer, Outgoing<T> outgoing, int partitions, Cluster cluster) {
    this.producer = producer;
    this.outgoing = outgoing;
    this.partitions = partitions;
    this.cluster = cluster;
  }

  @Override
  public void send(T handedIn, Origin origin) {
    throwFailure();
    try {
      Future<RecordMetadata> promise =
          producer.send(
              outgoing.encode(handedIn, partitions),
              (position, failure) -> acknowledge(origin, position, failure));
      if (promise.isDone()) {
        throwFailure();
      }
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  private void acknowledge(
      Origin origin, @Nullable RecordMetadata position, @Nullable Exception failure) {
    if (failure != null) {
      failed.compareAndSet(null, failure);
    } else if (position != null) {
      sent.add(position.partition(), position.offset(), origin);
    }
  }

  @Override
  public SentRecords finish() {
    try {
      producer.flush();
    } catch (KafkaException e) {
      throw failure(e);
    }
    throwFailure();
    return sent;
  }

  private void throwFailure() {
    Exception failure = failed.get();
    if (failure != null) {
      throw failure(failure);
    }
  }

  private FeedException failure(Exception cause) {
    return cluster.failure("write to " + outgoing.topic(), cause);
  }
}
