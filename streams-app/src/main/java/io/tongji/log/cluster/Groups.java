package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumer groups: whether instances run in them, whether they can get further, and how they are
 * forgotten.
 *
 * @param admin asks the brokers
 * @param replies to it
 */
public record Groups(Admin admin, Replies replies) {

  /**
   * How long a commit may take to reach all brokers, once it is decided, and another broker to tell
   * of it after the loss of one.
   */
  private static final Duration TO_SPREAD = Duration.ofSeconds(10);

  private static final Set<TransactionState> OPEN =
      EnumSet.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  private static final Logger LOG = LoggerFactory.getLogger(Groups.class);

  /**
   * Deletes a group, which must have no members, and then all topics that it keeps, so that it
   * begins with the first record.
   */
  public void forget(String group) {
    replies.of(admin.deleteConsumerGroups(Set.of(group)).all(), GroupIdNotFoundException.class);
    Map<Uuid, String> kept = topicsOf(group);
    admin
        .deleteTopics(TopicCollection.ofTopicIds(kept.keySet()))
        .topicIdValues()
        .values()
        .forEach(deletion -> replies.of(deletion, UnknownTopicIdException.class));
    ProgressTimeout since = new ProgressTimeout();
    while (!Collections.disjoint(topicsOf(group).keySet(), kept.keySet())) {
      if (since.expired(replies.timeout())) {
        throw Failure.server(
            "Kafka at " + replies.servers() + " has not deleted in time: " + kept.values());
      }
      ProgressTimeout.pause();
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
  public List<String> running(String prefix) {
    return replies.of(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
        .filter(group -> group.groupId().startsWith(prefix))
        .filter(group -> group.groupState().filter(Groups::hasMembers).isPresent())
        .map(GroupListing::groupId)
        .toList();
  }

  /** Whether brokers know a group, with members or without. */
  public boolean exists(String group) {
    return groupState(group) != GroupState.DEAD;
  }

  /** Whether a group has members. */
  public boolean isRunning(String group) {
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

  /**
   * True if brokers neither commit nor roll back a position of a group, though none of its
   * transactions is under way: so it can be after a broker's disk failed. The group gets no further
   * then, whoever joins it.
   *
   * @param read where its first position may be under way; where it has committed is known
   */
  public boolean isStuck(String group, Set<TopicPartition> read) {
    Set<TopicPartition> asked = new HashSet<>(read);
    asked.addAll(committed(group).keySet());
    Set<TopicPartition> pending = pending(group, asked);
    ProgressTimeout since = new ProgressTimeout();
    while (!pending.isEmpty() && !mayBeUnderWay(group)) {
      if (since.expired(TO_SPREAD)) {
        return true;
      }
      ProgressTimeout.pause();
      pending.retainAll(pending(group, asked));
    }
    return false;
  }

  /**
   * Partitions of which a group's next position is not decided, be it the first one: asked for what
   * is stable, brokers pass them over, and say of others that there is none.
   */
  private Set<TopicPartition> pending(String group, Set<TopicPartition> asked) {
    Set<TopicPartition> pending = new HashSet<>(asked);
    pending.removeAll(
        replies
            .of(
                admin
                    .listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(asked)),
                        new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata(group))
            .keySet());
    return pending;
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

  /**
   * Kafka Streams begins its transactions under names that begin with the group's. Brokers that do
   * not answer may know of one.
   */
  private boolean mayBeUnderWay(String group) {
    try {
      ListTransactionsOptions open = new ListTransactionsOptions().filterStates(OPEN);
      return replies.of(admin.listTransactions(open).all()).stream()
          .anyMatch(transaction -> transaction.transactionalId().startsWith(group + "-"));
    } catch (Failure silent) {
      LOG.warn("not all brokers tell which transactions are open: {}", silent.getMessage());
      return true;
    }
  }
}
