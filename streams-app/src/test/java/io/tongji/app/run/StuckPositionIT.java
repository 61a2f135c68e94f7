package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.AppConfig;
import io.tongji.app.local.EmbeddedBroker;
import io.tongji.app.local.EmbeddedRegistry;
import io.tongji.avro.Epoch;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker whose disk fails may lose what became of a transaction, but not that the group's
 * position waits for it: then no instance would get any further.
 */
final class StuckPositionIT {

  private static final String GROUP = "stuck-pipeline-one";
  private static final TopicPartition INPUT = new TopicPartition("stuck.register", 0);

  @TempDir private Path directory = Path.of("");

  @Test
  void whatCannotGoOnBeginsAnew() throws Exception {
    beginsAnewAfter(StuckPositionIT::commit);
  }

  /** Nothing stands beside the position that waits, for it would be the first. */
  @Test
  void whatCouldNotEvenBeginBeginsAnew() throws Exception {
    beginsAnewAfter(config -> {});
  }

  /** What the group did before. */
  private interface Past {
    void live(AppConfig config) throws Exception;
  }

  private void beginsAnewAfter(Past past) throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory.resolve("registry"), 0)) {
      Epoch first;
      try (EmbeddedBroker broker = broker()) {
        AppConfig config = EpochsIT.config(broker, registry, "stuck");
        ClusterSetup.createTopics(config);
        first = claim(config);
        past.live(config);
        Producer<byte[], byte[]> lost = beginToCommit(config);
        assertThat(claim(config)).as("one is under way").isEqualTo(first);
        broker.close();
        lost.close(Duration.ZERO);
      }
      loseTransactions();
      try (EmbeddedBroker broker = broker()) {
        AppConfig config = EpochsIT.config(broker, registry, "stuck");
        Epoch second = claim(config);
        assertThat(second.getStarted()).isGreaterThan(first.getStarted());
        assertThat(claim(config)).as("nothing is stuck any more").isEqualTo(second);
      }
    }
  }

  private EmbeddedBroker broker() {
    return EmbeddedBroker.start(directory.resolve("broker"), 0);
  }

  private static Epoch claim(AppConfig config) {
    Clients clients = StreamsPipeline.clients(config);
    Epochs.Claimant claimant =
        new Epochs.Claimant(
            GROUP, "0123456789abcdef", () -> new Preflight(config).createTopicsBetween(GROUP));
    try (Epochs epochs =
            new Epochs(clients, new Topics("stuck"), Clock.systemUTC(), Duration.ofSeconds(1));
        Offsets offsets = new Offsets(clients)) {
      return epochs.claim(claimant, offsets);
    }
  }

  /** As after the pipeline's first commit. */
  private static void commit(AppConfig config) throws Exception {
    try (Admin admin = StreamsPipeline.clients(config).admin()) {
      admin
          .createTopics(
              Stream.of(
                      PipelineTopology.cutsChangelog(GROUP),
                      PipelineTopology.firstSentChangelog(GROUP))
                  .map(topic -> new NewTopic(topic, 1, (short) 1))
                  .toList())
          .all()
          .get();
      admin.alterConsumerGroupOffsets(GROUP, Map.of(INPUT, new OffsetAndMetadata(0))).all().get();
    }
  }

  private static Producer<byte[], byte[]> beginToCommit(AppConfig config) {
    Map<String, Object> options = new HashMap<>(config.kafka());
    options.put("transactional.id", GROUP + "-x");
    ByteArraySerializer bytes = new ByteArraySerializer();
    Producer<byte[], byte[]> producer = new KafkaProducer<>(options, bytes, bytes);
    producer.initTransactions();
    producer.beginTransaction();
    producer.sendOffsetsToTransaction(
        Map.of(INPUT, new OffsetAndMetadata(0)), new ConsumerGroupMetadata(GROUP));
    return producer;
  }

  /** What the coordinator of transactions knows. */
  private void loseTransactions() throws IOException {
    List<Path> lost;
    try (Stream<Path> logs = Files.list(directory.resolve("broker"))) {
      lost =
          logs.filter(log -> log.getFileName().toString().startsWith("__transaction_state-"))
              .toList();
    }
    assertThat(lost).isNotEmpty();
    for (Path log : lost) {
      try (Stream<Path> files = Files.list(log)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(log);
    }
  }
}
