package io.tongji.ingest.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An option that the reader of verdicts refuses is one of the user's, like those of all clients.
 */
final class TopicReaderTest {

  @Test
  void aWrongOptionIsRefusedByItsNameAndValue() {
    Map<String, String> options =
        Map.of("bootstrap.servers", "127.0.0.1:1", "max.poll.records", "abc");
    Cluster cluster =
        new Cluster(options, Duration.ofSeconds(1), new Chunks(1, Duration.ofSeconds(1)));

    assertThatThrownBy(() -> new TopicReader(cluster, Map.of()))
        .isInstanceOfSatisfying(
            Failure.class, refused -> assertThat(refused.exitCode()).isEqualTo(2))
        .hasMessageContaining("abc for configuration max.poll.records")
        .hasMessageContaining("correct the kafka. options");
  }
}
