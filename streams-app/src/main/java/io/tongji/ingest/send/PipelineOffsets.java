package io.tongji.ingest.send;

import io.tongji.log.records.Answers;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the pipeline has read; which pipeline that is, the topic of the catalogue says. */
final class PipelineOffsets implements AutoCloseable {

  private final Cluster cluster;
  private final Admin admin;
  private final Verdicts.Place place;
  private final Answers answers;
  private final TopicEnds ends;
  private @Nullable TopicReader reader;
  private @Nullable String group;

  PipelineOffsets(Cluster cluster, Admin admin, Verdicts.Place place, Answers answers) {
    this.cluster = cluster;
    this.admin = admin;
    this.place = place;
    this.answers = answers;
    this.ends = new TopicEnds(cluster, admin);
  }

  /** How many records before the ends of these partitions it has not read. */
  long unread(Map<Integer, Long> sent) {
    findGroup();
    Map<TopicPartition, OffsetAndMetadata> read = group == null ? Map.of() : committed(group);
    long unread = 0;
    for (Map.Entry<Integer, Long> end : sent.entrySet()) {
      OffsetAndMetadata at = read.get(new TopicPartition(place.fed(), end.getKey()));
      unread += Math.max(0, end.getValue() - (at == null ? 0 : at.offset()));
    }
    return unread;
  }

  /** A new catalogue means a new group, also while we wait. */
  private void findGroup() {
    Map<TopicPartition, Long> end = ends.of(place.topics().catalogue());
    if (reader == null) {
      Map<TopicPartition, Long> start = new HashMap<>();
      end.keySet().forEach(partition -> start.put(partition, 0L));
      reader = new TopicReader(cluster, start);
    }
    reader.readUntil(
        end,
        given -> {
          if (given.value() != null) {
            group = answers.applicationId(given);
          }
        });
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String applicationId) {
    Map<String, ListConsumerGroupOffsetsSpec> asked =
        Map.of(applicationId, new ListConsumerGroupOffsetsSpec());
    Map<TopicPartition, OffsetAndMetadata> offsets =
        cluster
            .await(
                admin.listConsumerGroupOffsets(asked).all(),
                "read the offsets of the group " + applicationId)
            .get(applicationId);
    return offsets == null ? Map.of() : offsets;
  }

  /** The pipeline, for messages. */
  String pipeline() {
    return group == null
        ? "no pipeline has ever run with this topic prefix, which"
        : "the pipeline " + group;
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
  }
}
