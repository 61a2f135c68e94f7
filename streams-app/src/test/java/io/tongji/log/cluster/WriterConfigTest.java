package io.tongji.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.log.serde.SerdeFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any option of the producer may be given under {@code kafka.}; ours fit themselves to it. */
public final class WriterConfigTest {

  @ParameterizedTest
  @CsvSource({
    "client.id, bureau, 60020",
    "linger.ms, 100, 60100",
    "request.timeout.ms, 90000, 90020",
    "request.timeout.ms, 5000, 60020",
    "linger.ms, 9223372036854775807, 2147483647",
    "delivery.timeout.ms, 120000, 120000"
  })
  void aProducerIsMadeWithTheOption(String option, String value, int delivery) {
    Map<String, Object> settings = settings(option, value);

    assertThat(settings).containsEntry(option, value);
    assertThat(settings.get("delivery.timeout.ms")).hasToString(Integer.toString(delivery));
    assertThat(made(settings)).isTrue();
  }

  @Test
  void aWrongValueIsRefusedByTheNameOfItsOption() {
    assertThatThrownBy(() -> settings("linger.ms", "soon"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("soon")
        .hasMessageContaining("linger.ms");
  }

  @Test
  void whatFeedingExactlyOnceRestsOnIsOurs() {
    assertThat(settings("acks", "1"))
        .containsEntry("acks", "all")
        .containsEntry("transactional.id", "one")
        .containsEntry("transaction.timeout.ms", 30_000);
  }

  private static boolean made(Map<String, Object> settings) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      return !producer.metrics().isEmpty();
    }
  }

  private static Map<String, Object> settings(String option, String value) {
    Map<String, String> client = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1"));
    client.put(option, value);
    SerdeFactory serdes = new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1"));
    return new Clients(client, serdes, Duration.ofSeconds(60))
        .writerConfig("one", Duration.ofSeconds(30));
  }
}
