package io.tongji.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A gate says whether it works and how long a request waits. */
final class GateMetricsTest {

  private static final Instant NOW = Instant.parse("2024-02-26T01:30:00Z");

  @Test
  void whetherItWorksAndHowLongARequestWaits() {
    AtomicBoolean working = new AtomicBoolean();
    AtomicReference<Optional<Instant>> since = new AtomicReference<>(Optional.empty());
    try (GateMetrics metrics = new GateMetrics(working::get, since::get, Language.EN, () -> NOW)) {
      assertThat(page(metrics))
          .contains("tongji_gate_working 0.0", "tongji_gate_waiting_seconds 0.0")
          .contains("jvm_memory_used_bytes");
      working.set(true);
      since.set(Optional.of(NOW.minus(Duration.ofMinutes(31))));
      assertThat(page(metrics))
          .contains("tongji_gate_working 1.0", "tongji_gate_waiting_seconds 1860.0");
    }
  }

  private static String page(GateMetrics metrics) {
    return new String(metrics.endpoint().scrape(null), StandardCharsets.UTF_8);
  }
}
