package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** How far topics reach, and how far a group has read them. */
public final class Offsets implements AutoCloseable {

  private final Admin admin;
  private final TopicReader<byte[], byte[]> reader;
  private final Replies replies;

  /** Asks through clients of a configuration. */
  public Offsets(Clients clients) {
    admin = clients.admin();
    reader = clients.reader();
    replies = Replies.to(clients);
  }

  /** Where the committed records of topics end now. */
  public Map<TopicPartition, Long> ends(Collection<String> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (topic, description) ->
                description(topic, description)
                    .partitions()
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
    return reader.ends(partitions);
  }

  /**
   * Where the records of a topic end now, those of transactions too that are not yet committed: one
   * whose commit is seen in one partition may still be open in another.
   */
  public Map<TopicPartition, Long> endsOfAllWritten(String topic) {
    return endsOfAllWritten(ends(List.of(topic)).keySet());
  }

  /** Where the records of a partition end now, those of open transactions too. */
  public long endOfAllWritten(TopicPartition partition) {
    return endsOfAllWritten(Set.of(partition)).getOrDefault(partition, 0L);
  }

  /** Where the records of partitions end now, those of open transactions too. */
  public Map<TopicPartition, Long> endsOfAllWritten(Set<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(each -> latest.put(each, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    replies
        .of(admin.listOffsets(latest).all())
        .forEach((each, end) -> ends.put(each, end.offset()));
    return ends;
  }

  /** The id of a topic, if there is one: another one once it was deleted and made anew. */
  public Optional<Uuid> topicId(String topic) {
    return Optional.ofNullable(find(topic)).map(TopicDescription::topicId);
  }

  /** The partitions of a topic, if there is one. */
  public Optional<List<TopicPartition>> partitions(String topic) {
    return Optional.ofNullable(find(topic))
        .map(
            found ->
                found.partitions().stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
  }

  private TopicDescription description(String topic, KafkaFuture<TopicDescription> future) {
    TopicDescription found = find(future);
    if (found == null) {
      throw Failure.setting(
          "topic " + topic + " is missing", "run ./tongji topics with the same settings");
    }
    return found;
  }

  private @Nullable TopicDescription find(String topic) {
    return find(
        Objects.requireNonNull(admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
  }

  /** Null if there is no such topic, or the broker asked does not know it yet. */
  private @Nullable TopicDescription find(KafkaFuture<TopicDescription> future) {
    return replies.of(future, UnknownTopicOrPartitionException.class);
  }

  /** True if a group has read and committed all records before these ends. */
  public boolean passed(String group, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      OffsetAndMetadata reached = committed.get(end.getKey());
      long from = reached == null ? 0 : reached.offset();
      if (from < end.getValue() && holdsRecords(end.getKey(), from, end.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** How many of the records before these ends a group has read and committed. */
  public long read(String group, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
    long read = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      OffsetAndMetadata reached = committed.get(end.getKey());
      read += reached == null ? 0 : Math.min(reached.offset(), end.getValue());
    }
    return read;
  }

  /** True if each partition of a topic holds a record with such a key. */
  public boolean eachPartitionHolds(String topic, Predicate<byte[]> key) {
    return partitions(topic)
        .filter(all -> all.stream().allMatch(partition -> holds(partition, key)))
        .isPresent();
  }

  private boolean holds(TopicPartition partition, Predicate<byte[]> key) {
    long end = reader.ends(Set.of(partition)).getOrDefault(partition, 0L);
    return reader.holds(partition, 0, end, record -> key.test(record.key()));
  }

  /** What a group has committed. */
  public Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    return groups().committed(group);
  }

  /** Between two offsets there may be nothing but the marks of transactions. */
  private boolean holdsRecords(TopicPartition partition, long from, long end) {
    return reader.holds(partition, from, end, record -> true);
  }

  /**
   * True if a group has committed nothing, and yet a topic holds what it has written; for a moment
   * so while its first commit spreads among the brokers.
   */
  public boolean forgotten(String group, String written) {
    if (!topics().contains(written)) {
      return false;
    }
    Map<TopicPartition, Long> ends = ends(List.of(written)); // first: the commit may come between
    return committed(group).isEmpty() && !passed(group, ends);
  }

  /** The names of all topics. */
  public Set<String> topics() {
    return replies.of(admin.listTopics().names());
  }

  /** What the topics are like whose names are so; one that is deleted meanwhile is left out. */
  List<TopicDescription> descriptions(Predicate<String> names) {
    return admin
        .describeTopics(topics().stream().filter(names).toList())
        .topicNameValues()
        .values()
        .stream()
        .map(this::find)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The consumer groups of the same brokers. */
  public Groups groups() {
    return new Groups(admin, replies);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
    reader.close();
  }
}
