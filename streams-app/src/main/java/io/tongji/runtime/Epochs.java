package io.tongji.runtime;

import io.tongji.avro.Backlog;
import io.tongji.avro.Epoch;
import io.tongji.config.ConfigException;
import io.tongji.topology.PipelineTopology;
import io.tongji.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which catalogue is in force: what every instance finds out before it starts.
 *
 * <p>Each catalogue has an application id, so a group and stores, of its own: a changed catalogue
 * begins with the input's first record. Instances with different catalogues refuse to run together.
 */
final class Epochs {

  /** How long after its last sign of life the brokers take to give a member up. */
  private static final Duration TO_NOTICE = Duration.ofSeconds(1);

  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final Logger LOG = LoggerFactory.getLogger(Epochs.class);

  private final Clients clients;
  private final EpochLog log;
  private final Topics topics;
  private final Clock clock;
  private final Duration session;

  /**
   * Epochs of a prefix.
   *
   * @param session time after which a killed instance is given up by its group
   */
  Epochs(Clients clients, Topics topics, Clock clock, Duration session) {
    this.clients = clients;
    this.log = new EpochLog(clients, topics);
    this.topics = topics;
    this.clock = clock;
    this.session = session;
  }

  /**
   * Puts a catalogue in force, unless it is already. One that was in force before begins with the
   * input's first record again: what was told meanwhile was told under another one.
   *
   * @return the epoch that stands, whichever instance has written it
   * @throws ConfigException if instances with another catalogue are running, or the position of the
   *     group was forgotten
   */
  Epoch claim(String applicationId, String digest, Offsets offsets) {
    Optional<Epoch> found = log.current();
    while (!isOf(applicationId, found)) {
      Optional<Epoch> before = found;
      before.ifPresent(other -> refuseIfRunning(other, digest, offsets));
      log.append(before, () -> begin(applicationId, digest, before, offsets));
      found = log.awaitNext(before);
    }
    refuseToCountTwice(applicationId, offsets);
    return found.orElseThrow();
  }

  private static boolean isOf(String applicationId, Optional<Epoch> epoch) {
    return epoch.isPresent() && epoch.get().getApplicationId().equals(applicationId);
  }

  private Epoch begin(String applicationId, String digest, Optional<Epoch> found, Offsets offsets) {
    if (offsets.exists(PipelineTopology.cutsChangelog(applicationId))) {
      offsets.forget(applicationId);
    }
    CutNumbers numbers = new CutNumbers(clients, offsets);
    return Epoch.newBuilder()
        .setApplicationId(applicationId)
        .setCatalogueDigest(digest)
        .setStarted(clock.millis())
        .setBacklog(backlog(offsets.ends(inputs())))
        .setCuts(found.map(numbers::under).orElse(Map.of()))
        .build();
  }

  /** Why an instance that was started in an epoch may not go on; empty while that one stands. */
  Optional<String> superseded(String applicationId, long started) {
    Epoch stands = log.current().orElseThrow();
    if (!stands.getApplicationId().equals(applicationId)) {
      return Optional.of(
          "another catalogue came into force: "
              + stands.getCatalogueDigest()
              + "; start this instance with it");
    }
    if (stands.getStarted() != started) {
      return Optional.of(
          "the catalogue of this instance came into force again, at "
              + Instant.ofEpochMilli(stands.getStarted())
              + ", and all is computed anew since then; start this instance again");
    }
    return Optional.empty();
  }

  private List<String> inputs() {
    List<String> inputs = new ArrayList<>(topics.inputs());
    inputs.remove(topics.releases());
    return inputs;
  }

  private static List<Backlog> backlog(Map<TopicPartition, Long> ends) {
    List<Backlog> backlog = new ArrayList<>();
    ends.forEach(
        (partition, end) -> {
          if (end > 0) {
            backlog.add(new Backlog(partition.topic(), partition.partition(), end));
          }
        });
    return backlog;
  }

  /** Brokers forget the position of a group that was away too long, but not what it has summed. */
  private void refuseToCountTwice(String applicationId, Offsets offsets) {
    if (offsets.forgotten(applicationId, topics.contributions(applicationId))) {
      throw new ConfigException(
          "the brokers have forgotten how far the group "
              + applicationId
              + " had read (offsets.retention.minutes), and reading again would count all returns"
              + " twice; delete the topics whose names begin with "
              + applicationId
              + "- and start again: everything is recomputed from the input topics");
    }
  }

  /** A killed instance is a member until its session ends, so only one that stays is running. */
  private void refuseIfRunning(Epoch other, String digest, Offsets offsets) {
    if (!hasMembers(other, offsets)) {
      return;
    }
    Duration patience = session.plus(TO_NOTICE);
    LOG.warn(
        "waiting up to {} s for an instance with another catalogue to end, or to be given up by"
            + " its group {}",
        patience.toSeconds(),
        other.getApplicationId());
    Headway since = new Headway();
    while (hasMembers(other, offsets) && !since.stoodStill(patience)) {
      pause();
    }
    if (hasMembers(other, offsets)) {
      throw new ConfigException(
          "another instance runs with another catalogue: "
              + other.getCatalogueDigest()
              + " (group "
              + other.getApplicationId()
              + "); the catalogue of this one is "
              + digest
              + "; stop the other first, or start this one with the other's catalogue");
    }
  }

  private static boolean hasMembers(Epoch epoch, Offsets offsets) {
    GroupState state = offsets.groupState(epoch.getApplicationId());
    return state != GroupState.EMPTY && state != GroupState.DEAD;
  }

  /** A short pause between two looks. */
  static void pause() {
    try {
      Thread.sleep(GLANCE.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
