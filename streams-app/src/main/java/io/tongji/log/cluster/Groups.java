package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicIdException;

/**
 * Consumer groups: whether instances run in them, what they have committed, and their deletion.
 *
 * @param admin asks the brokers
 * @param replies to it
 */
public record Groups(Admin admin, Replies replies) {

  /** All groups that brokers know, with members or without. */
  public List<String> all() {
    return listed(group -> true);
  }

  /** The groups that have members. */
  public List<String> running() {
    return listed(group -> group.groupState().filter(Groups::hasMembers).isPresent());
  }

  private List<String> listed(Predicate<GroupListing> which) {
    return replies.of(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
        .filter(which)
        .map(GroupListing::groupId)
        .toList();
  }

  private static boolean hasMembers(GroupState state) {
    return state != GroupState.EMPTY && state != GroupState.DEAD;
  }

  /**
   * Deletes groups with what they have committed; brokers refuse it for one that has members. One
   * that is gone already is passed over.
   */
  public void delete(Collection<String> groups) {
    for (String group : groups) {
      replies.of(admin.deleteConsumerGroups(Set.of(group)).all(), GroupIdNotFoundException.class);
    }
  }

  /**
   * Deletes topics, and waits until the brokers have done so. Each is deleted by its id, for
   * another instance may create topics of the same names meanwhile.
   *
   * @param which of them, by name
   */
  public void deleteTopics(Predicate<String> which) {
    Map<Uuid, String> found = topics(which);
    admin
        .deleteTopics(TopicCollection.ofTopicIds(found.keySet()))
        .topicIdValues()
        .values()
        .forEach(deletion -> replies.of(deletion, UnknownTopicIdException.class));
    ProgressTimeout since = new ProgressTimeout();
    while (!Collections.disjoint(topics(which).keySet(), found.keySet())) {
      if (since.expired(replies.timeout())) {
        throw Failure.server(
            "Kafka at " + replies.servers() + " has not deleted in time: " + found.values());
      }
      ProgressTimeout.pause();
    }
  }

  private Map<Uuid, String> topics(Predicate<String> which) {
    Map<Uuid, String> topics = new HashMap<>();
    for (TopicListing topic : replies.of(admin.listTopics().listings())) {
      if (which.test(topic.name())) {
        topics.put(topic.topicId(), topic.name());
      }
    }
    return topics;
  }

  /** What a group has committed. */
  public Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>();
    replies
        .of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                known.put(partition, offset);
              }
            });
    return known;
  }
}
