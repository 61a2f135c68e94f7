package io.tongji.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecondarySuppressionTest {

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {0, 100, 200, 300})
  void noUnsafeCellOrAtomIsDerivableOverTheRationals(long from) {
    for (long seed = from; seed < from + 100; seed++) {
      RandomTable random = new RandomTable(seed);
      Suppression suppression =
          new SecondarySuppression(random.table, random.rules)
              .protect(random.unsafe, List.of(), random.candidates, 0);
      RationalRank published = random.published(suppression);
      for (int cell = 0; cell < random.table.cells(); cell++) {
        if (random.unsafe.get(cell)) {
          assertThat(published.spans(random.row(cell)))
              .as("seed %d, cell %d", seed, cell)
              .isFalse();
        }
      }
      for (int atom = 0; atom < random.table.atoms(); atom++) {
        if (random.rules.isUnsafe(Pool.ofAtom(random.table, atom))) {
          assertThat(published.spans(random.row(Combination.sum(atom))))
              .as("seed %d, atom %d", seed, atom)
              .isFalse();
        }
      }
    }
  }
}
