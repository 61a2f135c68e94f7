package io.tongji.release;

import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.MemberThread;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The service that decides on requests for releases: of all gates of a prefix one is active, the
 * others stand by.
 *
 * <p>The active one is decided by the group of gates: the member that has the one partition of the
 * list of releases. A gate that was active and has not noticed that it is no longer is fenced: its
 * successor has begun transactions under the same transactional id, so it can commit nothing.
 */
public final class Gate implements AutoCloseable {

  private static final Duration STANDING_BY = Duration.ofMillis(500);

  /** What is new is waited for where requests are. */
  private static final Duration AT_WORK = Duration.ofMillis(20);

  private static final Duration LEAVE = Duration.ofSeconds(5);

  private final GateContext context;
  private final Clients.Member member;
  private final MemberThread thread;
  private volatile boolean ready;
  private volatile boolean working;
  private volatile @Nullable Instant waitingSince;

  /**
   * What a gate works with.
   *
   * @param clients of the cluster
   * @param topics of the prefix
   * @param records of the topics
   * @param planning decides
   * @param clock of the decisions
   */
  public record GateContext(
      Clients clients, Topics topics, ReleaseRecords records, Planning planning, Clock clock) {

    /** The name of the gates' group, and of the transactions of the one that works. */
    public static String name(Topics topics) {
      return topics.prefix() + "-gate";
    }
  }

  /**
   * A gate that has not begun.
   *
   * @param session timeout of the group, after which another gate takes over
   * @param again true for an error after which to begin anew; else the gate stops
   */
  public Gate(GateContext context, Duration session, Predicate<RuntimeException> again) {
    this.context = context;
    this.member = new Clients.Member(GateContext.name(context.topics()), session, Optional.empty());
    this.thread = new MemberThread("gate", this::serve, again, LEAVE);
  }

  /** Begins, without waiting. */
  public void start() {
    thread.start();
  }

  /** True while this gate is the one that works. */
  public boolean isWorking() {
    return working;
  }

  /** True while this gate works or stands by: the group has said which. */
  public boolean isReady() {
    return ready;
  }

  /** When the earliest request was made that this gate has not decided; empty: there is none. */
  public Optional<Instant> waitingSince() {
    return Optional.ofNullable(waitingSince);
  }

  private void serve() {
    try (TopicReader<byte[], byte[]> membership = context.clients().follower(member)) {
      serve(membership);
    }
  }

  private void serve(TopicReader<byte[], byte[]> membership) {
    GateAssignment assignment = new GateAssignment();
    membership.join(context.topics().publicReleases(), assignment);
    ActiveGate active = null;
    try {
      while (!thread.isClosed()) {
        membership.poll(active == null ? STANDING_BY : AT_WORK, release -> {});
        if (assignment.ours && active == null) {
          active = ActiveGate.begin(context);
        } else if (!assignment.ours && active != null) {
          active.close();
          active = null;
        }
        working = active != null;
        ready = assignment.known && assignment.ours == working;
        step(active);
        waitingSince = active == null ? null : active.waitingSince();
      }
    } finally {
      working = false;
      ready = false;
      if (active != null) {
        active.close();
      }
    }
  }

  private static void step(@Nullable ActiveGate active) {
    if (active != null) {
      active.step();
    }
  }

  /** Leaves the group, so that another gate works at once; what is under way is rolled back. */
  @Override
  public void close() {
    thread.close();
  }

  /** Whether the one partition is this gate's, once it is known; of the thread that polls. */
  private static final class GateAssignment implements ConsumerRebalanceListener {

    private boolean known;
    private boolean ours;

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      known = true;
      ours |= !partitions.isEmpty();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      ours &= partitions.isEmpty();
    }
  }
}
