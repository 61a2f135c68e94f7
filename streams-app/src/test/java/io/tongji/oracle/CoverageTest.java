package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How much of what is expected was handed in, by units and by weight: a test for each sentence. */
class CoverageTest {

  private static final String TOWN = "330483001";
  private static final String OTHER_TOWN = "330483004";

  /** Three units of which a had 100 and b had 300 a year before; c is new. */
  private static Story story() {
    return new Story()
        .unit("a", "2021-01", "")
        .unit("b", "2021-01", "")
        .unit("c", "2023-01", "")
        .output("a", "2022-05", "ytd=100")
        .output("b", "2022-05", "ytd=300");
  }

  private static Coverage county(Story story, String month) {
    return story.month("GIO", month).liveCoverage();
  }

  private static Coverage in(Story story, String area, String month) {
    return ((Aggregate.OfMonth)
            Objects.requireNonNull(story.at(area, "GIO", "_T", month), "not published"))
        .liveCoverage();
  }

  @Test
  void eachUnitWeighsItsOwnCumulativeOfAYearBefore() {
    assertThat(county(story().output("a", "2023-05", "ytd=1"), "2023-05"))
        .isEqualTo(new Coverage(3, 1, 400L, 100L));
  }

  @Test
  void aUnitWithoutAFigureOfAYearBeforeIsInNeitherSum() {
    assertThat(county(story().output("c", "2023-05", "ytd=900"), "2023-05"))
        .isEqualTo(new Coverage(3, 1, 400L, 0L));
  }

  @Test
  void whatAUnitStatesOfTheYearBeforeIsNotItsWeight() {
    assertThat(county(story().output("a", "2023-05", "ytd=1 prior_ytd=777"), "2023-05"))
        .isEqualTo(new Coverage(3, 1, 400L, 100L));
  }

  @Test
  void theWeightIsWhatIsKnownNowOfTheYearBefore() {
    Story story =
        story()
            .output("a", "2023-05", "ytd=1")
            .output("a", "2022-05", "ytd=60")
            .output("b", "2022-05", "withdrawn");
    assertThat(county(story, "2023-05")).isEqualTo(new Coverage(3, 1, 60L, 60L));
  }

  @Test
  void aWithdrawnReturnIsOutstandingAgain() {
    Story story =
        story()
            .output("a", "2023-05", "ytd=1")
            .output("b", "2023-05", "ytd=1")
            .output("b", "2023-05", "withdrawn");
    assertThat(county(story, "2023-05")).isEqualTo(new Coverage(3, 1, 400L, 100L));
  }

  @Test
  void aReturnWithoutWhatTheIndicatorSumsIsNotOutstanding() {
    Story story =
        new Story()
            .project("1", "2021-01", "")
            .project("2", "2021-01", "")
            .investment("1", "2022-05", "ytd=70 ytd_construction=70")
            .investment("2", "2022-05", "ytd=30 ytd_construction=30")
            .investment("1", "2023-05", "ytd=10");
    assertThat(story.month("CI", "2023-05").coverage()).isEqualTo(new Coverage(2, 1, 100L, 70L));
  }

  @Test
  void noUnitWithAWeightMeansNoSumOfWeights() {
    Story story = new Story().unit("a", "2021-01", "").output("a", "2023-05", "ytd=1");
    assertThat(county(story, "2023-05")).isEqualTo(new Coverage(1, 1, null, null));
  }

  @Test
  void aSilentUnitWeighsWhereTheRegisterPutsItNow() {
    Story story =
        story()
            .unit("b", "2023-03", "area=" + OTHER_TOWN)
            .output("a", "2023-02", "ytd=1")
            .output("a", "2023-05", "ytd=1")
            .output("b", "2022-02", "ytd=30");
    assertThat(in(story, TOWN, "2023-05")).isEqualTo(new Coverage(2, 1, 100L, 100L));
    assertThat(in(story, OTHER_TOWN, "2023-05")).isEqualTo(new Coverage(1, 0, 300L, 0L));
    assertThat(in(story, TOWN, "2023-02")).isEqualTo(new Coverage(3, 1, 30L, 0L));
  }

  @Test
  void aUnitThatLeftTheRegisterOrTheListIsNotExpectedAndWeighsNothing() {
    Story left = story().unit("b", "2021-01", "to=2023-04 rev=2").output("a", "2023-05", "ytd=1");
    assertThat(county(left, "2023-05")).isEqualTo(new Coverage(2, 1, 100L, 100L));
    Story fell = story().unit("b", "2023-05", "frames=").output("a", "2023-05", "ytd=1");
    assertThat(county(fell, "2023-05")).isEqualTo(new Coverage(2, 1, 100L, 100L));
  }

  @Test
  void aUnitWeighsWhatItReportedBeforeItCameOnTheList() {
    Story story =
        new Story()
            .unit("a", "2021-01", "frames=")
            .unit("a", "2023-01", "")
            .unit("b", "2021-01", "")
            .output("a", "2022-05", "ytd=100")
            .output("b", "2023-05", "ytd=1");
    assertThat(county(story, "2023-05")).isEqualTo(new Coverage(2, 1, 100L, 0L));
  }

  @Test
  void weightsMayBeNegativeAndAreSummedAsTheyAre() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .unit("b", "2021-01", "")
            .output("a", "2022-05", "month=-5")
            .output("b", "2022-05", "ytd=20")
            .output("b", "2023-05", "ytd=1");
    assertThat(county(story, "2023-05")).isEqualTo(new Coverage(2, 1, 15L, 20L));
  }

  @Test
  void januaryAndFebruaryAreWeighedAsOnePeriod() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .unit("b", "2021-01", "")
            .output("a", "2022-02", "month=7")
            .output("b", "2023-02", "ytd=1");
    assertThat(county(story, "2023-02")).isEqualTo(new Coverage(2, 1, 7L, 0L));
  }

  @Test
  void aCompleteYearBeforeIsOutstandingUntilTheFirstReturnOpensThePeriod() {
    assertThat(story().at(Story.COUNTY, "GIO", "_T", "2023-05")).isNull();
  }
}
