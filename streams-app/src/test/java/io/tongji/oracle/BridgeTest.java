package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.OfMonth;
import io.tongji.rollup.Aggregate.OfSpan;
import io.tongji.rollup.Bridge;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Why a total differs from that of a year before: one test for each kind of unit. */
class BridgeTest {

  private static final String TOWN = "330483001";
  private static final String OTHER_TOWN = "330483004";

  private static Bridge at(Story story, String area, String activity) {
    OfMonth month = (OfMonth) Objects.requireNonNull(story.at(area, "GIO", activity, "2023-03"));
    Bridge bridge = Objects.requireNonNull(month.bridge());
    Long total = month.ytd().total();
    Long before = month.ytd().lastYear();
    assertThat((total == null ? 0 : total) - (before == null ? 0 : before))
        .isEqualTo(
            bridge.sameUnits() + bridge.entrants() - bridge.leavers() + bridge.restatement());
    return bridge;
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
  void aYearHasTheBridgeOfItsDecemberAndAQuarterNone() {
    Story year =
        new Story()
            .unit("a", "2021-01", "")
            .output("a", "2022-12", "ytd=100")
            .output("a", "2023-12", "ytd=130 prior_ytd=95");
    OfSpan whole = Objects.requireNonNull(year.span("GIO", "2023"));
    assertThat(whole.bridge()).isEqualTo(new Bridge(35, 0, 0, -5));
    Aggregate quarter = year.output("a", "2023-09", "ytd=1").span("GIO", "2023-Q4");
    assertThat(((OfSpan) Objects.requireNonNull(quarter)).bridge()).isNull();
  }
}
