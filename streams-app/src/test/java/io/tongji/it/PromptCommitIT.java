package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.Pipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A total follows the commit that passed its contributions on, and does not wait for the next
 * interval's end.
 */
@Tag("alone") // it measures time
final class PromptCommitIT {

  private static final String PREFIX = "prompt";
  private static final Duration INTERVAL = Duration.ofSeconds(4);

  @Test
  void aTotalIsPublishedBeforeAnotherIntervalHasPassed(@TempDir Path directory) {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      AppConfig config =
          stand
              .config(PREFIX)
              .with(
                  Map.of(
                      Keys.COMMIT_INTERVAL.name(),
                      INTERVAL.toString(),
                      // one thread commits both stages together, so both wait for the same interval
                      Keys.STREAM_THREADS.name(),
                      "1"));
      try (Bureau bureau = new Bureau(stand, PREFIX);
          Pipeline pipeline = Stand.start(config)) {
        String unit = Papers.enterprise(1);
        bureau.register(unit, "2012-01", Papers.entry("330483003"));
        bureau.report("output", unit, "2012-05", Papers.output(20, null));
        stand.awaitPublished(PREFIX);

        String contributions =
            bureau.topics().contributions(PipelineGroups.of(bureau.topics(), stand.catalogue()));
        assertThat(latest(bureau, bureau.topics().live()) - latest(bureau, contributions))
            .isBetween(0L, INTERVAL.toMillis() * 3 / 4);
      }
    }
  }

  /** When the last record of a topic was sent, in milliseconds since 1970. */
  private static long latest(Bureau bureau, String topic) {
    return bureau.read(topic).stream().mapToLong(ConsumerRecord::timestamp).max().orElseThrow();
  }
}
