package io.tongji.ingest.send;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Where topics end at this moment, transactions that are still open included. */
final class TopicEnds {

  private final Cluster cluster;
  private final Admin admin;

  TopicEnds(Cluster cluster, Admin admin) {
    this.cluster = cluster;
    this.admin = admin;
  }

  Map<TopicPartition, Long> of(String topic) {
    String doing = "read about the topic " + topic;
    TopicDescription description =
        Objects.requireNonNull(
            cluster.await(admin.describeTopics(List.of(topic)).allTopicNames(), doing).get(topic));
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    description
        .partitions()
        .forEach(
            info -> asked.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    Map<TopicPartition, ListOffsetsResultInfo> told =
        cluster.await(admin.listOffsets(asked).all(), doing);
    told.forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }
}
