package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.period.Month;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What two years of the sample are to look like. */
final class WholeSample {

  private static final Duration TO_SHOW = Duration.ofSeconds(20);

  /** Exports have a January, so all months. */
  private static final List<String> TOTALS =
      IntStream.range(0, 24)
          .mapToObj(Month.of(2022, 1)::plus)
          .map(
              month ->
                  "tongji_amount_cny{activity=\"_T\",area=\"330483\",indicator=\"EXP\",period=\""
                      + month
                      + "\",span=\"ytd\"")
          .toList();

  private WholeSample() {}

  /** With the default bounds the totals of all months are shown, and nothing is left out. */
  static void assertThatIsOnMetrics(Pipeline pipeline) {
    try {
      String page =
          Await.until(
              TO_SHOW,
              () -> new String(pipeline.metrics().scrape(null), StandardCharsets.UTF_8),
              shown -> TOTALS.stream().allMatch(shown::contains));
      assertThat(TOTALS).allMatch(page::contains);
      assertThat(page).contains("\ntongji_dropped_series 0", "activity=\"C39\"");
    } catch (Exception e) {
      throw new IllegalStateException("the page cannot be looked at", e);
    }
  }
}
