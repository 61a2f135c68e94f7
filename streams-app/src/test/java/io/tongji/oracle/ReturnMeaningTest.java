package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Aggregate.OfMonth;
import io.tongji.rollup.Figure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a return means: cumulatives and months of a unit, one test for each sentence. */
class ReturnMeaningTest {

  private static Story story() {
    return new Story().unit("a", "2021-01", "");
  }

  private static void expect(OfMonth of, long ytd, @Nullable Long month) {
    assertThat(of.ytd().total()).as("ytd").isEqualTo(ytd);
    assertThat(of.month().total()).as("month").isEqualTo(month);
  }

  @Test
  void aPeriodWithoutReturnHasNoFiguresAndNothingIsCarriedForward() {
    Story story =
        story()
            .unit("b", "2021-01", "")
            .output("a", "2023-03", "ytd=9")
            .output("b", "2023-04", "ytd=1");
    expect(story.month("GIO", "2023-04"), 1L, null);
    assertThat(story.month("GIO", "2023-04").liveCoverage().reported()).isEqualTo(1);
    assertThat(story.month("GIO", "2023-04").liveCoverage().expected()).isEqualTo(2);
  }

  @Test
  void aPeriodWithAWithdrawnReturnHasNoFigures() {
    Story story =
        story()
            .output("a", "2023-03", "ytd=9 rev=1")
            .output("a", "2023-03", "withdrawn rev=2")
            .output("a", "2023-04", "ytd=12");
    assertThat(story.at(Story.COUNTY, "GIO", "_T", "2023-03")).isNull();
    expect(story.month("GIO", "2023-04"), 12L, null);
  }

  @Test
  void aHigherRevisionBringsAWithdrawnReturnBack() {
    Story story =
        story()
            .output("a", "2023-03", "ytd=7 rev=3")
            .output("a", "2023-03", "ytd=9 rev=1")
            .output("a", "2023-03", "withdrawn rev=2");
    expect(story.month("GIO", "2023-03"), 7L, null);
  }

  @Test
  void theYtdGivenIsAuthoritative() {
    Story story =
        story().output("a", "2023-02", "ytd=10").output("a", "2023-03", "ytd=25 month=11");
    expect(story.month("GIO", "2023-03"), 25L, 15L);
  }

  @Test
  void withoutYtdItIsTheLatestEarlierOneOfTheYearPlusTheMonthsGivenSince() {
    Story story =
        story()
            .output("a", "2023-02", "ytd=10 month=99")
            .output("a", "2023-03", "month=3")
            .output("a", "2023-05", "month=4");
    expect(story.month("GIO", "2023-03"), 13L, 3L);
    expect(story.month("GIO", "2023-05"), 17L, 4L);
  }

  @Test
  void monthsGivenAloneAddUpFromZero() {
    Story story = story().output("a", "2022-12", "ytd=900").output("a", "2023-04", "month=4");
    expect(story.month("GIO", "2023-04"), 4L, 4L);
  }

  @Test
  void theMonthIsTheDifferenceWhereBothPeriodsHaveAReturn() {
    Story story = story().output("a", "2023-05", "month=5").output("a", "2023-06", "ytd=25");
    expect(story.month("GIO", "2023-06"), 25L, 20L);
  }

  @Test
  void inTheFirstPeriodOfTheCalendarTheMonthIsTheYtd() {
    expect(story().output("a", "2023-02", "ytd=8 month=5").month("GIO", "2023-02"), 8L, 8L);
    expect(story().export("a", "2023-01", "ytd=8").month("EXP", "2023-01"), 8L, 8L);
    expect(story().export("a", "2023-02", "ytd=8").month("EXP", "2023-02"), 8L, null);
  }

  @Test
  void elseItIsTheMonthGiven() {
    expect(story().output("a", "2023-06", "ytd=25 month=6").month("GIO", "2023-06"), 25L, 6L);
  }

