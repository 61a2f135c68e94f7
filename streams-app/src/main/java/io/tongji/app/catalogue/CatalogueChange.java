package io.tongji.app.catalogue;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.records.CatalogueRecord;
import io.tongji.log.topics.NewTopics;
import io.tongji.log.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Puts catalogues in force, and has all computed anew, while no pipeline has members.
 *
 * <p>What was computed is deleted before the record is written. So whatever happens in between, the
 * next start computes all anew under the record that it finds.
 */
public final class CatalogueChange implements AutoCloseable {

  private final Topics topics;
  private final Clock clock;
  private final Offsets offsets;
  private final CatalogueTopic topic;
  private final PipelineGroups groups;

  /**
   * Changes of a prefix's catalogue.
   *
   * @param session time after which brokers give up a member that was killed
   */
  public CatalogueChange(Clients clients, Topics topics, Clock clock, Duration session) {
    this.topics = topics;
    this.clock = clock;
    this.offsets = new Offsets(clients);
    this.topic = new CatalogueTopic(clients, topics);
    this.groups = new PipelineGroups(topics, offsets, session);
  }

  /** What an application of a catalogue comes to. */
  public enum Effect {
    /** The same files were in force already. */
    NONE,
    /** Files that decide on no figure are others: what was computed stands. */
    WORDING,
    /** All is computed anew by the next start. */
    ANEW
  }

  /** The record in force, if there is one. */
  public Optional<CatalogueRecord> inForce() {
    return topic.read(offsets);
  }

  /**
   * Puts the files of a catalogue in force, whole: with the application's where some are missing.
   *
   * @throws Failure if a row is wrong
   * @throws Failure if a pipeline has members
   * @throws Failure if it has replaced another one that was applied at the same time
   */
  public Effect apply(CatalogueSource given) {
    CatalogueSource source = given.completed();
    Catalogue catalogue = WholeCatalogue.read(source);
    Optional<CatalogueRecord> before = inForce();
    if (before.isPresent() && haveSame(before.get().files(), source.files())) {
      return Effect.NONE;
    }
    if (before.isPresent() && before.get().digest().equals(catalogue.digest())) {
      groups.refuseIfRunning();
      topic.write(record(source, catalogue, before.get().ends(), before.get().inputs()));
      return Effect.WORDING;
    }
    PipelineGroups.Computed unused = groups.deleteAll();
    topic.write(record(source, catalogue, ends(), inputs()));
    return Effect.ANEW;
  }

  /**
   * Puts the application's own catalogue in force if there is none yet.
   *
   * @return whether it did
   */
  public boolean applyBuiltInIfNone() {
    if (inForce().isPresent()) {
      return false;
    }
    CatalogueSource source = CatalogueSource.builtIn();
    topic.write(record(source, CatalogueFiles.of(source), ends(), inputs()));
    return true;
  }

  /**
   * Deletes what was computed. The catalogue in force stands, with the inputs that there are now.
   *
   * @return what was deleted
   * @throws Failure if a pipeline has members, or no catalogue is in force
   */
  public PipelineGroups.Computed recompute() {
    CatalogueRecord before = inForce().orElseThrow(() -> CatalogueInForce.none(topics));
    CatalogueSource source = CatalogueSource.of(before.files());
    PipelineGroups.Computed deleted = groups.deleteAll();
    topic.write(record(source, CatalogueFiles.of(source), ends(), inputs()));
    return deleted;
  }

  /**
   * What {@link #recompute} would delete.
   *
   * @throws Failure if it would be refused
   */
  public PipelineGroups.Computed toRecompute() {
    CatalogueRecord unused = inForce().orElseThrow(() -> CatalogueInForce.none(topics));
    groups.refuseIfRunning();
    return groups.computed();
  }

  /**
   * Begins a restoration: what was computed is deleted, and no catalogue is in force, so that
   * nothing starts until {@link #recompute} ends it.
   *
   * @throws Failure if a pipeline has members
   */
  public void beginRestoring() {
    PipelineGroups.Computed unused = groups.deleteAll();
    topic.markRestoring();
  }

  /** True if the files have the same names and contents. */
  static boolean haveSame(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream().allMatch(name -> Arrays.equals(one.get(name), other.get(name)));
  }

  private CatalogueRecord record(
      CatalogueSource source,
      Catalogue catalogue,
      Map<TopicPartition, Long> ends,
      Map<String, String> inputs) {
    return new CatalogueRecord(
        source.files(),
        catalogue.digest(),
        PipelineGroups.of(topics, catalogue),
        Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
        ends,
        inputs);
  }

  private Map<TopicPartition, Long> ends() {
    Map<TopicPartition, Long> ends = new HashMap<>(offsets.ends(topics.computedFrom()));
    ends.values().removeIf(end -> end == 0);
    return ends;
  }

  private Map<String, String> inputs() {
    Map<String, String> ids = new HashMap<>();
    for (String input : topics.computedFrom()) {
      NewTopics.KNOWN_BY_ALL
          .ask(() -> offsets.topicId(input))
          .map(Uuid::toString)
          .ifPresent(id -> ids.put(input, id));
    }
    return ids;
  }

  @Override
  public void close() {
    offsets.close();
  }
}
