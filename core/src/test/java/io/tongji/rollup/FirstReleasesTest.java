package io.tongji.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.period.Frequency;
import io.tongji.period.Period;
import io.tongji.rollup.FirstReleases.ReleasedTotals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FirstReleasesTest {

  private static SeriesKey key(String area, Frequency frequency, int index) {
    return new SeriesKey(new Period(frequency, index), area, "GIO", "_T");
  }

  @Test
  void theFirstReleaseThatStatesATotalCounts() {
    FirstReleases releases = new FirstReleases();
    SeriesKey key = key("330483", Frequency.MONTH, 24_000);
    assertThat(releases.put(key, ReleasedTotals.NONE)).isFalse();
    assertThat(releases.put(key, new ReleasedTotals(null, 7L))).isTrue();
    assertThat(releases.put(key, new ReleasedTotals(3L, 8L))).isTrue();
    assertThat(releases.put(key, new ReleasedTotals(4L, 9L))).isFalse();
    assertThat(releases.of(key)).isEqualTo(new ReleasedTotals(3L, 7L));
    assertThat(releases.size()).isEqualTo(1);
  }

  @Test
  void seriesAndPeriodsAreKeptApartInWhateverOrderTheyCome() {
    Map<SeriesKey, ReleasedTotals> expected = new HashMap<>();
    Random random = new Random(1);
    for (String area : List.of("330483", "330483101")) {
      for (Frequency frequency : Frequency.values()) {
        for (int index = 2_000; index < 2_040; index++) {
          expected.put(
              key(area, frequency, index),
              new ReleasedTotals(random.nextLong(), random.nextLong()));
        }
      }
    }
    List<Map.Entry<SeriesKey, ReleasedTotals>> order = new ArrayList<>(expected.entrySet());
    Collections.shuffle(order, random);
    FirstReleases releases = new FirstReleases();
    order.forEach(each -> releases.put(each.getKey(), each.getValue()));
    assertThat(releases.size()).isEqualTo(expected.size());
    assertThat(expected)
        .allSatisfy((key, totals) -> assertThat(releases.of(key)).isEqualTo(totals));
    assertThat(releases.of(key("330483", Frequency.MONTH, 1))).isEqualTo(ReleasedTotals.NONE);
  }
}
