package io.tongji.runtime;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicIdException;

/**
 * Consumer groups: whether instances run in them, and how they are forgotten.
 *
 * @param admin asks the brokers
 * @param replies to it
 */
record Groups(Admin admin, Replies replies) {

  /**
   * Deletes a group, which must have no members, and then all topics that it keeps, so that it
   * begins with the first record.
   */
  void forget(String group) {
    replies.of(admin.deleteConsumerGroups(Set.of(group)).all(), GroupIdNotFoundException.class);
    Map<Uuid, String> kept = topicsOf(group);
    admin
        .deleteTopics(TopicCollection.ofTopicIds(kept.keySet()))
        .topicIdValues()
        .values()
        .forEach(deletion -> replies.of(deletion, UnknownTopicIdException.class));
    Headway since = new Headway();
    while (!Collections.disjoint(topicsOf(group).keySet(), kept.keySet())) {
      if (since.stoodStill(replies.timeout())) {
        throw new UnreachableException(
            "Kafka at " + replies.servers() + " has not deleted in time: " + kept.values());
      }
      Epochs.pause();
    }
  }

  /** By their ids, for another instance may create topics of the same names meanwhile. */
  private Map<Uuid, String> topicsOf(String group) {
    Map<Uuid, String> topics = new HashMap<>();
    for (TopicListing topic : replies.of(admin.listTopics().listings())) {
      if (topic.name().startsWith(group + "-")) {
        topics.put(topic.topicId(), topic.name());
      }
    }
    return topics;
  }

  /** Groups whose names begin so and that have members. */
  List<String> running(String prefix) {
    return replies.of(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
        .filter(group -> group.groupId().startsWith(prefix))
        .filter(group -> group.groupState().filter(Groups::hasMembers).isPresent())
        .map(GroupListing::groupId)
        .toList();
  }

  /** Whether a group has members. */
  boolean isRunning(String group) {
    return hasMembers(groupState(group));
  }

  private GroupState groupState(String group) {
    ConsumerGroupDescription found =
        replies.of(
            Objects.requireNonNull(
                admin.describeConsumerGroups(Set.of(group)).describedGroups().get(group)),
            GroupIdNotFoundException.class);
    return found == null ? GroupState.DEAD : found.groupState();
  }

  private static boolean hasMembers(GroupState state) {
    return state != GroupState.EMPTY && state != GroupState.DEAD;
  }
}
