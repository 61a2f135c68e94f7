package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Bridge;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What events mean: a test for each sentence. Each story is asked of the oracle too. */
class EventMeaningTest {

  private static Story story() {
    return new Story().unit("a", "2021-01", "").unit("b", "2021-01", "");
  }

  private static @Nullable Long ytd(Story story, String indicator, String month) {
    return story.month(indicator, month).ytd().total();
  }

  @Test
  void anEventCountsFromItsMonthToTheEndOfTheYear() {
    Story story = story().event("a", "E1", "2023-05-09", "quantity=35000");
    assertThat(ytd(story, "EV_LAND", "2023-05")).isEqualTo(35_000L);
    assertThat(ytd(story, "EV_LAND", "2023-12")).isEqualTo(35_000L);
    assertThat(story.at(Story.COUNTY, "EV_LAND", "_T", "2023-04")).isNull();
    assertThat(story.at(Story.COUNTY, "EV_LAND", "_T", "2024-01")).isNull();
  }

  @Test
  void inItsOwnMonthItCountsInTheMonthAndAfterItTheMonthIsZero() {
    Story story = story().event("a", "E1", "2023-05-09", "quantity=35000");
    assertThat(story.month("EV_LAND", "2023-05").month().total()).isEqualTo(35_000L);
    assertThat(story.month("EV_LAND", "2023-06").month().total()).isZero();
  }

  @Test
  void aQuarterIsTheEventsOfItsThreeMonths() {
    Story story =
        story()
            .event("a", "E1", "2023-05-09", "quantity=35000")
            .event("a", "E2", "2023-08-01", "quantity=5000");
    assertThat(whole(story.span("EV_LAND", "2023-Q2"))).isEqualTo(35_000L);
    assertThat(whole(story.span("EV_LAND", "2023-Q3"))).isEqualTo(5_000L);
    assertThat(whole(story.span("EV_LAND", "2023-Q4"))).isZero();
    assertThat(whole(story.span("EV_LAND", "2023"))).isEqualTo(40_000L);
    assertThat(story.span("EV_LAND", "2023-Q1")).isNull();
  }

  private static @Nullable Long whole(Aggregate.@Nullable OfSpan span) {
    return Objects.requireNonNull(span).whole().total();
  }

  @Test
  void eachUnitCountsOnceHoweverOftenWhereUnitsAreCounted() {
    Story story =
        story()
            .event("a", "E1", "2023-02-01", "kind=signed")
            .event("a", "E2", "2023-03-01", "kind=vacated")
            .event("b", "E1", "2023-04-01", "kind=signed");
    assertThat(ytd(story, "EV_FIRMS", "2023-03")).isEqualTo(1L);
    assertThat(ytd(story, "EV_FIRMS", "2023-12")).isEqualTo(2L);
    assertThat(ytd(story, "EV_COUNT", "2023-12")).isEqualTo(2L);
  }

  @Test
  void anEventThatDoesNotGiveWhatIsSummedSaysNothingOfIt() {
    Story story =
        story()
            .event("a", "E1", "2023-02-01", "kind=vacated")
            .event("a", "E2", "2023-04-01", "quantity=2500");
    assertThat(story.at(Story.COUNTY, "EV_LAND", "_T", "2023-03")).isNull();
    assertThat(ytd(story, "EV_LAND", "2023-05")).isEqualTo(2500L);
  }

  @Test
  void aStatusThatTheIndicatorDoesNotNameDoesNotCount() {
    Story story =
        story()
            .event("a", "E1", "2023-02-01", "kind=signed status=planned")
            .event("b", "E1", "2023-02-01", "kind=signed status=done");
    assertThat(ytd(story, "EV_FIRMS", "2023-12")).isEqualTo(1L);
    assertThat(ytd(story, "EV_COUNT", "2023-12")).isEqualTo(2L);
  }

