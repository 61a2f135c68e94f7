package io.tongji.log.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NewTopicsTest {

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aBrokerThatHasNotHeardOfThemIsAskedAgain() {
    Optional<String> answer =
        new NewTopics(Duration.ofMinutes(1))
            .ask(() -> asked.incrementAndGet() < 3 ? Optional.empty() : Optional.of("known"));

    assertThat(answer).contains("known");
    assertThat(asked).hasValue(3);
  }

  @Test
  void whatDoesNotAppearInTimeIsGivenUp() {
    Optional<String> answer = new NewTopics(Duration.ofMillis(1)).ask(this::unknown);

    assertThat(answer).isEmpty();
    assertThat(asked.get()).isPositive();
  }

  private Optional<String> unknown() {
    asked.incrementAndGet();
    return Optional.empty();
  }
}
