package io.tongji.pipeline.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.codec.ContributionCodec;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.References;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.Sums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However few contributions may wait before they are rolled up, the tables become the same. */
class IndicatorTablesTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final List<String> CODES = List.of("GIO", "EXP", "RND");
  private static final int BATCHES = 300;

  private static IndicatorTables tables(int many) {
    return new IndicatorTables(CATALOGUE, many);
  }

  @Test
  void tablesAreTheSameHoweverFewMayWait() {
    Map<SeriesKey, Aggregate> expected = fed(tables(Integer.MAX_VALUE));
    assertThat(expected).hasSizeGreaterThan(500);
    assertThat(fed(tables(1))).isEqualTo(expected);
    assertThat(fed(tables(40))).isEqualTo(expected);
  }

  private static Map<SeriesKey, Aggregate> fed(IndicatorTables tables) {
    Random random = new Random(7);
    for (int n = 0; n < BATCHES; n++) {
      tables.add(CODES.get(random.nextInt(CODES.size())), batch(random));
    }
    Map<SeriesKey, Aggregate> published = new HashMap<>();
    for (String code : tables.codes()) {
      tables.rollUp(code).forwardAll(References.none(), published::put);
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
    IndicatorTables tables = tables(Integer.MAX_VALUE);
    tables.add("GIO", batch(new Random(1)));
    assertThat(tables.codes()).containsExactly("GIO");
    assertThat(tables.cells()).isZero();
    assertThat(tables.find("EXP")).isNotNull();
    assertThat(tables.rollUp("GIO")).isSameAs(tables.find("GIO"));
    assertThat(tables.codes()).containsExactly("EXP", "GIO");
    assertThat(tables.cells()).isPositive();
  }

  @Test
  void refusesContributionsToAnIndicatorThatTheCatalogueLacks() {
    assertThat(tables(1).find("NONE")).isNull();
    assertThatThrownBy(() -> tables(1).add("NONE", new byte[0])).hasMessageContaining("NONE");
  }
}
