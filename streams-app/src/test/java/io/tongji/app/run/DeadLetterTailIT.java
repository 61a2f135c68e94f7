package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.local.EmbeddedBroker;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
  void itIsAskedAgainUntilTimeIsUp() {
    Clients clients = clients("PT10S");
    long asked = System.nanoTime();

    assertThatThrownBy(() -> open(clients, "never"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(TOPICS.contributions("never"));
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofSeconds(10));
  }

  private static DeadLetterTail open(Clients clients, String applicationId) {
    return DeadLetterTail.open(clients, TOPICS, applicationId, () -> {});
  }

  private Clients clients(String timeout) {
    return new Clients(
        broker.clientOptions(),
        new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1")),
        Duration.parse(timeout));
  }
}
