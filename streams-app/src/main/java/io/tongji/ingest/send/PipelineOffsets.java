package io.tongji.ingest.send;

import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.records.Answers;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the pipeline has read; which pipeline that is, the topic of the catalogue says. */
final class PipelineOffsets implements AutoCloseable {

  private final Offsets offsets;
  private final TopicReader<byte[], byte[]> reader;
  private final Verdicts.Place place;
  private final Answers answers;
  private Map<TopicPartition, Long> read = Map.of();
  private @Nullable String group;

  PipelineOffsets(Clients clients, Offsets offsets, Verdicts.Place place, Answers answers) {
    this.offsets = offsets;
    this.reader = clients.reader();
    this.place = place;
    this.answers = answers;
  }

  /** How many records before the ends of these partitions it has not read. */
  long unread(Map<Integer, Long> sent) {
    findGroup();
    Map<TopicPartition, OffsetAndMetadata> committed =
        group == null ? Map.of() : offsets.committed(group);
    long unread = 0;
    for (Map.Entry<Integer, Long> end : sent.entrySet()) {
      OffsetAndMetadata at = committed.get(new TopicPartition(place.fed(), end.getKey()));
      unread += Math.max(0, end.getValue() - (at == null ? 0 : at.offset()));
    }
    return unread;
  }

  /** A new catalogue means a new group, also while we wait. */
  private void findGroup() {
    Map<TopicPartition, Long> ends = offsets.endsOfAllWritten(place.topics().catalogue());
    if (!ends.equals(read)) {
      reader.read(
          ends,
          ReadProgress.SILENT,
          given -> {
            if (given.value() != null) {
              group = answers.applicationId(given);
            }
          });
      read = ends;
    }
  }

  /** The pipeline, for messages. */
  String pipeline() {
    return group == null
        ? "no pipeline has ever run with this topic prefix, which"
        : "the pipeline " + group;
  }

  @Override
  public void close() {
    reader.close();
  }
}