  @Test
  void aRevisionMovesAnEventToAnotherMonthAndYear() {
    Story story =
        story()
            .event("a", "E1", "2023-05-09", "quantity=35000")
            .event("b", "E1", "2023-03-01", "quantity=1000")
            .event("a", "E1", "2022-11-30", "quantity=30000");
    assertThat(ytd(story, "EV_LAND", "2023-12")).isEqualTo(1_000L);
    assertThat(ytd(story, "EV_LAND", "2022-11")).isEqualTo(30_000L);
    assertThat(story.month("EV_LAND", "2023-12").ytd().base()).isEqualTo(30_000L);
  }

  @Test
  void anEventTakesThePlaceOfAnotherWhicheverComesFirst() {
    Story before =
        story()
            .event("a", "E1", "2022-05-09", "quantity=35000")
            .event("a", "E2", "2023-06-01", "quantity=7000 supersedes=E1");
    Story after =
        story()
            .event("a", "E2", "2023-06-01", "quantity=7000 supersedes=E1")
            .event("a", "E1", "2022-05-09", "quantity=35000");
    for (Story story : new Story[] {before, after}) {
      assertThat(ytd(story, "EV_LAND", "2023-12")).isEqualTo(7_000L);
      assertThat(story.at(Story.COUNTY, "EV_LAND", "_T", "2022-12")).isNull();
    }
  }

  @Test
  void whatIsWithdrawnTakesNoPlaceAndWhatIsReplacedStillDoes() {
    Story story =
        story()
            .event("a", "E1", "2023-01-09", "quantity=1")
            .event("a", "E2", "2023-02-09", "quantity=10 supersedes=E1")
            .event("a", "E3", "2023-03-09", "quantity=100 supersedes=E2");
    assertThat(ytd(story, "EV_LAND", "2023-12")).isEqualTo(100L);
    story.event("a", "E3", "2023-03-09", "quantity=100 supersedes=E2 withdrawn");
    assertThat(ytd(story, "EV_LAND", "2023-12")).isEqualTo(10L);
  }

  @Test
  void anEventOfAnotherUnitIsLeftAlone() {
    Story story =
        story()
            .event("a", "E1", "2023-01-09", "quantity=1")
            .event("b", "E2", "2023-02-09", "quantity=10 supersedes=E1");
    assertThat(ytd(story, "EV_LAND", "2023-12")).isEqualTo(11L);
  }

  @Test
  void whatHappenedStaysInTheYearWhenTheUnitLeavesTheRegister() {
    Story story =
        new Story()
            .unit("a", "2021-01", "to=2023-06")
            .event("a", "E1", "2023-05-09", "quantity=35000");
    for (String month : new String[] {"2023-06", "2023-07", "2023-12"}) {
      assertThat(ytd(story, "EV_LAND", month)).as(month).isEqualTo(35_000L);
    }
    assertThat(story.month("EV_LAND", "2023-07").month().total()).isZero();
    assertThat(whole(story.span("EV_LAND", "2023-Q3"))).isZero();
    assertThat(whole(story.span("EV_LAND", "2023"))).isEqualTo(35_000L);
    assertThat(story.at(Story.COUNTY, "EV_LAND", "_T", "2024-01")).isNull();
  }

  @Test
  void aUnitThatHasLeftIsNeitherExpectedNorReported() {
    Story story =
        story()
            .unit("a", "2021-01", "to=2023-06 rev=2")
            .event("a", "E0", "2022-05-09", "quantity=70")
            .event("b", "E0", "2022-05-09", "quantity=30")
            .event("a", "E1", "2023-05-09", "quantity=1")
            .event("b", "E1", "2023-05-09", "quantity=2");
    assertThat(story.month("EV_LAND", "2023-06").coverage())
        .isEqualTo(new Coverage(2, 2, 100L, 100L));
    assertThat(story.month("EV_LAND", "2023-07").coverage())
        .isEqualTo(new Coverage(1, 1, 30L, 30L));
    assertThat(story.month("EV_LAND", "2023-07").ytd().total()).isEqualTo(3L);
  }

