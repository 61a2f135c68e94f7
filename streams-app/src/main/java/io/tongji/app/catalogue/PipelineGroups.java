package io.tongji.app.catalogue;

import io.tongji.catalogue.Catalogue;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Groups;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.records.CatalogueRecord;
import io.tongji.log.topics.NewTopics;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer groups of a prefix's pipelines, and the topics in which each keeps what it has
 * computed. The name of a group contains the version of the rules and the digest of the catalogue.
 *
 * <p>At most one group keeps anything: a new group deletes what the others kept. So what is kept
 * always belongs to the figures that stand, and no pipeline continues from an older state.
 */
public final class PipelineGroups {

  /**
   * Part of the group's name: rises when the rules of computing change, so that all is redone.
   * Nothing reminds of it: raise it with every change of what a record contributes, or of whether
   * it is refused or asked about.
   */
  private static final String RULES = "r13";

  private static final int DIGEST_DIGITS = 12;

  /** How long after its last sign of life the brokers take to give a member up. */
  private static final Duration TO_NOTICE = Duration.ofSeconds(1);

  /** How long the first commit of a group may take to spread among the brokers. */
  private static final Duration TO_COMMIT = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(PipelineGroups.class);

  private final Topics topics;
  private final Offsets offsets;
  private final Groups groups;
  private final Pattern names;
  private final Duration session;

  /**
   * Those of a prefix.
   *
   * @param session time after which brokers give up a member that was killed
   */
  public PipelineGroups(Topics topics, Offsets offsets, Duration session) {
    this.topics = topics;
    this.offsets = offsets;
    this.groups = offsets.groups();
    this.names =
        Pattern.compile(Pattern.quote(prefix(topics)) + "r[0-9]+-[0-9a-f]{" + DIGEST_DIGITS + "}");
    this.session = session;
  }

  /** The consumer group, and application id, of the pipeline that computes under a catalogue. */
  public static String of(Topics topics, Catalogue catalogue) {
    return prefix(topics) + RULES + "-" + catalogue.digest().substring(0, DIGEST_DIGITS);
  }

  private static String prefix(Topics topics) {
    return topics.prefix() + "-pipeline-";
  }

  /** Other groups than this one that have members now. */
  public List<String> othersRunning(String group) {
    return running(name -> !name.equals(group));
  }

  private List<String> running(Predicate<String> which) {
    return groups.running().stream()
        .filter(names.asMatchPredicate())
        .filter(which)
        .sorted()
        .toList();
  }

  /**
   * Deletes what the pipelines keep, so that the next start computes all anew.
   *
   * @return what was deleted
   * @throws Failure if one of them has members
   */
  public Computed deleteAll() {
    refuseIfRunning();
    Computed found = computed();
    delete(name -> true);
    return found;
  }

  /**
   * What the pipelines keep.
   *
   * @param groups with what they have read
   * @param topics with what they have computed
   */
  public record Computed(List<String> groups, List<String> topics) {}

  /** What is deleted so that all is computed anew. */
  public Computed computed() {
    return new Computed(
        groups.all().stream().filter(names.asMatchPredicate()).sorted().toList(),
        offsets.topics().stream().filter(topic -> !groupOf(topic).isEmpty()).sorted().toList());
  }

  /**
   * Refuses what may not be done while a pipeline has members.
   *
   * @throws Failure if one has
   */
  public void refuseIfRunning() {
    refuseIfRunning(name -> true, "stop all instances, then try again");
  }

  /**
   * Makes sure that no other pipeline has members, and deletes what others keep.
   *
   * @throws Failure if one has members
   */
  public void succeedOthers(String group) {
    Predicate<String> other = name -> !name.equals(group);
    refuseIfRunning(
        other,
        "its version or its catalogue is another one than that of this instance, whose group is "
            + group
            + "; stop all instances, then start them");
    delete(other);
  }

