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
final class Epochs implements AutoCloseable {

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
   * An instance that starts.
   *
   * @param applicationId of its catalogue
   * @param digest of the catalogue
   * @param topicsBetween creates the topics between its stages, where they are missing
   */
  record Claimant(String applicationId, String digest, Runnable topicsBetween) {}

  /**
   * Puts a catalogue in force, unless it is already. One that was in force before begins with the
   * input's first record again: what was told meanwhile was told under another one. So does one of
   * which the topics were deleted that keep what was computed.
   *
   * @return the epoch that stands, whichever instance has written it
   * @throws ConfigException if instances with another catalogue are running, the position of the
   *     group was forgotten, or an input topic was deleted and made anew
   */
  Epoch claim(Claimant claimant, Offsets offsets) {
    Optional<Epoch> found = log.current();
    while (!stands(found, claimant, offsets)) {
      Optional<Epoch> before = found;
      before.ifPresent(other -> refuseIfRunning(other, claimant, offsets));
      log.append(before, () -> begin(claimant, before, offsets));
      found = log.awaitNext(before);
    }
    Epoch epoch = found.orElseThrow();
    refuseToCountTwice(epoch, offsets);
    return epoch;
  }

  private boolean stands(Optional<Epoch> found, Claimant claimant, Offsets offsets) {
    if (found.isEmpty() || !found.get().getApplicationId().equals(claimant.applicationId)) {
      return false;
    }
    claimant.topicsBetween.run();
    String between = topics.contributions(claimant.applicationId);
    return isUnchanged(found.get(), offsets.topicIds(List.of(between)));
  }

  private static boolean isUnchanged(Epoch epoch, Map<String, String> ids) {
    return ids.entrySet().stream()
        .allMatch(id -> id.getValue().equals(epoch.getTopics().get(id.getKey())));
  }

  private Epoch begin(Claimant claimant, Optional<Epoch> found, Offsets offsets) {
    String applicationId = claimant.applicationId;
    if (offsets.exists(PipelineTopology.cutsChangelog(applicationId))
        || !offsets.committed(applicationId).isEmpty()) {
      offsets.groups().forget(applicationId);
    }
    claimant.topicsBetween.run();
    List<String> restsOn = inputs();
    restsOn.add(topics.contributions(applicationId));
    CutNumbers numbers = new CutNumbers(clients, offsets);
    return Epoch.newBuilder()
        .setApplicationId(applicationId)
        .setCatalogueDigest(claimant.digest)
        .setStarted(clock.millis())
        .setBacklog(backlog(offsets.ends(inputs())))
        .setCuts(found.map(numbers::under).orElse(Map.of()))
        .setTopics(offsets.topicIds(restsOn))
        .build();
  }

  /** Why an instance that was started in an epoch may not go on; empty while that one stands. */
  Optional<String> superseded(String applicationId, long started) {
    Optional<Epoch> found = log.current();
    if (found.isEmpty()) {
      return Optional.of(
          "the topic "
              + topics.catalogue()
              + " no longer says which catalogue is in force; start this instance again: all is"
              + " computed anew");
    }
    Epoch stands = found.get();
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
  private void refuseToCountTwice(Epoch epoch, Offsets offsets) {
    String applicationId = epoch.getApplicationId();
    if (offsets.forgotten(applicationId, topics.contributions(applicationId))) {
      throw countingTwice(
          applicationId,
          "the brokers have forgotten how far the group "
              + applicationId
              + " had read (offsets.retention.minutes)");
    }
    offsets
        .topicIds(inputs())
        .forEach(
            (input, id) -> {
              if (!id.equals(epoch.getTopics().get(input))) {
                throw countingTwice(
                    applicationId, "the input topic " + input + " was deleted and made anew");
              }
            });
  }

  private static ConfigException countingTwice(String applicationId, String why) {
    return new ConfigException(
        why
            + ", and reading again would count all returns twice; delete the topics whose names"
            + " begin with "
            + applicationId
            + "- and start again: everything is recomputed from the input topics");
  }

  /** A killed instance is a member until its session ends, so only one that stays is running. */
  private void refuseIfRunning(Epoch other, Claimant claimant, Offsets offsets) {
    String group = other.getApplicationId();
    if (!offsets.groups().isRunning(group)) {
      return;
    }
    Duration patience = session.plus(TO_NOTICE);
    LOG.warn(
        "waiting up to {} s for instances to end, or to be given up by their group {}",
        patience.toSeconds(),
        group);
    Headway since = new Headway();
    while (isRunning(other, offsets) && !since.stoodStill(patience)) {
      pause();
    }
    if (isRunning(other, offsets)) {
      throw new ConfigException(
          group.equals(claimant.applicationId)
              ? ofDeleted(group)
              : ofAnother(other, claimant.digest));
    }
  }

  /** Not if another epoch has come after its own: that one is to be looked at then. */
  private boolean isRunning(Epoch epoch, Offsets offsets) {
    return offsets.groups().isRunning(epoch.getApplicationId())
        && log.current().equals(Optional.of(epoch));
  }

  private static String ofDeleted(String group) {
    return "an instance of the group "
        + group
        + " still runs, though topics that it keeps were deleted; stop all instances first";
  }

  private static String ofAnother(Epoch other, String digest) {
    return "another instance runs with another catalogue: "
        + other.getCatalogueDigest()
        + " (group "
        + other.getApplicationId()
        + "); the catalogue of this one is "
        + digest
        + "; stop the other first, or start this one with the other's catalogue";
  }

  @Override
  public void close() {
    log.close();
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