  @Test
  void elseItIsUnknownAndTheUnitCountsInTheYtdOnly() {
    Story story =
        story()
            .unit("b", "2021-01", "")
            .output("a", "2023-06", "ytd=25 prior_ytd=20 prior_month=2")
            .output("b", "2023-06", "ytd=5 month=1");
    expect(story.month("GIO", "2023-06"), 30L, 1L);
    assertThat(story.month("GIO", "2023-06").month().base()).isNull();
    assertThat(story.month("GIO", "2023-06").ytd().base()).isEqualTo(20L);
  }

  @Test
  void aMonthThatDisagreesWithTheDifferenceIsPublishedAsRevisionCarry() {
    Story story =
        story()
            .output("a", "2023-02", "ytd=10 month=12")
            .output("a", "2023-03", "ytd=25 month=11")
            .output("a", "2023-04", "ytd=30")
            .output("a", "2023-06", "ytd=40 month=1");
    assertThat(story.month("GIO", "2023-02").revisionCarry()).isEqualTo(-2L);
    assertThat(story.month("GIO", "2023-03").revisionCarry()).isEqualTo(4L);
    assertThat(story.month("GIO", "2023-04").revisionCarry()).isZero();
    assertThat(story.month("GIO", "2023-06").revisionCarry()).isZero();
  }

  @Test
  void priorFiguresFollowTheSameRules() {
    Story story =
        story()
            .output("a", "2023-02", "ytd=10 prior_ytd=6")
            .output("a", "2023-03", "ytd=20 prior_month=3 prior_ytd=11")
            .output("a", "2023-04", "ytd=30 prior_month=4");
    assertThat(story.month("GIO", "2023-03").month().base()).isEqualTo(5L);
    assertThat(story.month("GIO", "2023-04").ytd().base()).isEqualTo(15L);
    assertThat(story.month("GIO", "2023-04").month().base()).isEqualTo(4L);
  }

  @Test
  void aReturnWithoutPriorFiguresIsNoReturnForThem() {
    Story story =
        story()
            .output("a", "2023-02", "ytd=10 prior_ytd=6")
            .output("a", "2023-03", "ytd=20")
            .output("a", "2023-04", "ytd=30 prior_ytd=12");
    assertThat(story.month("GIO", "2023-03").ytd().base()).isNull();
    assertThat(story.month("GIO", "2023-04").month().base()).isNull();
    assertThat(story.month("GIO", "2023-04").ytd().base()).isEqualTo(12L);
  }

  @Test
  void theQuarterIsTheDifferenceOfCumulatives() {
    Story story =
        story().output("a", "2023-03", "ytd=30").output("a", "2023-06", "ytd=70 prior_ytd=50");
    assertThat(story.span("GIO", "2023-Q1")).extracting(q -> q.whole().total()).isEqualTo(30L);
    assertThat(story.span("GIO", "2023-Q2")).extracting(q -> q.whole().total()).isEqualTo(40L);
    assertThat(story.span("GIO", "2023-Q2")).extracting(q -> q.whole().base()).isNull();
  }

  @Test
  void aUnitWithoutAReturnInEitherMonthIsNotInTheQuarter() {
    Story story = story().output("a", "2023-05", "ytd=60").output("a", "2023-06", "ytd=70");
    assertThat(story.span("GIO", "2023-Q2")).isNull();
  }

  @Test
  void theQuartersBaseIsTheOwnQuarterOfAYearBeforeWherePriorIsNotGiven() {
    Story story =
        story()
            .output("a", "2022-03", "ytd=20")
            .output("a", "2022-06", "ytd=45")
            .output("a", "2023-03", "ytd=30 prior_ytd=22")
            .output("a", "2023-06", "ytd=70");
    assertThat(story.span("GIO", "2023-Q1")).extracting(q -> q.whole().base()).isEqualTo(22L);
    assertThat(story.span("GIO", "2023-Q2")).extracting(q -> q.whole().base()).isEqualTo(25L);
  }

