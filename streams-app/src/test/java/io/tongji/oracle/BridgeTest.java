package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.rollup.Aggregate.OfMonth;
import io.tongji.rollup.Aggregate.OfSpan;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why a total differs from that of a year before: one test for each kind of unit. */
class BridgeTest {

  private static final String TOWN = "330483001";
  private static final String OTHER_TOWN = "330483004";

  private static Bridge at(Story story, String area, String activity) {
    OfMonth month = (OfMonth) Objects.requireNonNull(story.at(area, "GIO", activity, "2023-03"));
    return spans(month.bridge(), month.ytd());
  }

  /** The bridge, which reaches from last year's total to this year's. */
  private static Bridge spans(@Nullable Bridge bridge, Figure figure) {
    Bridge known = Objects.requireNonNull(bridge);
    Long total = figure.total();
    Long before = figure.lastYear();
    assertThat((total == null ? 0 : total) - (before == null ? 0 : before))
        .isEqualTo(known.sameUnits() + known.entrants() - known.leavers() + known.restatement());
    return known;
  }

  private static Bridge county(Story story) {
    return at(story, Story.COUNTY, "_T");
  }

  private static Story stayer() {
    return new Story().unit("a", "2021-01", "").output("a", "2022-03", "ytd=100");
  }

  @Test
  void aUnitThatStaysHasAChangeOnItsOwnBaseAndARestatement() {
    assertThat(county(stayer().output("a", "2023-03", "ytd=130 prior_ytd=95")))
        .isEqualTo(new Bridge(35, 0, 0, -5));
    assertThat(county(stayer().output("a", "2023-03", "ytd=130")))
        .isEqualTo(new Bridge(30, 0, 0, 0));
  }

  @Test
  void anEntrantBringsItsBaseAndAllOfItsFigureIfItHasNone() {
    Story entrants =
        stayer()
            .output("a", "2023-03", "ytd=100")
            .unit("b", "2023-01", "")
            .output("b", "2023-03", "ytd=50 prior_ytd=40")
            .unit("c", "2023-01", "")
            .output("c", "2023-03", "ytd=7");
    assertThat(county(entrants)).isEqualTo(new Bridge(17, 40, 0, 0));
  }

  @Test
  void aUnitThatLeftTheRegisterOrIsSilentTakesItsFigureAlong() {
    Story left =
        stayer()
            .output("a", "2023-03", "ytd=100")
            .unit("b", "2021-01", "to=2022-12")
            .output("b", "2022-03", "ytd=60")
            .unit("c", "2021-01", "")
            .output("c", "2022-03", "ytd=3");
    assertThat(county(left)).isEqualTo(new Bridge(0, 0, 63, 0));
    assertThat(county(left.output("c", "2023-03", "ytd=5"))).isEqualTo(new Bridge(2, 0, 60, 0));
  }

  @Test
  void aUnitThatMovedLeavesOneTownEntersAnotherAndStaysInTheCounty() {
    Story moved =
        new Story()
            .unit("a", "2021-01", "area=330483001 groups=330483K01P1 to=2022-12")
            .unit("a", "2023-01", "area=330483004 groups=330483K01P2")
            .unit("b", "2021-01", "area=330483001")
            .output("a", "2022-03", "ytd=100")
            .output("a", "2023-03", "ytd=130 prior_ytd=90")
            .output("b", "2023-03", "ytd=1");
    assertThat(county(moved)).isEqualTo(new Bridge(41, 0, 0, -10));
    assertThat(at(moved, "330483K01P", "_T")).isEqualTo(new Bridge(40, 0, 0, -10));
    assertThat(at(moved, TOWN, "_T")).isEqualTo(new Bridge(1, 0, 100, 0));
    assertThat(at(moved, OTHER_TOWN, "_T")).isEqualTo(new Bridge(40, 90, 0, 0));
  }

  @Test
  void aUnitThatChangedItsIndustryStaysInWhatBothIndustriesBelongTo() {
    Story changed =
        new Story()
            .unit("a", "2021-01", "industry=3911 to=2022-12")
            .unit("a", "2023-01", "industry=1310")
            .output("a", "2022-03", "ytd=100")
            .output("a", "2023-03", "ytd=130");
    assertThat(at(changed, TOWN, "C13")).isEqualTo(new Bridge(30, 100, 0, 0));
    assertThat(at(changed, TOWN, "C")).isEqualTo(new Bridge(30, 0, 0, 0));
    assertThat(at(changed, TOWN, "_T")).isEqualTo(new Bridge(30, 0, 0, 0));
  }

  @Test
  void aUnitThatTheIndicatorDidNotCountHasEntered() {
    Story grown =
        new Story()
            .unit("a", "2021-01", "frames= to=2022-12")
            .unit("a", "2023-01", "frames=above-scale")
            .output("a", "2022-03", "ytd=100")
            .output("a", "2023-03", "ytd=130");
    assertThat(county(grown)).isEqualTo(new Bridge(30, 100, 0, 0));
    OfMonth all = grown.month("PLAT_OUT", "2023-03");
    assertThat(all.bridge()).isEqualTo(new Bridge(30, 0, 0, 0));
  }

  @Test
  void aYearHasTheBridgeOfItsDecember() {
    Story year =
        new Story()
            .unit("a", "2021-01", "")
            .output("a", "2022-12", "ytd=100")
            .output("a", "2023-12", "ytd=130 prior_ytd=95");
    OfSpan whole = Objects.requireNonNull(year.span("GIO", "2023"));
    assertThat(spans(whole.bridge(), whole.whole())).isEqualTo(new Bridge(35, 0, 0, -5));
  }

  @Test
  void aMonthHasABridgeOfTheUnitsThatKnowItInBothYears() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .output("a", "2022-03", "ytd=100 month=40")
            .output("a", "2023-03", "ytd=130 month=50 prior_ytd=95 prior_month=38")
            .unit("b", "2021-01", "")
            .output("b", "2022-03", "ytd=60 month=20")
            .output("b", "2023-03", "ytd=70")
            .unit("c", "2021-01", "")
            .output("c", "2022-03", "ytd=9")
            .output("c", "2023-03", "ytd=10 month=4 prior_month=3");
    OfMonth month = story.month("GIO", "2023-03");
    assertThat(spans(month.monthBridge(), month.month())).isEqualTo(new Bridge(13, 3, 20, -2));
    assertThat(spans(month.bridge(), month.ytd())).isEqualTo(new Bridge(52, 0, 0, -11));
  }

  @Test
  void aQuarterHasABridgeOfTheUnitsThatKnowItInBothYears() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .output("a", "2022-06", "ytd=100")
            .output("a", "2022-09", "ytd=140")
            .output("a", "2023-06", "ytd=110 prior_ytd=90")
            .output("a", "2023-09", "ytd=160 prior_ytd=125")
            .unit("b", "2021-01", "")
            .output("b", "2022-06", "ytd=30")
            .output("b", "2022-09", "ytd=50")
            .output("b", "2023-09", "ytd=55")
            .unit("c", "2023-01", "")
            .output("c", "2023-06", "ytd=1")
            .output("c", "2023-09", "ytd=8");
    OfSpan quarter = Objects.requireNonNull(story.span("GIO", "2023-Q3"));
    assertThat(spans(quarter.bridge(), quarter.whole())).isEqualTo(new Bridge(22, 0, 20, -5));
  }

  @Test
  void aMonthThatNobodyKnowsInEitherYearHasNoBridge() {
    Story story = new Story().unit("a", "2021-01", "").output("a", "2023-03", "ytd=1");
    assertThat(story.month("GIO", "2023-03").monthBridge()).isNull();
  }
}
