package io.tongji.it;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.log.topics.Topics;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far a pipeline has got. */
final class Position implements AutoCloseable {

  private final Admin admin;
  private final String group;

  Position(Stand stand, String prefix) {
    admin = stand.clients(prefix).admin();
    group = PipelineGroups.of(new Topics(prefix), stand.catalogue());
  }

  /** Records it has read and committed, of all its topics; 0 if it never was. */
  long committed() throws ExecutionException, InterruptedException {
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .filter(reached -> reached != null)
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
