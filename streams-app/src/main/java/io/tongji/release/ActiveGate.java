package io.tongji.release;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseOutcome.Position;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.releases.ReleasedFigure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate while it is the active one. It first fences the transactions of the previous active
 * gate, and then reads what that one has decided.
 *
 * <p>A request is identified by its position in the topic and decided once. Its outcome and the
 * whole release are one transaction. Committed offsets of a group would not do: brokers forget them
 * when the group has had no members for a week, and outcomes are kept for ever.
 */
final class ActiveGate implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ActiveGate.class);

  /** Half of what brokers allow by default; 500,000 records take some 10 s. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(7);

  /** Longest wait for a request; and for the end of the work on one. */
  private static final Duration REST = Duration.ofMillis(500);

  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final Duration LEAVE = Duration.ofSeconds(1);

  private final Gate.GateContext context;
  private final Producer<byte[], byte[]> producer;
  private final TopicReader<byte[], byte[]> requests;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(ActiveGate::thread);

  private final List<TopicPartition> partitions;

  /** What is out; once the gate is active, the worker's. */
  private final List<PublishedRelease> releases;

  private final Set<Position> decided = ConcurrentHashMap.newKeySet();
  private final PriorityQueue<PendingRequest> waiting =
      new PriorityQueue<>(Comparator.comparingLong(PendingRequest::time));
  private @Nullable UnderDecision work;
  private volatile boolean ended;

  /** A request, where it stands, and when it was made, in milliseconds since 1970. */
  private record PendingRequest(ReleaseRequest request, Position position, long time) {}

  /** The request that is being decided on. */
  private record UnderDecision(PendingRequest asked, Future<?> done) {}

  /** Reads what the gate that was active before has decided. */
  private ActiveGate(
      Gate.GateContext context,
      Producer<byte[], byte[]> producer,
      TopicReader<byte[], byte[]> requests) {
    this.context = context;
    this.producer = producer;
    this.requests = requests;
    ReleaseReader reader = new ReleaseReader(context.clients(), context.topics());
    releases = new ArrayList<>(reader.releases());
    reader.outcomes().forEach(outcome -> decided.add(outcome.position()));
    partitions = requests.partitions(context.topics().releases());
    requests.follow(partitions, true);
    LOG.info("the gate works; releases that are out: {}", releases.size());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "release");
    thread.setDaemon(true);
    return thread;
  }

  /** Becomes active: no gate that was so before can commit any more. */
  static ActiveGate begin(Gate.GateContext context) {
    Producer<byte[], byte[]> producer =
        context.clients().writer(Gate.GateContext.name(context.topics()), LONGEST_TRANSACTION);
    TopicReader<byte[], byte[]> requests = context.clients().follower();
    try {
      producer.initTransactions();
      return new ActiveGate(context, producer, requests);
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      requests.close();
      throw e;
    }
  }

  /**
   * Takes the requests that have come, and begins to decide on the earliest when the one before is
   * decided. They lie in several partitions, so all of them are read first.
   *
   * @throws RuntimeException whatever ended the work on one
   */
  void step() {
    requests.poll(
        work == null ? REST : GLANCE, record -> ForeignRecords.passOver(record, this::take));
    UnderDecision begun = work;
    if (begun == null && partitions.stream().allMatch(requests::isAtEnd)) {
      PendingRequest next = waiting.poll();
      work = next == null ? null : new UnderDecision(next, worker.submit(() -> decide(next)));
    } else if (begun != null && begun.done().isDone()) {
      work = null;
      rethrow(begun.done());
    }
  }

  /** When the earliest request was made that is not decided yet; null: there is none. */
  @Nullable Instant waitingSince() {
    return Stream.of(
            Optional.ofNullable(work).map(UnderDecision::asked),
            Optional.ofNullable(waiting.peek()))
        .flatMap(Optional::stream)
        .map(asked -> Instant.ofEpochMilli(asked.time()))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    ReleaseRequest request = context.records().request(record);
    Position position = new Position(record.partition(), record.offset());
    if (request != null && !decided.contains(position)) {
      waiting.add(new PendingRequest(request, position, record.timestamp()));
    }
  }

  private static void rethrow(Future<?> done) {
    try {
      Object unused = done.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new KafkaException(e);
    }
  }

  private void decide(PendingRequest asked) {
    ReleaseRequest request = asked.request();
    if (releases.stream().anyMatch(release -> release.request().asksTheSame(request))) {
      LOG.info("release {} is out already, as asked for again", request.id());
      decided.add(asked.position());
      return;
    }
    LOG.info("release {} is asked for, through {}", request.id(), request.through());
    Draft draft = draft(request);
    goOn();
    if (draft.mayBePublished()) {
      publish(asked, draft);
    } else {
      LOG.info("release {} is refused; reasons: {}", request.id(), draft.refusals().size());
      write(List.of(), List.of(context.records().encode(outcome(asked, draft, null, now()))));
    }
    decided.add(asked.position());
  }

  /** Kafka's clients complain of an interruption, so the work looks by itself whether to end. */
  private void goOn() {
    if (ended) {
      throw new CancellationException("this gate is not the active one any more");
    }
  }

  private Draft draft(ReleaseRequest request) {
    try {
      return context.planning().draft(request, List.copyOf(releases), (read, all) -> goOn());
    } catch (Failure refused) {
      if (refused.kind() == Failure.Kind.BUG) {
        throw refused;
      }
      return Draft.refused(refused);
    } catch (OutOfMemoryError tooLarge) { // what the draft held is free again
      return Draft.refused(Failure.outOfMemory(tooLarge));
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.clock().millis());
  }

  private void publish(PendingRequest asked, Draft draft) {
    Instant now = now();
    long number = PublishedRelease.next(releases);
    ReleaseRequest request = asked.request();
    PublishedRelease release =
        new PublishedRelease(
            request, number, now, counts(draft), ReleasedFigure.digest(draft.figures()), null);
    write(
        draft.figures(),
        List.of(
            context.records().encode(release),
            context.records().encode(outcome(asked, draft, number, now))));
    releases.add(release);
    LOG.info("release {} is out: {} records", request.id(), draft.figures().size());
  }

  private static SortedMap<String, Long> counts(Draft draft) {
    SortedMap<String, Long> counts = new TreeMap<>();
    draft.figures().forEach(figure -> counts.merge(figure.key().indicator(), 1L, Long::sum));
    return counts;
  }

  private static ReleaseOutcome outcome(
      PendingRequest asked, Draft draft, @Nullable Long number, Instant at) {
    return new ReleaseOutcome(
        asked.request(),
        asked.position(),
        at,
        number,
        draft.point(),
        draft.planDigest(),
        draft.refusals(),
        draft.counts(),
        draft.held());
  }

  /** Writes all in one transaction, every record with the same time. */
  private void write(List<ReleasedFigure> figures, List<ProducerRecord<byte[], byte[]>> about) {
    AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    Instant at = Instant.ofEpochMilli(Objects.requireNonNull(about.get(0).timestamp()));
    producer.beginTransaction();
    for (ReleasedFigure figure : figures) {
      send(context.records().vintage(figure, at), failed);
    }
    for (ReleasedFigure figure : figures) {
      send(context.records().latest(figure, at), failed);
    }
    about.forEach(record -> send(record, failed));
    try {
      producer.commitTransaction();
    } catch (KafkaException e) {
      Exception first = failed.get();
      throw first instanceof RuntimeException cause ? cause : e;
    }
  }

  private void send(
      ProducerRecord<byte[], byte[]> record, AtomicReference<@Nullable Exception> failed) {
    Future<?> unused =
        producer.send(
            record,
            (position, failure) -> {
              if (failure != null) {
                failed.compareAndSet(null, failure);
              }
            });
  }

  /** Ends; a transaction under way is rolled back, by the brokers or by the next active gate. */
  @Override
  public void close() {
    ended = true;
    worker.shutdown();
    producer.close(Duration.ZERO);
    requests.close();
    try {
      boolean unused = worker.awaitTermination(LEAVE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
