package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.Pipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void aTotalIsPublishedBeforeAnotherIntervalHasPassed(@TempDir Path directory) throws Exception {
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
        int passedOn = bureau.read(contributions).size();
        int published = bureau.read(bureau.topics().live()).size();

        bureau.report("output", unit, "2012-06", Papers.output(30, null));
        awaitMore(bureau, contributions, passedOn);
        long seen = System.nanoTime();
        awaitMore(bureau, bureau.topics().live(), published);
        assertThat(Duration.ofNanos(System.nanoTime() - seen))
            .isLessThan(INTERVAL.multipliedBy(3).dividedBy(4));
      }
    }
  }

  /** Until a reader of committed records sees more of a topic than before. */
  private static void awaitMore(Bureau bureau, String topic, int before) throws Exception {
    Await.until(LONG, () -> bureau.read(topic).size(), records -> records > before);
  }
}
