package io.tongji.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairBagTest {

  private record Both(long now, long before) {}

  private final PairBag bag = new PairBag();
  private final List<Both> plain = new ArrayList<>();

  @Test
  void holdsWhatAListHolds() {
    Random random = new Random(3);
    for (int n = 0; n < 3_000; n++) {
      if (random.nextInt(3) > 0 || plain.isEmpty()) {
        Both added = new Both(number(random), number(random));
        plain.add(added);
        bag.add(added.now(), added.before());
      } else {
        Both removed = plain.remove(random.nextInt(plain.size()));
        bag.remove(removed.now(), removed.before());
      }
    }
    assertThat(bag.size()).isEqualTo(plain.size()).isGreaterThan(500);
    assertThat(bag.now()).isEqualTo(plain.stream().mapToLong(Both::now).sum());
    assertThat(bag.before()).isEqualTo(plain.stream().mapToLong(Both::before).sum());
    assertThat(comparableNow()).containsExactly(plainComparableNow());
  }

  /** Now and then one that is far wider than those before it. */
  private static long number(Random random) {
    return random.nextLong() >> 20 + random.nextInt(44);
  }

  private double[] comparableNow() {
    double[] now = new double[bag.comparable()];
    assertThat(bag.copyComparable(now, new double[now.length], 0)).isEqualTo(now.length);
    Arrays.sort(now);
    return now;
  }

  private double[] plainComparableNow() {
    return plain.stream()
        .filter(pair -> pair.now() > 0 && pair.before() > 0)
        .mapToDouble(Both::now)
        .sorted()
        .toArray();
  }

  @Test
  void refusesToTakeOutWhatIsNotThere() {
    bag.add(1, 2);
    assertThatIllegalStateException().isThrownBy(() -> bag.remove(2, 1));
  }
}
