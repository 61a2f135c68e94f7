package io.tongji.ingest.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnnumberedRowsTest {

  /** Records of one key, those with a revision marked by #. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|false",
        "#1|false",
        "#1 #2|false",
        "#1 #2 #1|false",
        "1 1|false",
        "1 1 1|false",
        "1 2|true",
        "1 1 2|true",
        "1 2 1|true",
        "#1 2|true",
        "#1 1|true",
        "1 #2|true",
        "#1 #2 3|true",
        "1 1 #2|true"
      })
  void severalThatDifferNeedRevisions(String records, boolean unordered) {
    UnnumberedRows rows = new UnnumberedRows();
    for (String record : records.split(" ")) {
      rows.add(bytes("a"), bytes(record), record.startsWith("#"));
      rows.add(bytes("b"), bytes("same"), false);
    }

    assertThat(rows.unordered(bytes("a"))).isEqualTo(unordered);
    assertThat(rows.unordered(bytes("b"))).isFalse();
    assertThat(rows.unordered(bytes("c"))).isFalse();
  }

  @Test
  void keysThatDifferLittleAreKeptApart() {
    UnnumberedRows rows = new UnnumberedRows();
    for (int number = 0; number < 200_000; number++) {
      rows.add(bytes(key(number)), bytes("value " + number), false);
    }
    for (int number = 0; number < 200_000; number++) {
      assertThat(rows.unordered(bytes(key(number)))).isFalse();
    }
  }

  private static String key(int number) {
    return "91330483YB%07d2023-%02d".formatted(number / 11, 2 + number % 11);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
