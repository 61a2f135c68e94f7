package io.tongji.app.run;

import io.tongji.avro.Backlog;
import io.tongji.avro.Epoch;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.topics.NewTopics;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics that an epoch rests on: what is read, and what is kept of it. */
final class EpochTopics {

  /** After so long a broker knows of a topic that another one created. */
  private static final NewTopics KNOWN_BY_ALL = new NewTopics(Duration.ofSeconds(5));

  /**
   * As long as a transaction of Kafka Streams may take: a group's first commit may be under way.
   */
  private static final Duration TO_COMMIT = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(EpochTopics.class);

  private final Topics topics;
  private final Offsets offsets;

  EpochTopics(Topics topics, Offsets offsets) {
    this.topics = topics;
    this.offsets = offsets;
  }

  /** How far the inputs reach now; what is empty is left out. */
  List<Backlog> backlog() {
    List<Backlog> backlog = new ArrayList<>();
    for (Map.Entry<TopicPartition, Long> end : offsets.ends(inputs()).entrySet()) {
      if (end.getValue() > 0) {
        TopicPartition partition = end.getKey();
        backlog.add(new Backlog(partition.topic(), partition.partition(), end.getValue()));
      }
    }
    return backlog;
  }

  /** The ids of the inputs and of the topics between the stages, which have been created. */
  Map<String, String> ids(String applicationId) {
    Map<String, String> ids = new HashMap<>();
    for (String name : named(applicationId)) {
      ids.put(name, id(name).orElseThrow(() -> unknown(name)).toString());
    }
    return ids;
  }

  private static Failure unknown(String topic) {
    return Failure.server(
        "the brokers do not know the topic " + topic + ", which is there", "start again");
  }

  private Optional<Uuid> id(String topic) {
    return KNOWN_BY_ALL.ask(() -> offsets.topicId(topic));
  }

  /**
   * False if a topic was deleted in which the pipeline of an epoch keeps what it has computed, or
   * nobody knows any more how far it had read. The topics of Kafka Streams are there before the
   * first commit.
   */
  boolean areKept(Epoch epoch) {
    String applicationId = epoch.getApplicationId();
    List<String> kept = new ArrayList<>(between(applicationId));
    if (!offsets.committed(applicationId).isEmpty()) {
      kept.add(PipelineTopology.cutsChangelog(applicationId));
      kept.add(PipelineTopology.firstSentChangelog(applicationId));
    }
    return kept.stream().allMatch(topic -> isThere(epoch, topic)) && !isStuck(applicationId);
  }

  private boolean isStuck(String applicationId) {
    boolean stuck = offsets.groups().isStuck(applicationId, partitionsRead(applicationId));
    if (stuck) {
      LOG.warn("brokers lost a commit of the group {}: all is computed anew", applicationId);
    }
    return stuck;
  }

  /**
   * Why a running instance of an epoch may tell nothing more: a topic that the epoch rests on is
   * gone, or another one of its name is there. So it can be if someone deleted it, or if another
   * instance that started at the same moment began to forget what the group kept, and was paused.
   */
  Optional<String> remade(Epoch epoch) {
    return epoch.getTopics().keySet().stream()
        .sorted()
        .filter(topic -> !isThere(epoch, topic))
        .findFirst()
        .map(
            topic ->
                "the topic "
                    + topic
                    + " was deleted, or deleted and made anew, while this instance ran; stop all"
                    + " instances, then start them: that tells what can be done");
  }

  /** What the epoch does not know it does not rest on: then any topic of that name will do. */
  private boolean isThere(Epoch epoch, String topic) {
    String then = epoch.getTopics().get(topic);
    return id(topic).filter(now -> then == null || then.equals(now.toString())).isPresent();
  }

  /**
   * Brokers forget the position of a group that was away too long, but not what it has summed; nor
   * do they know that a topic of the same name is another one.
   *
   * @throws Failure if what stands in the sums would be read again
   */
  void refuseToCountTwice(Epoch epoch) {
    String applicationId = epoch.getApplicationId();
    ProgressTimeout since = new ProgressTimeout();
    while (offsets.forgotten(applicationId, topics.contributions(applicationId))) {
      if (since.expired(TO_COMMIT)) {
        throw countingTwice(
            applicationId,
            "the brokers have forgotten how far the group "
                + applicationId
                + " had read (offsets.retention.minutes)");
      }
      ProgressTimeout.pause();
    }
    for (String input : inputs()) {
      if (!isThere(epoch, input)) {
        throw countingTwice(
            applicationId, "the input topic " + input + " was deleted and made anew");
      }
    }
  }

  private static Failure countingTwice(String applicationId, String why) {
    return Failure.setting(
        why + ", and reading again would count all returns twice",
        "delete the topics whose names"
            + " begin with "
            + applicationId
            + "- and start again: everything is recomputed from the input topics");
  }

  /** The inputs and the topics between the stages. */
  private List<String> named(String applicationId) {
    List<String> named = inputs();
    named.addAll(between(applicationId));
    return named;
  }

  private Set<TopicPartition> partitionsRead(String applicationId) {
    List<String> read = named(applicationId);
    read.add(topics.queries());
    return read.stream()
        .flatMap(topic -> KNOWN_BY_ALL.ask(() -> offsets.partitions(topic)).stream())
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private List<String> inputs() {
    List<String> inputs = new ArrayList<>(topics.inputs());
    inputs.remove(topics.releases());
    return inputs;
  }

  private List<String> between(String applicationId) {
    return List.of(
        topics.contributions(applicationId),
        topics.pairs(applicationId),
        topics.editParameters(applicationId));
  }
}
