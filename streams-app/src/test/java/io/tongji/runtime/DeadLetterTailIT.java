package io.tongji.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.embedded.EmbeddedBroker;
import io.tongji.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A broker may be asked for a topic of which it has not heard yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeadLetterTailIT {

  private static final Topics TOPICS = new Topics("tail");

  private EmbeddedBroker broker;

  @BeforeAll
  void start(@TempDir Path directory) {
    broker = EmbeddedBroker.start(directory, 0);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void itIsAskedAgainUntilItHas() throws Exception {
    Clients clients = clients("PT60S");
    CompletableFuture<DeadLetterTail> opening =
        CompletableFuture.supplyAsync(() -> open(clients, "late"));
    try (Admin admin = clients.admin()) {
      admin
          .createTopics(List.of(new NewTopic(TOPICS.contributions("late"), 1, (short) 1)))
          .all()
          .get();
    }
    try (DeadLetterTail tail = opening.get(60, TimeUnit.SECONDS)) {
      assertThat(tail.computation()).isNotEmpty();
    }
  }

  @Test
  void itIsGivenUpWhenTimeIsUp() {
    Clients clients = clients("PT1S");

    assertThatThrownBy(() -> open(clients, "never"))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining(TOPICS.contributions("never"));
  }

  private static DeadLetterTail open(Clients clients, String applicationId) {
    return DeadLetterTail.open(clients, TOPICS, applicationId, () -> {});
  }

  private Clients clients(String timeout) {
    return StreamsPipeline.clients(
        AppConfig.defaults()
            .with(
                Map.of(
                    Keys.BOOTSTRAP_SERVERS.name(),
                    broker.bootstrapServers(),
                    Keys.OPERATION_TIMEOUT.name(),
                    timeout)));
  }
}
