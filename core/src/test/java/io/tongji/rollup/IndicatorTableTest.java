package io.tongji.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.digest.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A table that is written and read goes on as if nothing had happened. */
class IndicatorTableTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Indicator INDICATOR = Objects.requireNonNull(CATALOGUE.indicator("GIO"));
  private static final References REFERENCES = References.none();
  private static final List<Placement> PLACES =
      List.of(
          new Placement("330483001", "26", ""),
          new Placement("330483001;330483K01P1", "39", "S_DIGI;S_HT"),
          new Placement("330483103", "17", ""),
          new Placement("330483K01", "39", "S_HT"));

  @Test
  void whatIsReadPublishesAndGoesOnAsWhatWasWritten() throws IOException {
    IndicatorTable table = table(7);

    IndicatorTable read = read(written(table));

    assertThat(read.size()).isEqualTo(table.size()).isPositive();
    assertThat(all(read)).isEqualTo(all(table)).isNotEmpty();
    for (int cut = 0; cut < 50; cut++) {
      read.add(changes(new Random(cut)));
      table.add(changes(new Random(cut)));
      assertThat(cut(read)).isEqualTo(cut(table));
    }
    assertThat(all(read)).isEqualTo(all(table));
  }

  @Test
  void anEmptyTableIsReadEmpty() throws IOException {
    assertThat(read(written(new IndicatorTable(CATALOGUE, INDICATOR))).size()).isZero();
  }

  /**
   * Where this fails, files that stand would be read as something else: raise {@code
   * Snapshots.FORMAT}, and write down the new digest.
   */
  @Test
  void theLayoutIsTheSameAsInFilesThatStand() throws IOException {
    MessageDigest digest = Sha256.empty();
    digest.update(written(table(3)));
    assertThat(Sha256.hex(digest))
        .isEqualTo("035ff0fbb676443379fe3aade40c9e981adb039894b9353e31ace4b67f40f8f5");
  }

  private static IndicatorTable table(long seed) {
    Random random = new Random(seed);
    IndicatorTable table = new IndicatorTable(CATALOGUE, INDICATOR);
    for (int batch = 0; batch < 20; batch++) {
      table.add(changes(random));
    }
    return table;
  }

  private static Map<Placement, MonthlySums> changes(Random random) {
    Map<Placement, MonthlySums> changes = new HashMap<>();
    for (Placement place : PLACES) {
      MonthlySums months = new MonthlySums();
      for (int month = 24_276; month < 24_294; month++) {
        if (random.nextInt(3) == 0) {
          long[] sums = months.open(month, Sums.SLOTS);
          sums[Sums.YTD_KNOWN] = random.nextInt(4);
          sums[Sums.YTD] = random.nextLong() >> 20;
          sums[Sums.MONTH_KNOWN] = random.nextInt(4);
          sums[Sums.MONTH] = random.nextLong() >> 24;
          sums[Sums.EXPECTED_STEP] = random.nextInt(3);
        }
      }
      changes.put(place, months);
    }
    return changes;
  }

  private static byte[] written(IndicatorTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static IndicatorTable read(byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    IndicatorTable read = IndicatorTable.read(CATALOGUE, INDICATOR, new DataInputStream(in));
    assertThat(in.available()).as("bytes that are left").isZero();
    return read;
  }

  private static Map<SeriesKey, Aggregate> all(IndicatorTable table) {
    Map<SeriesKey, Aggregate> all = new HashMap<>();
    table.forwardAll(REFERENCES, all::put);
    return all;
  }

  private static Map<SeriesKey, @Nullable Aggregate> cut(IndicatorTable table) {
    Map<SeriesKey, @Nullable Aggregate> cut = new TreeMap<>();
    table.cut(REFERENCES, cut::put);
    return cut;
  }
}
