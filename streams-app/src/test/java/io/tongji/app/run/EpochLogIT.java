package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tongji.app.config.AppConfig;
import io.tongji.app.local.EmbeddedBroker;
import io.tongji.app.local.EmbeddedRegistry;
import io.tongji.avro.Epoch;
import io.tongji.it.WhenWritten;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an epoch whose writer is interrupted. */
final class EpochLogIT {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Epoch NEXT =
      new Epoch("lost-group", "digest", 1L, List.of(), Map.of(), Map.of());

  @Test
  void brokersThatGoAwayWhileAnEpochIsWrittenAreNotWaitedForWithoutEnd(@TempDir Path directory) {
    EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory.resolve("registry"), 0)) {
      AppConfig config = EpochsIT.config(broker, registry, "lost");
      ClusterSetup.createTopics(config);
      EpochLog log = new EpochLog(losing(config), new Topics("lost"));
      WhenWritten.next((client, writer) -> broker.close());

      Throwable failure =
          assertTimeoutPreemptively(
              LONG, () -> catchThrowable(() -> log.append(Optional.empty(), () -> NEXT)));

      assertThat(failure)
          .isInstanceOf(KafkaException.class)
          .hasMessage("cannot put the catalogue in force")
          .hasCauseInstanceOf(TimeoutException.class);
    } finally {
      broker.close();
    }
  }

  /** Clients that do something once a writer's record is written, and wait for brokers briefly. */
  private static Clients losing(AppConfig config) {
    Clients clients = StreamsPipeline.clients(config);
    Map<String, String> options = new HashMap<>(clients.options());
    options.putAll(WhenWritten.OPTION);
    options.put("max.block.ms", "5000");
    return new Clients(options, clients.serdes(), LONG);
  }
}
