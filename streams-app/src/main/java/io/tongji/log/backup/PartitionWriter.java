package io.tongji.log.backup;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.cluster.Replies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DeletedRecords;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Writes records into empty partitions at the offsets at which they stood, for dead letters and
 * releases name records by them. Between committed records lie marks of transactions and what was
 * rolled back. One such offset becomes the mark of a transaction of the record before it; several
 * are filled by a transaction that is rolled back. No reader of committed records sees a filler.
 */
final class PartitionWriter implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration MOMENT = Duration.ofMillis(2);
  private static final Duration LEAVE = Duration.ofSeconds(5);

  private final Clients clients;
  private final Producer<byte[], byte[]> plain;
  private final Producer<byte[], byte[]> inTransactions;
  private final Offsets offsets;
  private final AtomicReference<@Nullable Exception> fault = new AtomicReference<>();

  /**
   * A writer.
   *
   * @param name of its transactions
   */
  PartitionWriter(Clients clients, String name) {
    this.clients = clients;
    this.plain = clients.writer();
    this.inTransactions = clients.writer(name, LONGEST);
    inTransactions.initTransactions();
    this.offsets = new Offsets(clients);
  }

  /** The writing of one partition. */
  final class OffsetPlacing {

    private final TopicPartition partition;
    private @Nullable StoredRecord waiting;

    OffsetPlacing(TopicPartition partition) {
      this.partition = partition;
    }

    /** Takes the next record; it is sent when it is known what lies behind it. */
    void add(StoredRecord record) {
      placeWaiting(record.offset());
      waiting = record;
    }

    /** All records are written, and the partition ends at an offset. */
    void end(long end) {
      placeWaiting(end);
      waiting = null;
      flush();
    }

    private void placeWaiting(long next) {
      StoredRecord record = waiting;
      if (record == null) {
        begin(next);
        return;
      }
      long gap = next - record.offset() - 1;
      if (gap == 1) {
        flush();
        inTransactions.beginTransaction();
        send(inTransactions, record);
        inTransactions.commitTransaction();
        awaitMark(next);
      } else {
        send(plain, record);
        fill(record.offset() + 1, next);
      }
    }

    /** What a partition begins with: a single offset before all records cannot be rolled back. */
    private void begin(long first) {
      if (first == 1) {
        send(plain, filler(0));
        flush();
        cutOff(first);
      } else {
        fill(0, first);
      }
    }

    private void fill(long from, long to) {
      if (from == to) {
        return;
      }
      flush();
      inTransactions.beginTransaction();
      for (long offset = from; offset < to - 1; offset++) {
        send(inTransactions, filler(offset));
      }
      inTransactions.flush();
      inTransactions.abortTransaction();
      awaitMark(to);
    }

    /** Brokers say that a transaction has ended before each partition has its mark. */
    private void awaitMark(long end) {
      refuseFault();
      ProgressTimeout since = new ProgressTimeout();
      while (offsets.endOfAllWritten(partition) < end) {
        if (since.expired(clients.timeout())) {
          throw Failure.server(
              "the brokers have not ended a transaction in " + partition + " in time",
              "look at the brokers' log, delete the topics and restore again");
        }
        ProgressTimeout.pause(MOMENT);
      }
    }

    private void cutOff(long first) {
      try (Admin admin = clients.admin()) {
        KafkaFuture<DeletedRecords> done =
            Objects.requireNonNull(
                admin
                    .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(first)))
                    .lowWatermarks()
                    .get(partition));
        DeletedRecords unused =
            Replies.to(clients).of(done, "delete what fills offset 0 of " + partition);
      }
    }

    private void send(Producer<byte[], byte[]> producer, StoredRecord record) {
      Future<RecordMetadata> unused =
          producer.send(
              record.to(partition),
              (at, failed) -> {
                if (failed != null) {
                  note(failed);
                } else if (at.offset() != record.offset()) {
                  note(elsewhere(at.offset(), record));
                }
              });
    }

    private Failure elsewhere(long offset, StoredRecord record) {
      return Failure.setting(
          "a record of %s came to stand at offset %d, not %d: somebody else writes there"
              .formatted(partition, offset, record.offset()),
          "stop whoever writes, delete the topics and restore again");
    }
  }

  private static StoredRecord filler(long offset) {
    return new StoredRecord(offset, System.currentTimeMillis(), null, new byte[0], List.of());
  }

  /** Appends a record wherever the partition ends. */
  void append(TopicPartition partition, StoredRecord record) {
    Future<RecordMetadata> unused =
        plain.send(
            record.to(partition),
            (at, failed) -> {
              if (failed != null) {
                note(failed);
              }
            });
  }

  private void note(Exception failed) {
    boolean unused = fault.compareAndSet(null, failed);
  }

  /**
   * Waits until all that was sent has been acknowledged.
   *
   * @throws Failure if something was not
   */
  void flush() {
    plain.flush();
    refuseFault();
  }

  private void refuseFault() {
    Exception found = fault.get();
    if (found instanceof Failure failure) {
      throw failure;
    }
    if (found != null) {
      throw Replies.to(clients).failure("restore", new KafkaException(found));
    }
  }

  @Override
  public void close() {
    plain.close(LEAVE);
    inTransactions.close(LEAVE);
    offsets.close();
  }
}