  /** A killed instance is a member until its session ends: only one that stays is running. */
  private void refuseIfRunning(Predicate<String> which, String remedy) {
    List<String> running = running(which);
    if (running.isEmpty()) {
      return;
    }
    Duration patience = session.plus(TO_NOTICE);
    LOG.warn(
        "waiting up to {} s for instances to end, or to be given up by their group: {}",
        patience.toSeconds(),
        running);
    ProgressTimeout since = new ProgressTimeout();
    while (!running.isEmpty()) {
      if (since.expired(patience)) {
        throw Failure.setting(
            "an instance of the pipeline runs, in the group " + String.join(", ", running), remedy);
      }
      ProgressTimeout.pause();
      running = running(which);
    }
  }

  private void delete(Predicate<String> which) {
    Predicate<String> ours = names.asMatchPredicate().and(which);
    groups.delete(groups.all().stream().filter(ours).collect(Collectors.toSet()));
    groups.deleteTopics(topic -> ours.test(groupOf(topic)));
  }

  /** The group that keeps a topic; empty if none of a pipeline does. */
  private String groupOf(String topic) {
    java.util.regex.Matcher found = names.matcher(topic);
    return found.lookingAt() && topic.startsWith("-", found.end()) ? found.group() : "";
  }

  /**
   * Looks whether all is there that a group has computed. A topic that was deleted would silently
   * be made anew, empty, and a position that brokers have forgotten would be read again.
   *
   * @throws Failure if part of it is lost
   */
  public void refuseIfIncomplete(String group) {
    Set<String> there =
        offsets.topics().stream()
            .filter(topic -> groupOf(topic).equals(group))
            .collect(Collectors.toSet());
    List<String> needed = new ArrayList<>(topics.between(group));
    boolean committed = !offsets.committed(group).isEmpty();
    boolean begun = committed || !needed.containsAll(there);
    if (committed) {
      needed.add(PipelineTopology.cutsChangelog(group));
      needed.add(PipelineTopology.firstSentChangelog(group));
    }
    needed.removeAll(there);
    if (begun && !needed.isEmpty()) {
      throw recompute(
          "the topic "
              + needed.get(0)
              + " was deleted, in which the pipeline keeps what it computes");
    }
    ProgressTimeout since = new ProgressTimeout();
    while (offsets.forgotten(group, topics.contributions(group))) {
      if (since.expired(TO_COMMIT)) {
        throw recompute(
            "the brokers have forgotten how far the group "
                + group
                + " had read (offsets.retention.minutes), and reading again would count all"
                + " returns twice");
      }
      ProgressTimeout.pause();
    }
  }

  /**
   * The id of the topic of contributions: another one each time that all is computed anew. The
   * topic must have been created.
   */
  public Uuid computation(String group) {
    String topic = topics.contributions(group);
    return id(topic)
        .orElseThrow(
            () ->
                Failure.server(
                    "the brokers do not know the topic " + topic + ", which is there",
                    "start again"));
  }

  private Optional<Uuid> id(String topic) {
    return NewTopics.KNOWN_BY_ALL.ask(() -> offsets.topicId(topic));
  }

  /**
   * Looks whether the topics are still those that figures were computed from: of one that was made
   * anew the offsets start again, so its records would be taken for others.
   *
   * @param record which names the inputs
   * @param computation id of the topic of contributions
   * @throws Failure if one of them was deleted, or made anew
   */
  public void refuseIfRemade(CatalogueRecord record, String group, Uuid computation) {
    Map<String, String> known = new TreeMap<>(record.inputs());
    known.put(topics.contributions(group), computation.toString());
    known.forEach(
        (topic, id) -> {
          if (id(topic).filter(now -> now.toString().equals(id)).isEmpty()) {
            throw recompute(
                "the topic "
                    + topic
                    + " was deleted, or deleted and made anew, since figures were computed from"
                    + " it");
          }
        });
  }

  /** The refusal to go on from a state that is not whole. */
  static Failure recompute(String why) {
    return Failure.setting(
        why,
        "stop all instances, run ./tongji recompute, then start: everything is computed anew from"
            + " the input topics");
  }
}
