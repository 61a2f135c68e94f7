package io.tongji.ingest.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentKeysTest {

  @Test
  void aRecordIsFollowedIfALaterOneHasItsKey() {
    SentKeys keys = new SentKeys();
    List.of("a", "b", "a", "c", "a").forEach(key -> keys.add(bytes(key), bytes("1"), false));

    assertThat(keys.followed(bytes("a"), 0)).isTrue();
    assertThat(keys.followed(bytes("b"), 1)).isFalse();
    assertThat(keys.followed(bytes("a"), 2)).isTrue();
    assertThat(keys.followed(bytes("a"), 4)).isFalse();
  }

  /** Records of one key, those with a number marked by #. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2|SUPERSEDED SENT",
        "1 2 1|REPEATED SUPERSEDED SENT",
        "#1 2|SENT SENT",
        "#1 #2|SENT SENT",
        "1 #2|CONTESTED SENT",
        "1 2 #3|CONTESTED CONTESTED SENT",
        "1 #2 3|SUPERSEDED SENT SENT",
        "1 #2 #3 1|REPEATED SENT SENT SENT"
      })
  void whatBecomesOfARecordDependsOnTheLastOneOfItsKey(String records, String fates) {
    SentKeys keys = new SentKeys();
    String[] values = records.split(" ");
    for (String value : values) {
      keys.add(bytes("a"), bytes(value), value.startsWith("#"));
    }
    keys.add(bytes("b"), bytes("1"), true);

    List<String> told = new ArrayList<>();
    for (int number = 0; number < values.length; number++) {
      String value = values[number];
      told.add(keys.fate(bytes("a"), bytes(value), number, value.startsWith("#")).name());
    }
    assertThat(String.join(" ", told)).isEqualTo(fates);
  }

  @Test
  void keysThatDifferLittleAreToldApart() {
    SentKeys keys = new SentKeys();
    List<String> written = new ArrayList<>();
    Random random = new Random(1);
    for (int number = 0; number < 200_000; number++) {
      written.add("91330483YB%07d2023-%02d".formatted(number / 11, 2 + number % 11));
      keys.add(bytes(written.get(number)), bytes("1"), false);
    }
    for (int times = 0; times < 10_000; times++) {
      int number = random.nextInt(written.size());
      assertThat(keys.followed(bytes(written.get(number)), number)).isFalse();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
