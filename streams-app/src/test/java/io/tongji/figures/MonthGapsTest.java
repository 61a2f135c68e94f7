package io.tongji.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.ingest.FedSample;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a closed month lacks that is to be released. */
class MonthGapsTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Coverage ALL = new Coverage(336, 336, 1_000L, 1_000L);
  private static final Coverage FEW = new Coverage(336, 20, 1_000L, 67L);

  private final AggregateTable table = new AggregateTable();
  private final AreaFigures figures = new AreaFigures(table, CATALOGUE);

  @TempDir private Path scratch;

  private void put(String indicator, String month, Coverage coverage) {
    Sample sample = Sample.of(indicator, 7).at(month).covered(coverage);
    table.put(new Published(sample.ofMonth(), 1, Instant.EPOCH));
  }

  private List<String> lines(Month after, String through) {
    return MonthGaps.of(figures, after, Month.parse(through)).stream()
        .flatMap(gaps -> gaps.lines(Language.ZH, Rounding.HALF_UP).stream())
        .toList();
  }

  @Test
  void aMonthOfFewReturnsIsNamedAsOnTheBoard() {
    put("GIO", "2024-02", ALL);
    put("FAI", "2024-02", ALL);
    put("GIO", "2024-03", FEW);

    List<MonthGaps> gaps = MonthGaps.of(figures, Month.of(2024, 2), Month.of(2024, 3));

    assertThat(gaps).singleElement().matches(MonthGaps::isIncomplete);
    assertThat(lines(Month.of(2024, 2), "2024-03"))
        .startsWith("2024-03 尚未报齐,加权填报率:规上工业总产值 6.7% (20/336)", "2024-03 没有数,此前一年有数:固定资产投资")
        .last()
        .asString()
        .startsWith("2024-03 没有数:")
        .contains("规上研发经费支出");
    assertThat(gaps.get(0).lines(Language.EN, Rounding.HALF_UP).toString())
        .contains("2024-03 is incomplete, weighted response: ", "2024-03 has no figure: ")
        .doesNotMatch(".*\\p{IsHan}.*");
  }

  @Test
  void whatNeverHadFiguresIsSaidAndHoldsNothingUp() {
    put("GIO", "2024-03", ALL);
    List<MonthGaps> gaps = MonthGaps.of(figures, null, Month.of(2024, 3));
    assertThat(gaps).singleElement().matches(month -> !month.isIncomplete());
    assertThat(lines(Month.of(2024, 2), "2024-03")).hasSize(1);
  }

  @Test
  void monthsThatAreOutOrComeLaterAreNotLookedAt() {
    put("GIO", "2024-02", FEW);
    put("GIO", "2024-03", ALL);
    put("GIO", "2024-04", FEW);
    assertThat(lines(Month.of(2024, 2), "2024-03").toString()).doesNotContain("尚未报齐");
    assertThat(lines(Month.of(2024, 1), "2024-03").toString()).contains("2024-02 尚未报齐");
    ReleaseRequest revision = new ReleaseRequest("r", "2024-03", "A", "METHOD", "2024-02", "me");
    assertThat(MonthGaps.of(figures, List.of(), revision))
        .extracting(MonthGaps::month)
        .contains(Month.of(2024, 2));
  }

  /** Where 1-2月 is one period, January lacks nothing. */
  @Test
  void januaryOfAnIndicatorWithoutOneIsNoGap() {
    put("GIO", "2023-12", ALL);
    put("TAX", "2024-01", ALL);
    assertThat(MonthGaps.of(figures, Month.of(2023, 12), Month.of(2024, 1)))
        .noneMatch(MonthGaps::isIncomplete);
  }

  @Test
  void noMonthOfTheSampleIsIncomplete() throws IOException {
    AggregateTable sample = new AggregateTable();
    FedSample.published(scratch)
        .values()
        .forEach(each -> sample.put(new Published(each, 1, Instant.EPOCH)));

    List<MonthGaps> gaps =
        MonthGaps.of(new AreaFigures(sample, CATALOGUE), null, Month.of(2023, 12));

    assertThat(sample.months()).hasSizeGreaterThan(20);
    assertThat(gaps).noneMatch(MonthGaps::isIncomplete);
  }
}
