package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.measure.Growth;
import io.tongji.rollup.Aggregate.OfMonth;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where a unit counts, what growth compares with, who is expected: one test for each sentence. */
class PlaceAndBaseTest {

  private static OfMonth at(Story story, String area, String activity, String month) {
    return (OfMonth) Objects.requireNonNull(story.at(area, "GIO", activity, month));
  }

  @Test
  void aUnitCountsInEachAreaOnceHoweverManyPathsLeadToIt() {
    Story story =
        new Story()
            .unit("a", "2021-01", "area=330483004001 groups=330483K01P1,330483K01P2,330483K01")
            .output("a", "2023-02", "ytd=7");
    for (String area :
        new String[] {"330483", "330483004", "330483004001", "330483K01", "330483K01P"}) {
      assertThat(at(story, area, "_T", "2023-02").ytd().total()).as(area).isEqualTo(7L);
    }
    assertThat(story.at("330483001", "GIO", "_T", "2023-02")).isNull();
  }

  @Test
  void aUnitCountsInItsDivisionSectionAndThemesOfTheMonth() {
    Story story =
        new Story()
            .unit("a", "2021-01", "industry=1310")
            .output("a", "2023-03", "ytd=7")
            .output("a", "2023-04", "ytd=9");
    assertThat(at(story, "330483", "C13", "2023-03").ytd().total()).isEqualTo(7L);
    assertThat(at(story, "330483", "C", "2023-03").ytd().total()).isEqualTo(7L);
    assertThat(at(story, "330483", "S_HT", "2023-03").ytd().total()).isEqualTo(7L);
    assertThat(story.at("330483", "GIO", "S_HT", "2023-04")).isNull();
  }

  @Test
  void aUnitCountsFromTheFirstToTheLastPeriodThatMayBeHandedIn() {
    Story story =
        new Story()
            .unit("a", "1900-01", "area=330483001 to=2999-12")
            .output("a", "1900-02", "ytd=7")
            .output("a", "2999-12", "ytd=9")
            .output("a", "1899-12", "ytd=5")
            .output("a", "3000-02", "ytd=5")
            .target("GIO", 1899, 10, 1)
            .target("GIO", 3000, 10, 1);
    assertThat(at(story, "330483001", "_T", "1900-02").ytd().total()).isEqualTo(7L);
    assertThat(at(story, "330483001", "_T", "2999-12").ytd().total()).isEqualTo(9L);
    for (String refused : new String[] {"1899-12", "3000-02", "3000-12"}) {
      assertThat(story.at("330483", "GIO", "_T", refused)).as(refused).isNull();
    }
  }

  @Test
  void afterAMoveTheMonthCountsWhollyAtTheNewPlaceWithItsBases() {
    Story story =
        new Story()
            .unit("a", "2021-01", "area=330483001 to=2023-03")
            .unit("a", "2023-04", "area=330483004")
            .output("a", "2022-04", "ytd=6 month=1")
            .output("a", "2023-03", "ytd=10")
            .output("a", "2023-04", "ytd=14");
    OfMonth moved = at(story, "330483004", "_T", "2023-04");
    assertThat(moved.ytd().total()).isEqualTo(14L);
    assertThat(moved.month().total()).isEqualTo(4L);
    assertThat(moved.ytd().base()).isEqualTo(6L);
    assertThat(moved.ytd().lastYear()).isNull();
    assertThat(story.at("330483001", "GIO", "_T", "2023-04")).isNull();
  }

  @Test
  void ofOverlappingEntriesTheOneWithTheLatestValidFromCounts() {
    Story story =
        new Story()
            .unit("a", "2022-06", "area=330483004 to=2023-03")
            .unit("a", "2021-01", "area=330483001")
            .output("a", "2023-03", "ytd=10")
            .output("a", "2023-04", "ytd=14");
    assertThat(at(story, "330483004", "_T", "2023-03").ytd().total()).isEqualTo(10L);
    assertThat(at(story, "330483001", "_T", "2023-04").ytd().total()).isEqualTo(14L);
  }

  @Test
  void aUnitWithoutAValidEntryIsOutOfScopeUntilTheRegisterIsCorrected() {
    Story story = new Story().output("a", "2023-02", "ytd=7");
    assertThat(story.at("330483", "GIO", "_T", "2023-02")).isNull();
    assertThat(at(story.unit("a", "2021-01", ""), "330483", "_T", "2023-02").ytd().total())
        .isEqualTo(7L);
  }

  @Test
  void aWithdrawnEntryNoLongerHolds() {
    Story story =
        new Story()
            .unit("a", "2021-01", "area=330483001")
            .unit("a", "2022-01", "area=330483004 rev=1")
            .unit("a", "2022-01", "area=330483004 rev=2 withdrawn")
            .output("a", "2023-02", "ytd=7");
    assertThat(at(story, "330483001", "_T", "2023-02").ytd().total()).isEqualTo(7L);
  }

