package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.measure.Growth;
import io.tongji.rollup.Aggregate.OfMonth;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Imputed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Estimates of units that have not reported, story by story; GIO asks for 1 unit and 20 %. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImputationTest {

  private static final String TOWN = "330483001";
  private static final String OTHER_TOWN = "330483004";

  private Catalogue catalogue = TestCatalogue.read();
  private Catalogue following = TestCatalogue.read();

  @BeforeAll
  void readCatalogues(@TempDir Path first, @TempDir Path second) throws IOException {
    catalogue = TestCatalogue.imputing(first);
    following = TestCatalogue.following(second);
  }

  /** Two report 300 for 200, one of another town with 50 a year before does not yet. */
  private Story oneIsMissing() {
    return oneIsMissing(catalogue, "2022-05", "2023-05");
  }

  private static Story oneIsMissing(Catalogue under, String before, String now) {
    return new Story(under)
        .unit("a", "2020-01", "")
        .unit("b", "2020-01", "")
        .unit("c", "2020-01", "area=330483004")
        .output("a", before, "ytd=100")
        .output("b", before, "ytd=100")
        .output("c", before, "ytd=50")
        .output("a", now, "ytd=180")
        .output("b", now, "ytd=120");
  }

  @Test
  void aMissingUnitIsItsOwnFigureOfAYearBeforeTimesTheRatioOfItsStratum() {
    OfMonth county = oneIsMissing().month("GIO", "2023-05");
    assertThat(county.imputed()).isEqualTo(new Imputed(1, 75, 0));
    assertThat(county.ytd()).isEqualTo(new Figure(375L, 250L, 250L));
    assertThat(county.ytd().growth()).isEqualTo(new Growth.Rate(125, 250));
    assertThat(county.liveCoverage().reported()).isEqualTo(2);
    assertThat(county.liveCoverage().expected()).isEqualTo(3);
    assertThat(county.liveCoverage().baseReceived()).isEqualTo(200);
  }

  @Test
  void itCountsWhereItIsExpected() {
    Story story = oneIsMissing();
    OfMonth other = (OfMonth) Objects.requireNonNull(story.at(OTHER_TOWN, "GIO", "_T", "2023-05"));
    assertThat(other.ytd()).isEqualTo(new Figure(75L, 50L, 50L));
    assertThat(other.liveCoverage().reported()).isZero();
    OfMonth town = (OfMonth) Objects.requireNonNull(story.at(TOWN, "GIO", "_T", "2023-05"));
    assertThat(town.imputed()).isEqualTo(Imputed.NONE);
    assertThat(town.ytd()).isEqualTo(new Figure(300L, 200L, 200L));
  }

  @Test
  void theBridgeOfThoseThatReportedAndTheEstimateMakeUpTheDifference() {
    OfMonth county = oneIsMissing().month("GIO", "2023-05");
    assertThat(county.bridge()).isEqualTo(new Bridge(100, 0, 50, 0));
    assertThat(100 - 50 + county.estimated().bridge()).isEqualTo(375 - 250);
  }

  @Test
  void theReturnReplacesTheEstimate() {
    OfMonth county = oneIsMissing().output("c", "2023-05", "ytd=61").month("GIO", "2023-05");
    assertThat(county.imputed()).isEqualTo(Imputed.NONE);
    assertThat(county.ytd()).isEqualTo(new Figure(361L, 250L, 250L));
    OfMonth withdrawn =
        oneIsMissing()
            .output("c", "2023-05", "ytd=61")
            .output("c", "2023-05", "withdrawn")
            .month("GIO", "2023-05");
    assertThat(withdrawn.imputed()).isEqualTo(new Imputed(1, 75, 0));
  }

  @Test
  void aCorrectionOfOneThatReportedMovesTheEstimateOfTheOther() {
    OfMonth county = oneIsMissing().output("a", "2023-05", "ytd=80").month("GIO", "2023-05");
    assertThat(county.imputed()).isEqualTo(new Imputed(1, 50, 0));
    assertThat(county.ytd().total()).isEqualTo(250);
  }

  @Test
  void withoutEnoughOfTheDivisionTheSectionIsTaken() {
    Story story =
        oneIsMissing()
            .unit("d", "2020-01", "industry=1310")
            .output("d", "2022-05", "ytd=10")
            .output("d", "2023-05", "withdrawn ytd=1");
    OfMonth county = story.month("GIO", "2023-05");
    assertThat(county.imputed()).isEqualTo(new Imputed(2, 75 + 15, 0));
  }

  @Test
  void nothingIsEstimatedBeforeEnoughHasBeenReported() {
    Story story =
        new Story(catalogue)
            .unit("a", "2020-01", "")
            .unit("b", "2020-01", "")
            .output("a", "2022-05", "ytd=19")
            .output("b", "2022-05", "ytd=81")
            .output("a", "2023-05", "ytd=38");
    assertThat(story.month("GIO", "2023-05").imputed()).isEqualTo(Imputed.NONE);
    assertThat(story.output("a", "2022-05", "ytd=21").month("GIO", "2023-05").estimated().units())
        .isEqualTo(1);
  }

  @Test
  void aUnitWithoutAYearBeforeOrOutsideTheRegisterIsNotEstimated() {
    Story story =
        oneIsMissing()
            .unit("d", "2023-01", "")
            .unit("e", "2020-01", "to=2023-03")
            .output("e", "2022-05", "ytd=40");
    OfMonth county = story.month("GIO", "2023-05");
    assertThat(county.liveCoverage().expected()).isEqualTo(4);
    assertThat(county.imputed()).isEqualTo(new Imputed(1, 75, 0));
  }

  @Test
  void anEstimateOfAYearBeforeIsInThatYearsTotalAndInTheBridgeUntilItIsReported() {
    Story story = oneIsMissing().output("a", "2024-05", "ytd=200");
    OfMonth next = story.month("GIO", "2024-05");
    assertThat(next.imputed()).isEqualTo(new Imputed(0, 0, 75));
    assertThat(next.ytd().lastYear()).isEqualTo(375);
    Bridge bridge = Objects.requireNonNull(next.bridge());
    long reported =
        bridge.sameUnits() + bridge.entrants() - bridge.leavers() + bridge.restatement();
    assertThat(reported + next.estimated().bridge()).isEqualTo(200 - 375);
  }

  @Test
  void theYearEndsWithTheEstimatesOfDecember() {
    Story story =
        new Story(catalogue)
            .unit("a", "2020-01", "")
            .unit("b", "2020-01", "")
            .output("a", "2022-12", "ytd=100")
            .output("b", "2022-12", "ytd=50")
            .output("a", "2023-12", "ytd=110");
    assertThat(Objects.requireNonNull(story.span("GIO", "2023")).whole().total()).isEqualTo(165);
    assertThat(Objects.requireNonNull(story.span("GIO", "2023")).imputed())
        .isEqualTo(new Imputed(1, 55, 0));
  }

  @Test
  void whereTheCatalogueDoesNotAskForItNothingIsEstimated() {
    OfMonth county =
        new Story()
            .unit("a", "2020-01", "")
            .output("a", "2023-05", "ytd=1")
            .month("GIO", "2023-05");
    assertThat(county.imputed()).isNull();
  }

  /** Two of three know their components, the third reports without. CI_IND asks for 10 %. */
  private static Story oneGivesNoComponents(Story story, String before, String now) {
    for (String project : new String[] {"1", "2", "3"}) {
      story
          .project(project, "2020-01", "")
          .investment(project, before, "ytd=50 ytd_construction=50");
    }
    return story
        .investment("1", now, "ytd=60 ytd_construction=60")
        .investment("2", now, "ytd=60 ytd_construction=60")
        .investment("3", now, "ytd=60");
  }

  @Test
  void aUnitWithAReturnThatDoesNotGiveTheMeasureIsNotEstimated() {
    Story story = oneGivesNoComponents(new Story(catalogue), "2022-05", "2023-05");
    assertThat(story.month("CI_IND", "2023-05").imputed()).isEqualTo(Imputed.NONE);
    assertThat(story.month("CI_IND", "2023-05").ytd().total()).isEqualTo(120);
    story.investment("3", "2023-05", "withdrawn");
    assertThat(story.month("CI_IND", "2023-05").imputed()).isEqualTo(new Imputed(1, 60, 0));
  }

  @Test
  void norIsItFromTheMonthBefore() {
    Story story = oneGivesNoComponents(new Story(following), "2023-04", "2023-05");
    assertThat(story.month("CI", "2023-05").imputed()).isEqualTo(Imputed.NONE);
    story.investment("3", "2023-05", "withdrawn");
    assertThat(story.month("CI", "2023-05").imputed()).isEqualTo(new Imputed(1, 60, 0));
  }

  /**
   * In 2024 GIO is estimated from the month before: two report 300 for 200, one had 50 and is not.
   */
  private Story oneIsMissingAfterAMonth() {
    return oneIsMissing(following, "2024-04", "2024-05");
  }

  @Test
  void aMissingUnitIsItsCumulativeOfTheMonthBeforeTimesTheRatioOfItsStratum() {
    OfMonth county = oneIsMissingAfterAMonth().month("GIO", "2024-05");
    assertThat(county.imputed()).isEqualTo(new Imputed(1, 75, 0));
    assertThat(county.ytd()).as("nobody has a base").isEqualTo(new Figure(375L, null, null));
    assertThat(county.liveCoverage().reported()).isEqualTo(2);
    assertThat(county.liveCoverage().expected()).isEqualTo(3);
    OfMonth before = oneIsMissingAfterAMonth().month("GIO", "2024-04");
    assertThat(before.imputed()).as("nobody is missing").isEqualTo(Imputed.NONE);
  }

  @Test
  void itsBaseIsWhatItReportedAYearBefore() {
    Story story = oneIsMissingAfterAMonth().output("c", "2023-05", "ytd=40");
    assertThat(story.month("GIO", "2024-05").ytd()).isEqualTo(new Figure(375L, 40L, 40L));
    story.output("a", "2024-05", "ytd=180 prior_ytd=90");
    assertThat(story.month("GIO", "2024-05").ytd()).isEqualTo(new Figure(375L, 130L, 40L));
  }

  @Test
  void theReturnReplacesTheEstimateFromTheMonthBefore() {
    Story story = oneIsMissingAfterAMonth().output("c", "2024-05", "ytd=61");
    assertThat(story.month("GIO", "2024-05").imputed()).isEqualTo(Imputed.NONE);
    assertThat(story.month("GIO", "2024-05").ytd().total()).isEqualTo(361);
    story.output("c", "2024-05", "withdrawn");
    assertThat(story.month("GIO", "2024-05").imputed()).isEqualTo(new Imputed(1, 75, 0));
    story.output("c", "2024-04", "ytd=40");
    assertThat(story.month("GIO", "2024-05").imputed()).isEqualTo(new Imputed(1, 60, 0));
    story.output("c", "2024-04", "withdrawn");
    assertThat(story.month("GIO", "2024-05").imputed()).isEqualTo(Imputed.NONE);
  }

  @Test
  void inTheFirstMonthOfTheYearThereIsNoMonthBefore() {
    Story story =
        new Story(following)
            .unit("a", "2020-01", "")
            .unit("b", "2020-01", "")
            .output("a", "2024-12", "ytd=100")
            .output("b", "2024-12", "ytd=100")
            .output("a", "2025-02", "ytd=10");
    assertThat(story.month("GIO", "2025-02").imputed()).isEqualTo(Imputed.NONE);
  }

  @Test
  void unitsWeighTheirMonthBeforeWhenItIsAskedWhetherEnoughHaveReported() {
    Story story =
        new Story(following)
            .unit("a", "2020-01", "")
            .unit("b", "2020-01", "")
            .output("a", "2024-04", "ytd=19")
            .output("b", "2024-04", "ytd=81")
            .output("a", "2024-05", "ytd=38");
    assertThat(story.month("GIO", "2024-05").imputed()).isEqualTo(Imputed.NONE);
    story.output("a", "2024-04", "ytd=21");
    assertThat(story.month("GIO", "2024-05").estimated().units()).isEqualTo(1);
  }
}
