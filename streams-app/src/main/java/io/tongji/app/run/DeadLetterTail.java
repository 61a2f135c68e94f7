package io.tongji.app.run;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.DeadLetterMarks;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.topics.NewTopics;
import io.tongji.log.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The outcome of each record that a computation has read, according to the dead letters, which are
 * read on when more may have come. A computation is identified by the id of its topic of
 * contributions; a recomputation makes that topic anew.
 *
 * <p>A dead letter and the committed position behind its record are of one commit, and both lie in
 * the partition of the same number. So a reader that first asks for the committed positions of the
 * group, and then reads the partition of dead letters to its end, pending transactions included,
 * has every dead letter before those positions. Only a record behind them needs further reading.
 */
public final class DeadLetterTail implements FirstReadings, AutoCloseable {

  private static final long LONGEST_CLOSE_SECONDS = 5;

  private final Offsets offsets;
  private final TopicReader<byte[], byte[]> reader;
  private final String topic;
  private final Computation computation;
  private final Runnable onDeadLetter;
  private final DeadLetterMarks marks;
  private final ReentrantLock reading = new ReentrantLock();
  private final Map<TopicPartition, Long> read = new HashMap<>();
  private final Set<Integer> begun = ConcurrentHashMap.newKeySet();
  private volatile Map<TopicPartition, OffsetAndMetadata> complete = Map.of();

  private DeadLetterTail(
      Clients clients, String topic, Computation computation, Runnable onDeadLetter) {
    this.offsets = new Offsets(clients);
    this.reader = clients.reader();
    this.topic = topic;
    this.computation = computation;
    this.onDeadLetter = onDeadLetter;
    this.marks = new DeadLetterMarks(computation.name());
  }

  /** A computation, and the group whose progress is its own. */
  private record Computation(String group, String name) {

    static Optional<Computation> of(String applicationId, Topics topics, Offsets offsets) {
      return offsets
          .topicId(topics.contributions(applicationId))
          .map(id -> new Computation(applicationId, id.toString()));
    }
  }

  /**
   * Of a pipeline whose topics have been created.
   *
   * @param onDeadLetter runs at each dead letter that is read
   * @throws Failure if the brokers do not show the topics
   */
  static DeadLetterTail open(
      Clients clients, Topics topics, String applicationId, Runnable onDeadLetter) {
    try (Offsets offsets = new Offsets(clients)) {
      Computation computation =
          new NewTopics(clients.timeout())
              .ask(() -> Computation.of(applicationId, topics, offsets))
              .orElseThrow(
                  () ->
                      Failure.server(
                          "the brokers do not know the topic %s, which was just created"
                              .formatted(topics.contributions(applicationId)),
                          "start again"));
      return new DeadLetterTail(clients, topics.deadLetters(), computation, onDeadLetter);
    }
  }

  /** What has come of records so far in the computation of a group, if it has begun. */
  public static FirstReadings now(Clients clients, Topics topics, String applicationId) {
    try (Offsets offsets = new Offsets(clients)) {
      return Computation.of(applicationId, topics, offsets)
          .map(computation -> now(clients, topics, computation))
          .orElse(NONE);
    }
  }

  private static FirstReadings now(Clients clients, Topics topics, Computation computation) {
    try (DeadLetterTail tail =
        new DeadLetterTail(clients, topics.deadLetters(), computation, () -> {})) {
      Map<TopicPartition, OffsetAndMetadata> positions =
          tail.offsets.committed(computation.group());
      tail.offsets.endsOfAllWritten(topics.deadLetters()).forEach(tail::readTo);
      return new Snapshot(positions, tail.marks, computation.name());
    }
  }

  /** What has come of records up to the moment of a command. */
  private record Snapshot(
      Map<TopicPartition, OffsetAndMetadata> positions, DeadLetterMarks marks, String computation)
      implements FirstReadings {

    @Override
    public boolean isPassedOver(String topic, int partition, long offset) {
      return marks.hold(topic, partition, offset);
    }

    @Override
    public Outcome of(ConsumerRecord<byte[], byte[]> record) {
      if (marks.hold(record)) {
        return Outcome.DEAD_LETTER;
      }
      return isBefore(positions, record) ? Outcome.DECODED : Outcome.NOT_YET;
    }
  }

  private static boolean isBefore(
      Map<TopicPartition, OffsetAndMetadata> positions, ConsumerRecord<byte[], byte[]> record) {
    OffsetAndMetadata next = positions.get(new TopicPartition(record.topic(), record.partition()));
    return next != null && record.offset() < next.offset();
  }

  @Override
  public String computation() {
    return computation.name();
  }

  /** What came of a record that is replayed: it was read before, so never {@code NOT_YET}. */
  @Override
  public Outcome of(ConsumerRecord<byte[], byte[]> replayed) {
    if (!isBefore(complete, replayed)) {
      readOnFor(replayed);
    }
    return marks.hold(replayed) ? Outcome.DEAD_LETTER : Outcome.DECODED;
  }

  /** The dead letters of a partition are read once: a skip is made while no instance runs. */
  @Override
  public boolean isPassedOver(String input, int partition, long offset) {
    if (!begun.contains(partition)) {
      reading.lock();
      try {
        readOn(partition);
        begun.add(partition);
      } finally {
        reading.unlock();
      }
    }
    return marks.hold(input, partition, offset);
  }

  private void readOnFor(ConsumerRecord<byte[], byte[]> replayed) {
    reading.lock();
    try {
      if (!isBefore(complete, replayed)) {
        readOn(replayed.partition());
      }
    } finally {
      reading.unlock();
    }
  }

  private void readOn(int partition) {
    Map<TopicPartition, OffsetAndMetadata> positions = offsets.committed(computation.group());
    TopicPartition letters = new TopicPartition(topic, partition);
    readTo(letters, offsets.endOfAllWritten(letters));
    Map<TopicPartition, OffsetAndMetadata> more = new HashMap<>(complete);
    positions.forEach(
        (input, position) -> {
          if (input.partition() == partition) {
            more.put(input, position);
          }
        });
    complete = Map.copyOf(more);
  }

  private void readTo(TopicPartition partition, long end) {
    long from = read.getOrDefault(partition, 0L);
    if (from < end) {
      reader.read(
          Map.of(partition, from),
          Map.of(partition, end),
          letter -> {
            marks.add(letter);
            onDeadLetter.run();
          });
      read.put(partition, end);
    }
  }

  /** Ends a reading that is under way, which waits for brokers perhaps. */
  @Override
  public void close() {
    reader.wakeup();
    try {
      if (reading.tryLock(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
        offsets.close();
        reader.close();
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
