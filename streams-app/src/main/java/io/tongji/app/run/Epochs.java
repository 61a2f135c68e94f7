package io.tongji.app.run;

import io.tongji.avro.Epoch;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Groups;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
   * @throws Failure if instances with another catalogue are running, the position of the group was
   *     forgotten, or an input topic was deleted and made anew
   */
  Epoch claim(Claimant claimant, Offsets offsets) {
    EpochTopics rests = new EpochTopics(topics, offsets);
    Optional<Epoch> found = log.current();
    if (stands(found, claimant, rests)) {
      rests.refuseToCountTwice(found.orElseThrow());
    }
    while (!stands(found, claimant, rests)) {
      Optional<Epoch> before = found;
      refuseIfRunning(before, claimant, offsets.groups());
      log.append(before, () -> begin(claimant, before, offsets));
      found = log.awaitNext(before);
    }
    return found.orElseThrow();
  }

  private static boolean stands(Optional<Epoch> found, Claimant claimant, EpochTopics rests) {
    return found.isPresent()
        && found.get().getApplicationId().equals(claimant.applicationId)
        && rests.areKept(found.get());
  }

  private Epoch begin(Claimant claimant, Optional<Epoch> found, Offsets offsets) {
    String applicationId = claimant.applicationId;
    Map<String, Long> cuts = found.map(new CutNumbers(clients, offsets)::under).orElse(Map.of());
    if (offsets.exists(PipelineTopology.cutsChangelog(applicationId))
        || offsets.groups().exists(applicationId)) {
      offsets.groups().forget(applicationId);
    }
    claimant.topicsBetween.run();
    EpochTopics rests = new EpochTopics(topics, offsets);
    return Epoch.newBuilder()
        .setApplicationId(applicationId)
        .setCatalogueDigest(claimant.digest)
        .setStarted(clock.millis())
        .setBacklog(rests.backlog())
        .setCuts(cuts)
        .setTopics(rests.ids(applicationId))
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

  /**
   * Neither an instance of the epoch that was found may run, nor one of the group that is about to
   * begin anew. A killed instance is a member until its session ends, so only one that stays is
   * running.
   */
  private void refuseIfRunning(Optional<Epoch> found, Claimant claimant, Groups groups) {
    await(claimant.applicationId, found, groups, Epochs::ofSame);
    found.ifPresent(
        other ->
            await(
                other.getApplicationId(),
                found,
                groups,
                group -> ofAnother(other, claimant.digest)));
  }

  /** Until a group has no members, or another epoch has come: that is to be looked at then. */
  private void await(
      String group, Optional<Epoch> found, Groups groups, UnaryOperator<String> refusal) {
    if (!groups.isRunning(group)) {
      return;
    }
    Duration patience = session.plus(TO_NOTICE);
    LOG.warn(
        "waiting up to {} s for instances to end, or to be given up by their group {}",
        patience.toSeconds(),
        group);
    ProgressTimeout since = new ProgressTimeout();
    while (groups.isRunning(group) && log.current().equals(found)) {
      if (since.expired(patience)) {
        throw Failure.setting(refusal.apply(group));
      }
      ProgressTimeout.pause();
    }
  }

  private static String ofSame(String group) {
    return "an instance of the group "
        + group
        + " still runs, which is to begin anew; stop all instances, then start them";
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
}
