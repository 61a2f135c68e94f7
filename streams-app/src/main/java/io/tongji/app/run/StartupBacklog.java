package io.tongji.app.run;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.catalogue.CatalogueTopic;
import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.records.CatalogueRecord;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology;
import io.tongji.pipeline.ports.Publication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds publication back until the input that stood when this instance started is in the tables, so
 * that nobody sees half a rebuilt table. Where all units have contributed before, that input is in
 * them already.
 *
 * <p>Each instance goes by the ends that it finds itself. None lies before where the inputs ended
 * when the catalogue was applied, or the version changed.
 */
public final class StartupBacklog implements Publication {

  private static final Logger LOG = LoggerFactory.getLogger(StartupBacklog.class);

  private final String group;
  private final Topics topics;
  private final CatalogueRecord record;
  private final CatalogueTopic catalogue;
  private final PipelineGroups groups;
  private final Uuid computation;
  private final Map<TopicPartition, Long> backlog;
  private final Set<Integer> waiting = ConcurrentHashMap.newKeySet();
  private volatile BacklogProgress progress = new BacklogProgress.ReadingBacklog();
  private volatile long read;
  private List<String> others = List.of();

  /** How far the backlog has gone. */
  private sealed interface BacklogProgress {

    /** The unit stage reads it. */
    record ReadingBacklog() implements BacklogProgress {}

    /** The unit stage has read it, and sends what units contribute. */
    record Contributing() implements BacklogProgress {}

    /** The cube stage reads all contributions, up to these offsets. */
    record PassingOn(Map<TopicPartition, Long> contributions) implements BacklogProgress {}

    /** It is in the tables. */
    record Done() implements BacklogProgress {}
  }

  /**
   * The backlog of an instance that starts.
   *
   * @param group of its pipeline, whose topics between the stages have been created
   */
  StartupBacklog(
      Clients clients,
      Topics topics,
      CatalogueInForce inForce,
      PipelineGroups groups,
      Offsets offsets) {
    this.group = PipelineGroups.of(topics, inForce.catalogue());
    this.topics = topics;
    this.record = inForce.record();
    this.catalogue = new CatalogueTopic(clients, topics);
    this.groups = groups;
    this.computation = groups.computation(group);
    this.backlog = hasContributed(offsets, group) ? Map.of() : offsets.ends(topics.computedFrom());
  }

  /** Looks again whether the backlog has been read, by unit stage and cube stage. */
  void look(Offsets offsets) {
    if (progress instanceof BacklogProgress.Done) {
      return;
    }
    read = offsets.read(group, backlog);
    if (progress instanceof BacklogProgress.ReadingBacklog && offsets.passed(group, backlog)) {
      progress = new BacklogProgress.Contributing();
    }
    if (progress instanceof BacklogProgress.Contributing && hasContributed(offsets, group)) {
      progress =
          new BacklogProgress.PassingOn(offsets.endsOfAllWritten(topics.contributions(group)));
    }
    if (progress instanceof BacklogProgress.PassingOn passing
        && offsets.passed(group, passing.contributions())
        && othersHaveEnded()) {
      check(offsets);
      progress = new BacklogProgress.Done();
    }
  }

  /** True if each unit task of a group has sent all that its units contributed when it began. */
  public static boolean hasContributed(Offsets offsets, String group) {
    return offsets.eachPartitionHolds(
        PipelineTopology.firstSentChangelog(group), PipelineTopology::saysAllContributed);
  }

  /** What they publish until they end is replaced afterwards. */
  private boolean othersHaveEnded() {
    List<String> running = groups.othersRunning(group);
    if (!running.equals(others)) {
      LOG.info("instances of other versions or catalogues that still run: {}", running);
      others = running;
    }
    return running.isEmpty();
  }

  /**
   * Looks whether this instance may go on.
   *
   * @throws Failure if another catalogue was applied since it started, or a topic was deleted and
   *     made anew
   */
  void check(Offsets offsets) {
    Optional<CatalogueRecord> now = catalogue.read(offsets);
    if (now.filter(record::isSame).isEmpty()) {
      throw Failure.setting(
          "the catalogue was applied anew since this instance started: in force is "
              + now.map(CatalogueRecord::digest).orElse("none")
              + ", this instance computes by "
              + record.digest(),
          "start it again");
    }
    groups.refuseIfRemade(record, group, computation);
  }

  /** Records of the backlog that the unit stage has read, as of the last look. */
  long read() {
    return read;
  }

  /** Records in the backlog, marks of transactions included. */
  long size() {
    return backlog.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public Phase phase() {
    BacklogProgress now = progress;
    if (now instanceof BacklogProgress.Done) {
      return waiting.isEmpty() ? Phase.PUBLISHED : Phase.PUBLISHING;
    }
    return now instanceof BacklogProgress.ReadingBacklog ? Phase.READING : Phase.CONTRIBUTING;
  }

  @Override
  public void waits(int partition) {
    waiting.add(partition);
  }

  @Override
  public void waitsNoLonger(int partition) {
    waiting.remove(partition);
  }
}
