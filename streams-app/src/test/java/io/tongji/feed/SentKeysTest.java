package io.tongji.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SentKeysTest {

  @Test
  void aRecordIsFollowedIfALaterOneHasItsKey() {
    SentKeys keys = new SentKeys();
    List.of("a", "b", "a", "c", "a").forEach(key -> keys.add(bytes(key), bytes("1")));

    assertThat(keys.followed(bytes("a"), 0)).isTrue();
    assertThat(keys.followed(bytes("b"), 1)).isFalse();
    assertThat(keys.followed(bytes("a"), 2)).isTrue();
    assertThat(keys.followed(bytes("a"), 4)).isFalse();
  }

  @Test
  void whetherTheLastOneSaysTheSameIsKnown() {
    SentKeys keys = new SentKeys();
    keys.add(bytes("a"), bytes("1"));
    keys.add(bytes("a"), bytes("2"));

    assertThat(keys.lastSays(bytes("a"), bytes("1"))).isFalse();
    assertThat(keys.lastSays(bytes("a"), bytes("2"))).isTrue();
  }

  @Test
  void keysThatDifferLittleAreToldApart() {
    SentKeys keys = new SentKeys();
    List<String> written = new ArrayList<>();
    Random random = new Random(1);
    for (int number = 0; number < 200_000; number++) {
      written.add("91330483YB%07d2023-%02d".formatted(number / 11, 2 + number % 11));
      keys.add(bytes(written.get(number)), bytes("1"));
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
