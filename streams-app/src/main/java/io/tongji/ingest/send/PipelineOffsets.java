package io.tongji.ingest.send;

import io.tongji.log.cluster.Offsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the pipeline of a group has read a topic. */
final class PipelineOffsets {

  private final Offsets offsets;
  private final String fed;
  private final String group;
  private boolean hasRun;

  PipelineOffsets(Offsets offsets, String fed, String group) {
    this.offsets = offsets;
    this.fed = fed;
    this.group = group;
  }

  /** How many records before the ends of these partitions it has not read. */
  long unread(Map<Integer, Long> sent) {
    Map<TopicPartition, OffsetAndMetadata> committed = offsets.committed(group);
    hasRun = !committed.isEmpty();
    long unread = 0;
    for (Map.Entry<Integer, Long> end : sent.entrySet()) {
      OffsetAndMetadata at = committed.get(new TopicPartition(fed, end.getKey()));
      unread += Math.max(0, end.getValue() - (at == null ? 0 : at.offset()));
    }
    return unread;
  }

  /** The pipeline, for messages. */
  String pipeline() {
    return hasRun
        ? "the pipeline " + group
        : "no pipeline has ever run with this topic prefix and catalogue, which";
  }
}
