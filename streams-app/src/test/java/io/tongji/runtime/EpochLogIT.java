package io.tongji.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tongji.avro.Epoch;
import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.embedded.EmbeddedBroker;
import io.tongji.embedded.EmbeddedRegistry;
import io.tongji.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EpochLogIT {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Epoch NEXT = new Epoch("lost-group", "digest", 1L, List.of(), Map.of());

  @Test
  void brokersThatGoAwayWhileAnEpochIsWrittenAreNotWaitedForWithoutEnd(@TempDir Path directory) {
    EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory.resolve("registry"), 0)) {
      AppConfig config = config(broker, registry);
      ClusterSetup.createTopics(config);
      EpochLog log = new EpochLog(losing(config), new Topics("lost"));
      WhenWritten.MEANWHILE.set(broker::close);

      Throwable failure =
          assertTimeoutPreemptively(
              LONG, () -> catchThrowable(() -> log.append(Optional.empty(), () -> NEXT)));

      assertThat(failure)
          .isInstanceOf(KafkaException.class)
          .hasMessage("cannot put the catalogue in force")
          .hasCauseInstanceOf(TimeoutException.class);
    } finally {
      WhenWritten.MEANWHILE.getAndSet(WhenWritten.NOTHING).run();
    }
  }

  private static AppConfig config(EmbeddedBroker broker, EmbeddedRegistry registry) {
    return AppConfig.defaults()
        .with(
            Map.of(
                Keys.BOOTSTRAP_SERVERS.name(),
                broker.bootstrapServers(),
                Keys.SCHEMA_REGISTRY_URL.name(),
                registry.url(),
                Keys.TOPICS_PARTITIONS.name(),
                "1",
                Keys.TOPIC_PREFIX.name(),
                "lost"));
  }

  /** Clients that do something once a writer's record is written, and wait for brokers briefly. */
  private static Clients losing(AppConfig config) {
    Clients clients = StreamsPipeline.clients(config);
    Map<String, String> options = new HashMap<>(clients.options());
    options.put("interceptor.classes", WhenWritten.class.getName());
    options.put("max.block.ms", "5000");
    return new Clients(options, clients.serdes(), LONG);
  }

  /** Kafka makes it of its name in the options of every client. */
  public static final class WhenWritten
      implements ProducerInterceptor<Object, Object>, ConsumerInterceptor<Object, Object> {

    private static final Runnable NOTHING = () -> {};
    private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(NOTHING);

    @Override
    public void onAcknowledgement(RecordMetadata written, Exception failure) {
      MEANWHILE.getAndSet(NOTHING).run();
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> sent) {
      return sent;
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> read) {
      return read;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void configure(Map<String, ?> options) {}

    @Override
    public void close() {}
  }
}
