package io.tongji.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.codec.ContributionCodec;
import io.tongji.period.Month;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.Sums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However few contributions may wait before they are rolled up, the tables become the same. */
class CubeTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final List<String> CODES = List.of("GIO", "EXP", "RND");
  private static final int BATCHES = 300;

  private static Cube cube(int many) {
    Cube cube = new Cube(CATALOGUE, many);
    cube.consult(new TargetBook(), new FirstReleases());
    return cube;
  }

  @Test
  void tablesAreTheSameHoweverFewMayWait() {
    Map<SeriesKey, Aggregate> expected = fed(cube(Integer.MAX_VALUE));
    assertThat(expected).hasSizeGreaterThan(500);
    assertThat(fed(cube(1))).isEqualTo(expected);
    assertThat(fed(cube(40))).isEqualTo(expected);
  }

  private static Map<SeriesKey, Aggregate> fed(Cube cube) {
    Random random = new Random(7);
    for (int n = 0; n < BATCHES; n++) {
      cube.add(CODES.get(random.nextInt(CODES.size())), batch(random));
    }
    Map<SeriesKey, Aggregate> published = new HashMap<>();
    for (String code : cube.codes()) {
      Objects.requireNonNull(cube.table(code)).forwardAll(published::put);
    }
    return published;
  }

  private static byte[] batch(Random random) {
    Map<Placement, MonthlySums> places = new HashMap<>();
    for (int place = 0; place < 3; place++) {
      String activity = String.valueOf(13 + random.nextInt(30));
      long[] sums = new long[Sums.SLOTS];
      sums[Sums.YTD_KNOWN] = 1;
      sums[Sums.YTD] = random.nextInt(1_000_000);
      sums[Sums.EXPECTED_STEP] = random.nextInt(2);
      MonthlySums months = new MonthlySums();
      months.put(Month.of(2022, 1).index() + random.nextInt(24), sums);
      places.put(new Placement("330483004", activity, ""), months);
    }
    return ContributionCodec.encode(places);
  }

  @Test
  void knowsIndicatorsWhoseContributionsWaitAndThoseWithATable() {
    Cube cube = cube(Integer.MAX_VALUE);
    cube.add("GIO", batch(new Random(1)));
    assertThat(cube.codes()).containsExactly("GIO");
    assertThat(cube.cells()).isZero();
    assertThat(cube.table("EXP")).isNotNull();
    assertThat(cube.table("GIO")).isNotNull();
    assertThat(cube.codes()).containsExactly("EXP", "GIO");
    assertThat(cube.cells()).isPositive();
  }

  @Test
  void refusesContributionsToAnIndicatorThatTheCatalogueLacks() {
    assertThat(cube(1).table("NONE")).isNull();
    assertThatThrownBy(() -> cube(1).add("NONE", new byte[0])).hasMessageContaining("NONE");
  }
}