  @Test
  void itCountsWhereTheRegisterLastHadTheUnitInThatYear() {
    Story story =
        new Story()
            .unit("a", "2021-01", "area=330483001 to=2023-03")
            .unit("a", "2023-04", "area=330483004 to=2023-05")
            .unit("a", "2023-08", "area=330483100")
            .event("a", "E1", "2023-01-09", "quantity=7");
    assertThat(townWith(story, "2023-03")).isEqualTo("330483001");
    assertThat(townWith(story, "2023-04")).isEqualTo("330483004");
    assertThat(townWith(story, "2023-06")).isEqualTo("330483004");
    assertThat(townWith(story, "2023-07")).isEqualTo("330483004");
    assertThat(townWith(story, "2023-08")).isEqualTo("330483100");
  }

  private static String townWith(Story story, String month) {
    List<String> towns = new ArrayList<>();
    for (String town : List.of("330483001", "330483004", "330483100")) {
      Aggregate there = story.at(town, "EV_LAND", "_T", month);
      if (there != null && there.whole().total() != null) {
        towns.add(town);
      }
    }
    return String.join(" ", towns);
  }

  @Test
  void inAYearInWhichTheRegisterHasNoEntryItCountsNowhere() {
    Story story =
        story()
            .unit("a", "2021-01", "to=2022-12 rev=2")
            .event("a", "E1", "2023-05-09", "quantity=7");
    assertThat(story.at(Story.COUNTY, "EV_LAND", "_T", "2023-12")).isNull();
    story.unit("a", "2023-08", "");
    assertThat(story.at(Story.COUNTY, "EV_LAND", "_T", "2023-07")).isNull();
    assertThat(ytd(story, "EV_LAND", "2023-08")).isEqualTo(7L);
  }

  @Test
  void onlyTheIndicatorsThatCountedTheUnitStillDo() {
    Story story =
        new Story()
            .unit("a", "2021-01", "to=2023-06 frames=")
            .event("a", "E1", "2023-05-09", "kind=signed");
    assertThat(ytd(story, "EV_COUNT", "2023-12")).isEqualTo(1L);
    assertThat(story.at(Story.COUNTY, "EV_FIRMS", "_T", "2023-12")).isNull();
  }

  @Test
  void aYearLaterItIsTheUnitsOwnBaseWhereItStayed() {
    Story story =
        new Story()
            .unit("a", "2021-01", "to=2022-06")
            .unit("a", "2023-01", "to=2023-03")
            .event("a", "E1", "2022-05-09", "kind=signed status=done")
            .event("a", "E2", "2023-02-09", "kind=signed status=done");
    Aggregate.OfMonth december = story.month("EV_FIRMS", "2023-12");
    assertThat(december.ytd().base()).isEqualTo(1L);
    assertThat(december.ytd().lastYear()).isEqualTo(1L);
    assertThat(december.bridge()).isEqualTo(new Bridge(0, 0, 0, 0));
  }

  @Test
  void returnsOfAUnitThatHasLeftStillCountNowhere() {
    Story story =
        story()
            .unit("a", "2021-01", "to=2023-06 rev=2")
            .output("a", "2023-07", "ytd=9")
            .output("b", "2023-07", "ytd=1");
    assertThat(ytd(story, "GIO", "2023-07")).isEqualTo(1L);
  }

  @Test
  void whereAnEventHappenedIsForInformationAndTheRegisterSaysWhereItCounts() {
    Story story =
        story()
            .event("a", "E1", "2023-01-09", "quantity=7 area=330483004")
            .event("b", "E1", "2023-01-09", "quantity=10");
    assertThat(ytd(story, "EV_LAND", "2023-12")).isEqualTo(17L);
    assertThat(story.at("330483004", "EV_LAND", "_T", "2023-12")).isNull();
    Aggregate town = Objects.requireNonNull(story.at("330483001", "EV_LAND", "_T", "2023-12"));
    assertThat(town.whole().total()).isEqualTo(17L);
  }
}
