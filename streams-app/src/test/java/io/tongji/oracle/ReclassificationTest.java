package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.OfMonth;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A unit, an area or an industry that is classed anew moves what it should, and nothing else. */
class ReclassificationTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();
  private static final Month MOVE = Month.parse("2023-04");

  static LongStream seeds() {
    return LongStream.rangeClosed(4001, 4010);
  }

  private static Story firm() {
    return firm("3911");
  }

  private static Story firm(String industry) {
    Story story = new Story().unit("x", "2021-01", "area=330483001 industry=" + industry);
    for (int month = 2; month <= 12; month++) {
      story.output("x", "2022-%02d".formatted(month), "ytd=" + month * 7);
      story.output("x", "2023-%02d".formatted(month), "ytd=" + month * 9);
    }
    return story;
  }

  private static Map<SeriesKey, Aggregate> published(long seed, Story story) {
    List<LogRecord> log = new ArrayList<>(RandomHistory.of(seed));
    log.addAll(story.log());
    return Published.after(CATALOGUE, log);
  }

  private static long ytd(Map<SeriesKey, Aggregate> published, String area, String activity) {
    SeriesKey key = new SeriesKey(Period.parse("2023-06"), area, "GIO", activity);
    Aggregate aggregate = published.get(key);
    Long total = aggregate == null ? null : ((OfMonth) aggregate).ytd().total();
    return total == null ? 0 : total;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aUnitThatMovesTakesItsFiguresFromTownToTown(long seed) {
    Map<SeriesKey, Aggregate> before = published(seed, firm());
    Map<SeriesKey, Aggregate> after =
        published(seed, firm().unit("x", "2023-04", "area=330483004 industry=3911"));
    assertThat(Published.changed(before, after))
        .isNotEmpty()
        .allMatch(key -> Set.of("330483001", "330483004").contains(key.area()))
        .allMatch(key -> key.period().lastMonth().compareTo(MOVE) >= 0);
    assertThat(ytd(before, "330483001", "_T") - ytd(after, "330483001", "_T")).isEqualTo(54);
    assertThat(ytd(after, "330483004", "_T") - ytd(before, "330483004", "_T")).isEqualTo(54);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aUnitOfAnotherIndustryMovesBetweenDivisionsAndThemesAlone(long seed) {
    Map<SeriesKey, Aggregate> before = published(seed, firm());
    Map<SeriesKey, Aggregate> after =
        published(seed, firm().unit("x", "2023-04", "area=330483001 industry=1310"));
    assertThat(Published.changed(before, after))
        .isNotEmpty()
        .allMatch(key -> Set.of("C13", "C39", "S_HT", "S_DIGI").contains(key.activity()))
        .allMatch(key -> key.period().lastMonth().compareTo(MOVE) >= 0);
    assertThat(ytd(before, "330483", "C39") - ytd(after, "330483", "C39")).isEqualTo(54);
    assertThat(ytd(after, "330483", "C13") - ytd(before, "330483", "C13")).isEqualTo(54);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anAreaThatIsPutElsewhereMovesBetweenTheAreasAboveIt(long seed, @TempDir Path directory) {
    Catalogue moved =
        Published.withAreas(
            directory,
            areas ->
                areas.replace(
                    "Gaoqiao Village,330483004,village", "Gaoqiao Village,330483001,village"));
    List<LogRecord> log = new ArrayList<>(RandomHistory.of(seed));
    log.addAll(firm().unit("x", "2023-04", "area=330483004001 industry=3911").log());
    Map<SeriesKey, Aggregate> before = Published.after(CATALOGUE, log);
    Map<SeriesKey, Aggregate> after = Published.after(moved, log);
    assertThat(Published.changed(before, after))
        .isNotEmpty()
        .allMatch(key -> Set.of("330483001", "330483004").contains(key.area()));
    assertThat(ytd(after, "330483001", "_T") - ytd(before, "330483001", "_T"))
        .isEqualTo(ytd(before, "330483004", "_T") - ytd(after, "330483004", "_T"))
        .isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anIndustryThatIsPutOnAListChangesTheThemeAndItsIndicatorAlone(
      long seed, @TempDir Path directory) {
    Catalogue listed =
        Published.with(
            directory,
            "themes.csv",
            themes -> themes.replace("1310,2022-06,2023-03", "1310,2022-06,"));
    List<LogRecord> log = new ArrayList<>(RandomHistory.of(seed));
    log.addAll(firm("1310").log());
    Map<SeriesKey, Aggregate> before = Published.after(CATALOGUE, log);
    Map<SeriesKey, Aggregate> after = Published.after(listed, log);
    assertThat(Published.changed(before, after))
        .isNotEmpty()
        .allMatch(key -> key.activity().equals("S_HT") || key.indicator().equals("FAI_HT"))
        .allMatch(key -> key.period().lastMonth().compareTo(MOVE) >= 0);
    assertThat(ytd(after, "330483", "S_HT") - ytd(before, "330483", "S_HT"))
        .isGreaterThanOrEqualTo(54);
  }

  @ParameterizedTest(name = "{0} counts in {1}")
  @CsvSource({
    "4310, CI_IND",
    "1110, CI_IND",
    "4410, CI_IND",
    "0511, CI_SVC",
    "5110, CI_SVC",
    "0111, CI_OTHER",
    "4710, CI_OTHER"
  })
  void buildingWorksCountInOneOfThreeSets(String industry, String set) {
    Story story =
        new Story(CatalogueFiles.builtIn())
            .project("a", "2021-01", "industry=" + industry)
            .investment("a", "2023-03", "ytd=7 ytd_construction=5 ytd_equipment=2");
    for (String indicator : List.of("CI", "CI_IND", "CI_SVC", "CI_OTHER")) {
      boolean counts = indicator.equals("CI") || indicator.equals(set);
      Aggregate total = story.at(Story.COUNTY, indicator, "_T", "2023-03");
      assertThat(total != null).as(indicator).isEqualTo(counts);
      if (total != null) {
        assertThat(total.whole().total()).as(indicator).isEqualTo(5);
      }
    }
  }

  @Test
  void setsOfIndustriesOverlapAndAreTheThemesOfTheWhole() {
    Story story =
        new Story(CatalogueFiles.builtIn())
            .project("a", "2021-01", "industry=3911")
            .project("b", "2021-01", "industry=2710")
            .project("c", "2021-01", "industry=0111")
            .investment("a", "2023-03", "ytd=1")
            .investment("b", "2023-03", "ytd=10")
            .investment("c", "2023-03", "ytd=100");
    assertThat(story.month("FAI", "2023-03").ytd().total()).isEqualTo(111);
    assertThat(story.month("FAI_HT", "2023-03").ytd().total()).isEqualTo(11);
    assertThat(story.month("FAI_DIGI", "2023-03").ytd().total()).isEqualTo(1);
    for (String theme : List.of("S_HT", "S_DIGI")) {
      Aggregate part = story.at(Story.COUNTY, "FAI", theme, "2023-03");
      String indicator = theme.equals("S_HT") ? "FAI_HT" : "FAI_DIGI";
      assertThat(Objects.requireNonNull(part).whole().total())
          .isEqualTo(story.month(indicator, "2023-03").ytd().total());
    }
  }
}
