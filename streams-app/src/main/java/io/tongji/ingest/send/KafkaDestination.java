package io.tongji.ingest.send;

import io.tongji.catalogue.form.Form;
import io.tongji.ingest.send.Destination.Delivery;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.records.Outgoing;
import io.tongji.log.topics.Topics;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The input topics of a cluster, and the pipeline that reads them. Files may be fed one after the
 * other, each through an outbox of its own: they share the clients.
 */
public final class KafkaDestination implements Destination, AutoCloseable {

  private static final Duration LEAVE = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final Topics topics;
  private final String pipeline;
  private final FeedProgress progress;
  private final Mode mode;
  private final @Nullable Guard guard;
  private final Offsets offsets;
  private final Deque<Runnable> open = new ArrayDeque<>();

  /** Opened with the first delivery: a rehearsal needs none. */
  private @Nullable Producer<byte[], byte[]> producer;

  /** What is done with the records. */
  public enum Mode {
    /** They are sent, and the pipeline is asked what became of them. */
    JUDGED,
    /** They are sent. */
    UNJUDGED,
    /** Nothing is sent. */
    REHEARSED
  }

  /**
   * The topics of a prefix in a cluster; nothing is asked of it yet.
   *
   * @param pipeline consumer group of the pipeline that answers
   * @param guard what stands is looked at by it before anything is sent; null: it is not
   */
  public KafkaDestination(
      Cluster cluster,
      Topics topics,
      String pipeline,
      FeedProgress progress,
      Mode mode,
      @Nullable Guard guard) {
    this.pipeline = pipeline;
    this.cluster = cluster;
    this.topics = topics;
    this.progress = progress;
    this.mode = mode;
    this.guard = guard;
    this.offsets = new Offsets(cluster.clients());
    open.push(offsets::close);
  }

  @Override
  public Delivery<Return> returns(Form form, Feeding feeding) {
    Outgoing<Return> outgoing = Outgoing.returns(form, topics, cluster.clients().serdes());
    return mode == Mode.REHEARSED
        ? rehearsal(Rehearsal.returns(form, review(outgoing, feeding)))
        : delivery(outgoing, feeding);
  }

  @Override
  public Delivery<RegisterRecord> register(Feeding feeding) {
    Outgoing<RegisterRecord> outgoing = Outgoing.register(topics, cluster.clients().serdes());
    return mode == Mode.REHEARSED
        ? rehearsal(Rehearsal.register(review(outgoing, feeding)))
        : delivery(outgoing, feeding);
  }

  @Override
  public Delivery<Target> targets(Feeding feeding) {
    Outgoing<Target> outgoing = Outgoing.targets(topics, cluster.clients().serdes());
    return mode == Mode.REHEARSED
        ? rehearsal(Rehearsal.targets(review(outgoing, feeding)))
        : delivery(outgoing, feeding);
  }

  private static <T> Delivery<T> rehearsal(Outbox<T> outbox) {
    return new Delivery<>(outbox, Judge.NONE);
  }

  private <T> @Nullable Review<T> review(Outgoing<T> outgoing, Feeding feeding) {
    Guard by = guard;
    return by == null
        ? null
        : new Review<>(outgoing, by, feeding, take -> readAll(outgoing.topic(), take));
  }

  private void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> take) {
    try (TopicReader<byte[], byte[]> reader = cluster.clients().reader()) {
      reader.read(offsets.ends(List.of(topic)), ReadProgress.SILENT, take);
    } catch (KafkaException e) {
      throw cluster.failure("read what stands in " + topic, e);
    }
  }

  private <T> Delivery<T> delivery(Outgoing<T> outgoing, Feeding feeding) {
    String doing = "read about the topic " + outgoing.topic();
    try {
      int partitions = offsets.ends(List.of(outgoing.topic())).size();
      KafkaOutbox<T> outbox =
          new KafkaOutbox<>(
              producer(),
              new KafkaOutbox.Shipment<>(outgoing, partitions, feeding, review(outgoing, feeding)),
              cluster,
              progress);
      open.push(() -> close(outbox));
      return new Delivery<>(
          outbox,
          mode == Mode.JUDGED
              ? new Verdicts(cluster, offsets, topics, outgoing.topic(), pipeline, progress)
              : Judge.NONE);
    } catch (KafkaException e) {
      throw cluster.failure(doing, e.getCause() == null ? e : e.getCause());
    }
  }

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> opened = producer;
    if (opened == null) {
      Producer<byte[], byte[]> fresh =
          cluster.clients().writer(transactionalId(), cluster.transactionTimeout());
      open.push(() -> fresh.close(LEAVE));
      begin(fresh);
      opened = fresh;
      producer = opened;
    }
    return opened;
  }

  private void begin(Producer<byte[], byte[]> fresh) {
    try {
      fresh.initTransactions();
    } catch (KafkaException e) {
      long seconds = cluster.transactionTimeout().toSeconds();
      throw cluster.failure(
          "begin a transaction of " + seconds + " s", e.getCause() == null ? e : e.getCause());
    }
  }

  private static void close(KafkaOutbox<?> outbox) {
    try {
      outbox.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file cannot be closed", e);
    }
  }

  /** Of one run only, so that clerks who feed at the same time do not stop each other. */
  private String transactionalId() {
    return topics.prefix() + "-ingest-" + UUID.randomUUID();
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
