package io.tongji.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a request: a reply, a refusal, or silence, which is the servers' failure. */
final class RepliesTest {

  private final Replies replies = new Replies("broker:9092", Duration.ofSeconds(1));

  @Test
  void aReplyIsGivenOn() {
    assertThat(replies.of(CompletableFuture.completedFuture(7))).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void silenceIsTheServersFailureWhoeverGivesUpFirst(boolean client) {
    CompletableFuture<Integer> never =
        client
            ? CompletableFuture.failedFuture(new TimeoutException("120000 ms has passed"))
            : new CompletableFuture<>();

    assertThatThrownBy(() -> replies.of(never))
        .isInstanceOfSatisfying(
            Failure.class, silence -> assertThat(silence.kind()).isEqualTo(Failure.Kind.SERVER))
        .hasMessageContaining("Kafka at broker:9092 does not answer within 1 s");
  }

  @Test
  void aRefusalIsTheFailureThatItMeans() {
    CompletableFuture<Integer> refused =
        CompletableFuture.failedFuture(new RecordTooLargeException("2000000 bytes"));

    assertThatThrownBy(() -> replies.of(refused))
        .isInstanceOfSatisfying(
            Failure.class, large -> assertThat(large.kind()).isEqualTo(Failure.Kind.SETTING))
        .hasCauseInstanceOf(RecordTooLargeException.class);
  }
}
