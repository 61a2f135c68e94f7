package io.tongji.ingest.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.serde.SerdeFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failure of the cluster means: what feeding again cannot mend is the user's turn. */
class ClusterTest {

  private final Cluster cluster =
      new Cluster(
          new Clients(
              Map.of("bootstrap.servers", "kafka.example:9092"),
              new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1")),
              Duration.ofSeconds(1)),
          1,
          Duration.ofSeconds(1));

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureSaysWhoseTurnItIsAndWhatToDo(
      RuntimeException cause, Failure.Kind kind, String remedy) {
    Failure failure = cluster.failure("write to tongji.returns.output", cause);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(remedy);
  }

  private static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new RecordTooLargeException("13 MiB"),
            Failure.Kind.SETTING,
            "13 MiB; shorten the row that"),
        Arguments.of(
            Failure.setting("a field is gone", "use the version that registered it"),
            Failure.Kind.SETTING,
            "a field is gone; use the version that registered it"),
        Arguments.of(
            new TopicAuthorizationException("not for you"),
            Failure.Kind.SETTING,
            "check the credentials"),
        Arguments.of(
            new KafkaException("Unexpected error; " + Errors.INVALID_TRANSACTION_TIMEOUT.message()),
            Failure.Kind.SETTING,
            "or ingest.transaction.timeout if it is ingest that fails, to what they allow"
                + " (transaction.max.timeout.ms)"),
        Arguments.of(new TimeoutException("late"), Failure.Kind.SERVER, "does not answer"),
        Arguments.of(
            new NotLeaderOrFollowerException("moved"),
            Failure.Kind.SERVER,
            "feed the files again"));
  }
}
