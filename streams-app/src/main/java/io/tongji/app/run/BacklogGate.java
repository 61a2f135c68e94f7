package io.tongji.app.run;

import io.tongji.avro.Epoch;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology;
import io.tongji.pipeline.Publication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds publication back until the input that stood when the catalogue came into force is in the
 * tables, so that nobody sees half a rebuilt table.
 */
final class BacklogGate implements Publication {

  private static final Logger LOG = LoggerFactory.getLogger(BacklogGate.class);

  private final Epoch epoch;
  private final Topics topics;
  private final Leftovers left;
  private final Epochs epochs;
  private final Map<TopicPartition, Long> backlog = new HashMap<>();
  private @Nullable Map<TopicPartition, Long> contributions;
  private final Set<Integer> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean backlogRead;
  private volatile boolean open;
  private volatile long read;
  private List<String> others = List.of();

  BacklogGate(Epoch epoch, Topics topics, Leftovers left, Epochs epochs) {
    this.epoch = epoch;
    this.topics = topics;
    this.left = left;
    this.epochs = epochs;
    epoch
        .getBacklog()
        .forEach(
            part ->
                backlog.put(
                    new TopicPartition(part.getTopic(), part.getPartition()), part.getEndOffset()));
  }

  /** The group whose progress counts. */
  String applicationId() {
    return epoch.getApplicationId();
  }

  /** The topic between the stages. */
  String contributionsTopic() {
    return topics.contributions(applicationId());
  }

  /**
   * Looks again whether the backlog has been read, by both stages.
   *
   * @throws Failure if it has, and may not be published by this instance
   */
  void look(Offsets offsets) {
    if (open) {
      return;
    }
    read = offsets.read(applicationId(), backlog);
    backlogRead = backlogRead || offsets.passed(applicationId(), backlog);
    if (backlogRead && contributions == null && hasContributed(offsets, applicationId())) {
      contributions = offsets.endsOfAllWritten(contributionsTopic());
    }
    if (contributions != null
        && offsets.passed(applicationId(), contributions)
        && othersHaveEnded(offsets)) {
      check(offsets);
      open = true;
    }
  }

  /**
   * Looks whether this instance may go on.
   *
   * @throws Failure if its epoch is superseded, or a topic is another one than it rests on
   */
  void check(Offsets offsets) {
    checkInForce();
    new EpochTopics(topics, offsets).remade(epoch).ifPresent(BacklogGate::stop);
  }

  private static void stop(String why) {
    throw Failure.setting(why);
  }

  /** What they publish until they notice that they are superseded is replaced afterwards. */
  private boolean othersHaveEnded(Offsets offsets) {
    List<String> running =
        new ArrayList<>(offsets.groups().running(StreamsPipeline.groups(topics)));
    running.remove(applicationId());
    if (!running.equals(others)) {
      LOG.info("instances of other catalogues that still run: {}", running);
      others = running;
    }
    return running.isEmpty();
  }

  @Override
  public void checkInForce() {
    epochs.superseded(applicationId(), inForceSince()).ifPresent(BacklogGate::stop);
  }

  /** Records of the backlog that the first stage has read, as of the last look. */
  long read() {
    return read;
  }

  /** Records in the backlog, marks of transactions included. */
  long size() {
    return backlog.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public boolean backlogRead() {
    return backlogRead;
  }

  @Override
  public boolean mayBegin() {
    return open;
  }

  @Override
  public void waits(int partition) {
    waiting.add(partition);
  }

  @Override
  public void waitsNoLonger(int partition) {
    waiting.remove(partition);
  }

  /** True once all that is this instance's to publish is published. */
  @Override
  public boolean passed() {
    return open && waiting.isEmpty();
  }

  /** When the catalogue came into force: another number each time, even for the same catalogue. */
  long inForceSince() {
    return epoch.getStarted();
  }

  @Override
  public Map<String, Left> leftIn(int partition) {
    return left.figures(partition);
  }

  @Override
  public Set<Long> refusedIn(String input, int partition) {
    return open ? Set.of() : left.refusals(input, partition);
  }

  /** True if each unit task of a group has sent all that its units contributed when it began. */
  static boolean hasContributed(Offsets offsets, String group) {
    return offsets.eachPartitionHolds(
        PipelineTopology.firstSentChangelog(group), PipelineTopology::saysAllContributed);
  }
}