  @Test
  void theYearIsTheYtdOfDecember() {
    Story story = story().output("a", "2023-12", "ytd=70 prior_ytd=50");
    assertThat(story.span("GIO", "2023")).extracting(y -> y.whole().total()).isEqualTo(70L);
    assertThat(story.span("GIO", "2023")).extracting(y -> y.whole().base()).isEqualTo(50L);
  }

  @Test
  void aProjectWithoutComponentsCountsInTheTotalOnly() {
    Story story =
        new Story()
            .project("1", "2021-01", "industry=3911")
            .project("2", "2021-01", "industry=3911")
            .investment("1", "2023-02", "ytd=10")
            .investment("2", "2023-02", "ytd=9 ytd_construction=4 ytd_other=5");
    expect(story.month("FAI", "2023-02"), 19L, 19L);
    expect(story.month("CI", "2023-02"), 4L, 4L);
    assertThat(story.month("CI", "2023-02").liveCoverage().expected()).isEqualTo(2);
  }

  @Test
  void aProjectWithoutComponentsHasReportedAllTheSame() {
    Story story =
        new Story()
            .project("1", "2021-01", "industry=3911")
            .project("2", "2021-01", "industry=3911")
            .project("3", "2021-01", "industry=3911")
            .investment("1", "2023-02", "ytd=10")
            .investment("2", "2023-02", "ytd=9 ytd_construction=4 ytd_other=5");
    assertThat(story.month("CI", "2023-02").liveCoverage().reported()).isEqualTo(2);
    assertThat(story.month("CI_IND", "2023-02").liveCoverage().reported()).isEqualTo(2);
    story.investment("1", "2023-02", "ytd=10 ytd_construction=10");
    assertThat(story.month("CI", "2023-02").liveCoverage().reported()).isEqualTo(2);
    story.investment("1", "2023-02", "withdrawn ytd=10");
    assertThat(story.month("CI", "2023-02").liveCoverage().reported()).isEqualTo(1);
  }

  @Test
  void whereNoProjectGivesComponentsUnitsHaveReportedAndTheAmountIsMissing() {
    Story story =
        new Story().project("1", "2021-01", "industry=3911").investment("1", "2023-12", "ytd=10");
    OfMonth december = story.month("CI", "2023-12");
    assertThat(december.coverage()).isEqualTo(new Coverage(1, 1, null, null));
    assertThat(december.ytd()).isEqualTo(Figure.MISSING);
    assertThat(story.span("CI", "2023")).isNull();
    story.investment("1", "2023-12", "withdrawn");
    assertThat(story.at(Story.COUNTY, "CI", "_T", "2023-12")).isNull();
  }

  @Test
  void componentsThatDoNotAddUpAreRefused() {
    Story story =
        new Story()
            .project("1", "2021-01", "industry=3911")
            .investment("1", "2023-02", "ytd=10 ytd_construction=4 ytd_other=5");
    assertThat(story.at(Story.COUNTY, "FAI", "_T", "2023-02")).isNull();
  }

  @Test
  void januaryIsRefusedWhereNoIndicatorOfTheFormHasOne() {
    Story story = story().output("a", "2023-01", "ytd=1").output("a", "2023-02", "month=2");
    expect(story.month("GIO", "2023-02"), 2L, 2L);
    assertThat(story.at(Story.COUNTY, "GIO", "_T", "2023-01")).isNull();
  }

  @Test
  void twoContentsUnderOneRevisionTheLowerOffsetStands() {
    Story story =
        story()
            .output("a", "2023-02", "ytd=1 rev=1")
            .output("a", "2023-02", "ytd=2 rev=1")
            .unit("a", "2022-01", "area=330483004 rev=1")
            .unit("a", "2022-01", "area=330483100 rev=1")
            .target("GIO", 2023, 5, 1)
            .target("GIO", 2023, 6, 1);
    expect(story.month("GIO", "2023-02"), 1L, 1L);
    assertThat(story.month("GIO", "2023-02").target()).isEqualTo(5L);
    assertThat(story.at("330483004", "GIO", "_T", "2023-02")).isNotNull();
    assertThat(story.at("330483100", "GIO", "_T", "2023-02")).isNull();
  }
}