  @Test
  void restatedBaseIsWhatIsGivenElseTheOwnFigureElseNothing() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .unit("b", "2021-01", "")
            .unit("c", "2021-01", "")
            .unit("d", "2021-01", "to=2022-12")
            .output("a", "2022-02", "ytd=100")
            .output("b", "2022-02", "ytd=50")
            .output("d", "2022-02", "ytd=1000")
            .output("a", "2023-02", "ytd=120 prior_ytd=90")
            .output("b", "2023-02", "ytd=60")
            .output("c", "2023-02", "ytd=70");
    OfMonth month = story.month("GIO", "2023-02");
    assertThat(month.ytd().base()).isEqualTo(140L);
    assertThat(month.ytd().lastYear()).isEqualTo(1150L);
  }

  @Test
  void revisedTotalIsTheCellsTotalOfAYearBeforeAsKnownNow() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .output("a", "2023-02", "ytd=120 prior_ytd=90")
            .output("a", "2022-02", "ytd=100 rev=1")
            .output("a", "2022-02", "ytd=80 rev=2");
    assertThat(story.month("PLAT_OUT", "2023-02").ytd().base()).isEqualTo(80L);
    assertThat(story.month("GIO", "2023-02").ytd().base()).isEqualTo(90L);
  }

  @Test
  void noZeroAndNegativeBasesGiveAReason() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .output("a", "2023-02", "ytd=1")
            .output("a", "2023-03", "ytd=1 prior_ytd=0")
            .output("a", "2023-04", "ytd=1 prior_ytd=-4");
    assertThat(story.month("GIO", "2023-02").ytd().growth())
        .isEqualTo(new Growth.Undefined(Growth.Reason.NO_BASE));
    assertThat(story.month("GIO", "2023-03").ytd().growth())
        .isEqualTo(new Growth.Undefined(Growth.Reason.ZERO_BASE));
    assertThat(story.month("GIO", "2023-04").ytd().growth())
        .isEqualTo(new Growth.Undefined(Growth.Reason.NEG_BASE));
  }

  @Test
  void aCellInWhichNoUnitReportedHasNoAmounts() {
    Story story =
        new Story()
            .unit("a", "2021-01", "area=330483001")
            .unit("b", "2021-01", "area=330483004")
            .output("a", "2023-02", "ytd=1");
    OfMonth silent = at(story, "330483004", "_T", "2023-02");
    assertThat(silent.ytd().total()).isNull();
    assertThat(silent.month().total()).isNull();
    assertThat(silent.liveCoverage().expected()).isEqualTo(1);
    assertThat(silent.liveCoverage().reported()).isZero();
  }

  @Test
  void expectedAreTheUnitsThatTheIndicatorCountsInThatPeriod() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .unit("b", "2021-01", "frames=规上")
            .unit("c", "2021-01", "frames=")
            .unit("d", "2021-01", "industry=5110")
            .unit("e", "2021-01", "to=2023-01")
            .output("a", "2023-02", "ytd=1")
            .output("c", "2023-02", "ytd=1");
    assertThat(story.month("GIO", "2023-02").liveCoverage().expected()).isEqualTo(2);
    assertThat(story.month("GIO", "2023-02").liveCoverage().reported()).isEqualTo(1);
    assertThat(story.month("PLAT_OUT", "2023-02").liveCoverage().expected()).isEqualTo(4);
  }

  @Test
  void monthOnMonthIsUndefinedWhereJanuaryAndFebruaryAreOnePeriod() {
    Story story = new Story().unit("a", "2021-01", "");
    for (int month = 1; month <= 4; month++) {
      story.output("a", "2023-0" + month, "ytd=" + 10 * month);
      story.export("a", "2023-0" + month, "ytd=" + 10 * month);
    }
    assertThat(story.month("GIO", "2023-02").monthBefore()).isNull();
    assertThat(story.month("GIO", "2023-03").monthBefore()).isNull();
    assertThat(story.month("GIO", "2023-04").monthBefore()).isEqualTo(10L);
    assertThat(story.month("EXP", "2023-02").monthBefore()).isEqualTo(10L);
  }

  @Test
  void theTargetOfTheHighestVersionIsPublishedWithEachMonthOfTheYear() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .output("a", "2023-02", "ytd=1")
            .output("a", "2022-02", "ytd=1")
            .target("GIO", 2023, 70, 2)
            .target("GIO", 2023, 60, 1);
    assertThat(story.month("GIO", "2023-02").target()).isEqualTo(70L);
    assertThat(story.month("GIO", "2022-02").target()).isNull();
  }
}
