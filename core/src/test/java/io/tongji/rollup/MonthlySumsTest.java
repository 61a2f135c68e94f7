package io.tongji.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MonthlySumsTest {

  private final MonthlySums sums = new MonthlySums();
  private final TreeMap<Integer, long[]> plain = new TreeMap<>();

  @Test
  void holdsWhatASortedMapHolds() {
    Random random = new Random(1);
    for (int n = 0; n < 2_000; n++) {
      int month = 24_000 + random.nextInt(200);
      assertThat(sums.find(month)).isSameAs(plain.get(month));
      if (!plain.containsKey(month)) {
        long[] ofMonth = {random.nextInt(3) - 1};
        sums.put(month, ofMonth);
        plain.put(month, ofMonth);
      }
      if (random.nextInt(50) == 0) {
        sums.dropZeros();
        plain.values().removeIf(ofMonth -> ofMonth[0] == 0);
      }
      assertThat(months()).containsExactlyElementsOf(plain.keySet());
      long until = plain.headMap(month, true).values().stream().mapToLong(s -> s[0]).sum();
      assertThat(sums.until(month, 0)).isEqualTo(until);
    }
  }

  @Test
  void isEmptyWhenCleared() {
    sums.put(24_000, new long[] {1});
    assertThat(sums.isEmpty()).isFalse();
    sums.clear();
    assertThat(sums.isEmpty()).isTrue();
    assertThat(sums.find(24_000)).isNull();
  }

  private List<Integer> months() {
    List<Integer> months = new ArrayList<>();
    sums.forEach((month, ofMonth) -> months.add(month));
    return months;
  }
}
