package io.tongji.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    Random random = new Random(2);
    for (int month = 24_000; month < 24_500; month++) {
      long[] ofMonth = new long[random.nextBoolean() ? Sums.ADDED_UP : Sums.CELL_SLOTS];
      for (int slot = 0; slot < ofMonth.length; slot++) {
        ofMonth[slot] = random.nextInt(3) > 0 ? 0 : random.nextLong() >> random.nextInt(Long.SIZE);
      }
      sums.put(month, ofMonth);
    }
    sums.put(24_500, new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, 63, 64, -64, -65});
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    sums.writeTo(new DataOutputStream(written));

    MonthlySums read = new MonthlySums();
    ByteArrayInputStream in = new ByteArrayInputStream(written.toByteArray());
    read.readFrom(new DataInputStream(in));

    assertThat(in.available()).isZero();
    assertThat(read.size()).isEqualTo(sums.size());
    sums.forEach((month, ofMonth) -> assertThat(read.find(month)).isEqualTo(ofMonth));
    long[] later = {1};
    read.put(24_501, later);
    assertThat(read.find(24_501)).isSameAs(later);
  }

  private List<Integer> months() {
    List<Integer> months = new ArrayList<>();
    sums.forEach((month, ofMonth) -> months.add(month));
    return months;
  }
}
