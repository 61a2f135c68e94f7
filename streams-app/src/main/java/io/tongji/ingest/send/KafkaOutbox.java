package io.tongji.ingest.send;

import io.tongji.failure.Failure;
import io.tongji.ingest.send.Spool.SpooledRecord;
import io.tongji.log.cluster.RolledBack;
import io.tongji.log.records.Outgoing;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to their input topic, those of a file in one transaction.
 *
 * <p>Feeding the same files again ends in the same state, wherever it was cut off: several rows of
 * one key are sent only if all have revisions, or are copies of one row. So each is known to be
 * stale or a duplicate when it comes again.
 *
 * @param <T> a return, a register record or a target
 */
final class KafkaOutbox<T> implements Outbox<T>, Closeable {

  private final Producer<byte[], byte[]> producer;
  private final Outgoing<T> outgoing;
  private final int partitions;
  private final Cluster cluster;
  private final FeedProgress progress;
  private final Shipment<T> sending;
  private final SentRecords sent;
  private final UnnumberedRows rows = new UnnumberedRows();
  private final IntOpenHashSet fileEnds = new IntOpenHashSet();
  private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
  private final Spool spool;
  private final LongOpenHashSet leftOut = new LongOpenHashSet();
  private int taken;
  private int passed;
  private int open;

  /**
   * What is sent, and where.
   *
   * @param outgoing the topic
   * @param partitions how many it has
   * @param feeding who feeds which files
   * @param review looks at the rows before the first one is sent; null: nobody does
   */
  record Shipment<T>(
      Outgoing<T> outgoing, int partitions, Feeding feeding, @Nullable Review<T> review) {}

  /** Sends to one topic. */
  KafkaOutbox(
      Producer<byte[], byte[]> producer,
      Shipment<T> sending,
      Cluster cluster,
      FeedProgress progress) {
    this.producer = producer;
    this.sending = sending;
    this.outgoing = sending.outgoing();
    this.partitions = sending.partitions();
    this.cluster = cluster;
    this.progress = progress;
    this.sent = new SentRecords(outgoing.topic());
    try {
      this.spool = new Spool();
    } catch (IOException e) {
      throw unspooled(e);
    }
  }

  @Override
  public void send(T handedIn, Origin origin) {
    ProducerRecord<byte[], byte[]> letter = letter(handedIn);
    rows.add(letter.key(), letter.value(), outgoing.numbered(handedIn));
    outgoing.unitMonth(handedIn).ifPresent(sent.returns()::add);
    Review<T> review = sending.review();
    if (review != null) {
      review.add(handedIn, origin);
    }
    taken++;
    try {
      spool.add(new SpooledRecord(letter, origin));
    } catch (IOException e) {
      throw unspooled(e);
    }
  }

  private ProducerRecord<byte[], byte[]> letter(T handedIn) {
    try {
      return outgoing.encode(handedIn, partitions);
    } catch (KafkaException e) {
      throw cluster.failure("write to " + outgoing.topic(), e);
    }
  }

  @Override
  public void endFile() {
    fileEnds.add(taken);
  }

  @Override
  public SentRecords finish() {
    fileEnds.add(taken);
    try {
      examine();
      progress.begin(FeedProgress.Step.SEND, "", taken);
      spool.forEach(taken, outgoing.topic(), this::pass);
      spool.close();
    } catch (IOException e) {
      throw unspooled(e);
    } catch (KafkaException e) {
      throw failure(e);
    }
    progress.end();
    return sent;
  }

  /** Notes which rows are not to be sent. */
  private void examine() throws IOException {
    if (!rows.areOrdered()) {
      spool.forEach(
          taken,
          outgoing.topic(),
          row -> rows.place(UnnumberedRows.hash(row.letter().key()), row.origin()));
      rows.leaveOut(sent);
    }
    Review<T> review = sending.review();
    if (review != null) {
      review.judge(sent);
    }
    sent.leftOut().forEach(row -> leftOut.add(row.origin().packed()));
  }

  private void pass(SpooledRecord waiting) {
    if (!leftOut.contains(waiting.origin().packed())) {
      send(waiting);
    }
    passed++;
    progress.step(1);
    if (open == cluster.transactionRows() || (open > 0 && fileEnds.contains(passed))) {
      producer.commitTransaction();
      open = 0;
    }
  }

  /** Where brokers are gone, each further row would wait for them as long as the first one did. */
  private void send(SpooledRecord waiting) {
    Exception first = failed.get();
    if (first != null) {
      throw new KafkaException(first);
    }
    if (open == 0) {
      producer.beginTransaction();
    }
    open++;
    Origin origin = waiting.origin();
    sending.feeding().mark(waiting.letter().headers(), origin);
    Future<RecordMetadata> unused =
        producer.send(
            waiting.letter(), (position, failure) -> acknowledge(origin, position, failure));
  }

  private void acknowledge(
      Origin origin, @Nullable RecordMetadata position, @Nullable Exception failure) {
    if (failure != null) {
      failed.compareAndSet(null, failure);
    } else if (position != null) {
      sent.add(position.partition(), position.offset(), origin);
    }
  }

  /** What ended the transaction says more than what the end of the transaction says. */
  private Failure failure(KafkaException thrown) {
    Exception first = failed.get();
    Throwable wrapped = thrown.getClass() == KafkaException.class ? thrown.getCause() : null;
    Throwable cause = first != null ? first : wrapped != null ? wrapped : thrown;
    if (RolledBack.isBehind(cause)) {
      return Failure.server(
              "the brokers rolled back a transaction after "
                  + cluster.transactionTimeout().toSeconds()
                  + " s (ingest.transaction.timeout)",
              "feed the files again, which changes nothing"
                  + " twice, and raise that time, or lower ingest.transaction.rows, if it happens"
                  + " again")
          .from(cause);
    }
    return cluster.failure("write to " + outgoing.topic(), cause);
  }

  private static Failure unspooled(IOException cause) {
    return Failure.setting(
            "the temporary file in "
                + System.getProperty("java.io.tmpdir")
                + " cannot be used ("
                + cause
                + ")",
            "make room there, or set TONGJI_JAVA_OPTS=-Djava.io.tmpdir=DIR")
        .from(cause);
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
