package io.tongji.it;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far a topic has been written, committed or not: what nobody but a broker sees. */
final class LogEnd implements AutoCloseable {

  private final Admin admin;
  private final Map<TopicPartition, OffsetSpec> asked = new HashMap<>();

  LogEnd(Stand stand, String prefix, String topic) {
    admin = stand.clients(prefix).admin();
    for (int partition = 0; partition < Stand.PARTITIONS; partition++) {
      asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
  }

  /** Number of records, those that end transactions included. */
  long records() throws Exception {
    return admin.listOffsets(asked).all().get().values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  @Override
  public void close() {
    admin.close();
  }
}
