package io.tongji.app.run;

import io.tongji.avro.Epoch;
import io.tongji.avro.EpochKey;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.KnownFailures;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.cluster.RolledBack;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.serde.PoisonRecordException;
import io.tongji.log.serde.RegistryUnavailableException;
import io.tongji.log.topics.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic that says which catalogue is in force: its last committed record is the epoch that
 * stands.
 *
 * <p>Instances may start at the same time, and must agree on the epoch. So one is written in a
 * transaction, under one name for all instances. Who begins takes from all who began before the
 * right to commit, rolls back what they left open, and only then reads what stands. So an epoch
 * follows the one that its writer has read; and of all who have read the same one, only one can
 * commit, be the others late, killed or only paused. All take the epoch that they read afterwards,
 * the one who wrote it too.
 */
final class EpochLog implements AutoCloseable {

  private static final EpochKey CURRENT = new EpochKey("current");

  /** After the prefix: the transactional id of whoever writes an epoch. */
  private static final String WRITER = "-pipeline-catalogue";

  private static final Duration LEAVE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(EpochLog.class);

  private final Clients clients;
  private final Topics topics;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable TopicReader<EpochKey, Epoch> reader;
  private volatile boolean closed;
  private Optional<Epoch> last = Optional.empty();
  private long readTo;

  EpochLog(Clients clients, Topics topics) {
    this.clients = clients;
    this.topics = topics;
  }

  /**
   * The epoch that stands, if any instance ever started.
   *
   * @throws Failure if it cannot be decoded, since its schema was lost
   * @throws RegistryUnavailableException if the registry does not say how
   */
  Optional<Epoch> current() {
    reading.lock();
    try {
      return read();
    } catch (RecordDeserializationException e) {
      if (e.getCause() instanceof PoisonRecordException poison) {
        TopicPartition at = e.topicPartition();
        throw KnownFailures.lostSchema(at.topic(), at.partition(), e.offset(), poison);
      }
      throw e.getCause() instanceof RegistryUnavailableException away ? away : e;
    } finally {
      reading.unlock();
    }
  }

  /** What has been read stands while nothing is added: so the registry is not asked again. */
  private Optional<Epoch> read() {
    TopicReader<EpochKey, Epoch> open = reader();
    TopicPartition partition = new TopicPartition(topics.catalogue(), 0);
    long end = open.ends(Set.of(partition)).getOrDefault(partition, 0L);
    if (end != readTo) {
      AtomicReference<@Nullable Epoch> found = new AtomicReference<>();
      open.readAll(partition, record -> found.set(record.value()));
      last = Optional.ofNullable(found.get());
      readTo = end;
    }
    return last;
  }

  private TopicReader<EpochKey, Epoch> reader() {
    TopicReader<EpochKey, Epoch> open = reader;
    if (closed) {
      throw new WakeupException();
    }
    if (open == null) {
      open = clients.reader(EpochKey.class, Epoch.class);
      reader = open;
    }
    return open;
  }

  /** Ends a reading that is under way, which waits for brokers perhaps. */
  @Override
  public void close() {
    closed = true;
    TopicReader<EpochKey, Epoch> open = reader;
    if (open == null) {
      return;
    }
    open.wakeup();
    try {
      if (reading.tryLock(LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
        open.close();
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * Appends an epoch, unless another one has come after the one that was found, or whoever writes
   * one has begun later.
   *
   * @param make what is to stand then; called while the one that was found stands
   */
  void append(Optional<Epoch> found, Supplier<Epoch> make) {
    String name = topics.prefix() + WRITER;
    Producer<EpochKey, Epoch> writer = clients.writer(name, EpochKey.class, Epoch.class);
    try {
      writer.initTransactions();
      if (current().equals(found)) {
        commit(writer, make.get());
      }
    } catch (KafkaException e) {
      if (!RolledBack.isBehind(e)) {
        throw e;
      }
      LOG.info("the epoch was not written: another instance that starts now writes one");
    } finally {
      writer.close(LEAVE); // by itself it would roll back for as long as the brokers are away
    }
  }

  private void commit(Producer<EpochKey, Epoch> writer, Epoch next) {
    try {
      writer.beginTransaction();
      Future<RecordMetadata> unused =
          writer.send(new ProducerRecord<>(topics.catalogue(), 0, CURRENT, next));
      writer.commitTransaction();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new KafkaException("cannot put the catalogue in force", e);
    }
  }

  /**
   * Waits until another epoch stands than the one that was found: one that was appended can be read
   * a moment later.
   *
   * @return the one that was found, if whoever was about to append seems to have ended before
   */
  Optional<Epoch> awaitNext(Optional<Epoch> found) {
    ProgressTimeout since = new ProgressTimeout();
    Optional<Epoch> stands = current();
    while (stands.equals(found) && !since.expired(clients.timeout())) {
      ProgressTimeout.pause();
      stands = current();
    }
    return stands;
  }
}
