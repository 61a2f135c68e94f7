package io.tongji.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.figures.Parts;
import io.tongji.figures.Parts.PartOfWhole;
import io.tongji.figures.Parts.Whole;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.measure.Ratio;
import io.tongji.oracle.LogRecord;
import io.tongji.oracle.RandomHistory;
import io.tongji.oracle.TestCatalogue;
import io.tongji.pipeline.InMemoryPipeline;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Σ pull of a partition is the growth of the whole, exactly, whatever growth compares with. */
class PullsAddUpTest {

  private static final int HISTORIES = 20;

  /** Letters of a division's code; those of its wholes are shorter. */
  private static final int DIVISION = 3;

  private Catalogue catalogue = TestCatalogue.read();

  /** A whole, and the partition of it that is meant. */
  private record Sum(SeriesKey whole, Whole kind) {}

  /** The catalogue of tests, in which all growth compares with one kind of base. */
  private static Catalogue comparing(BaseKind kind, Path directory) throws IOException {
    Path ofTests = TestCatalogue.directory();
    for (String file : List.of("areas.csv", "activities.csv", "themes.csv", "events.csv")) {
      Files.copy(ofTests.resolve(file), directory.resolve(file));
    }
    String indicators = Files.readString(ofTests.resolve("indicators.csv"));
    Files.writeString(
        directory.resolve("indicators.csv"),
        indicators.replaceAll(",(RESTATED|REVISED_TOTAL),", "," + kind + ","));
    return CatalogueFiles.in(directory);
  }

  private AggregateTable published(long seed) {
    InMemoryPipeline pipeline = new InMemoryPipeline(catalogue);
    List<LogRecord> log = RandomHistory.of(seed);
    log.forEach(pipeline::handIn);
    pipeline.passOn();
    pipeline.cut();
    AggregateTable table = new AggregateTable();
    pipeline
        .published()
        .values()
        .forEach(aggregate -> table.put(new Published(aggregate, 1, Instant.EPOCH)));
    return table;
  }

  private List<PartOfWhole> parts(AggregateTable table) {
    Parts parts = new Parts(catalogue, table);
    List<PartOfWhole> all = new ArrayList<>();
    table.rows().forEach(row -> all.addAll(parts.of(row.aggregate())));
    parts.ceased(key -> true).values().forEach(all::addAll);
    all.removeIf(part -> !isOfAPartition(part));
    return all;
  }

  /** Sections of the total and divisions of a section; towns of the county. */
  private boolean isOfAPartition(PartOfWhole part) {
    if (part.kind() == Whole.ACTIVITY) {
      return catalogue.activity(part.key().activity()) != null;
    }
    return Objects.requireNonNull(catalogue.area(part.key().area())).level().equals("town");
  }

  private Map<Sum, Fraction> sums(AggregateTable table, Function<PartOfWhole, Ratio> of) {
    Map<Sum, Fraction> sums = new HashMap<>();
    for (PartOfWhole part : parts(table)) {
      if (of.apply(part) instanceof Ratio.Known known) {
        Sum sum = new Sum(part.whole().aggregate().key(), part.kind());
        sums.merge(sum, known.value(), Fraction::plus);
      }
    }
    return sums;
  }

  /** What the parts of wholes that have a rate of growth must add up to. */
  private static Map<Sum, Fraction> growths(AggregateTable table) {
    Map<Sum, Fraction> growths = new HashMap<>();
    for (Published row : table.rows()) {
      SeriesKey key = row.aggregate().key();
      if (row.aggregate().whole().growth() instanceof Growth.Rate rate) {
        Fraction growth = Fraction.of(rate.change(), rate.base());
        if (key.activity().length() < DIVISION) {
          growths.put(new Sum(key, Whole.ACTIVITY), growth);
        }
        if (key.area().equals("330483")) {
          growths.put(new Sum(key, Whole.AREA), growth);
        }
      }
    }
    return growths;
  }

  @ParameterizedTest
  @EnumSource(BaseKind.class)
  void partsPullWhatTheWholeGrows(BaseKind kind, @TempDir Path directory) throws IOException {
    catalogue = comparing(kind, directory);
    int checked = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      AggregateTable table = published(seed);
      Map<Sum, Fraction> pulls = sums(table, part -> part.contribution().pull());
      Map<Sum, Fraction> growths = growths(table);
      String history = "seed " + seed;
      growths.forEach(
          (sum, growth) -> assertThat(pulls.get(sum)).as("%s, %s", sum, history).isEqualTo(growth));
      checked += growths.size();
    }
    assertThat(checked).isGreaterThan(10 * HISTORIES);
  }

  @ParameterizedTest
  @EnumSource(BaseKind.class)
  void sharesOfTheTotalAddUpToOne(BaseKind kind, @TempDir Path directory) throws IOException {
    catalogue = comparing(kind, directory);
    int checked = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      AggregateTable table = published(seed);
      Map<Sum, Fraction> shares = sums(table, PartOfWhole::share);
      assertThat(shares.values()).as("seed %d", seed).allMatch(Fraction.ONE::equals);
      checked += shares.size();
    }
    assertThat(checked).isGreaterThan(10 * HISTORIES);
  }
}
