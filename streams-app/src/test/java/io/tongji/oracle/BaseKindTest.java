package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.BaseKind;
import io.tongji.measure.Growth;
import io.tongji.rollup.Aggregate.OfMonth;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Kinds of base that hold in some years only. */
class BaseKindTest {

  /** One that stays, one that enters with a base of its own, one that leaves. */
  private static Story exports(int year) {
    String now = year + "-03";
    String before = (year - 1) + "-03";
    return new Story()
        .unit("a", "2019-01", "")
        .unit("b", "2019-01", "")
        .unit("c", "2019-01", "")
        .export("a", before, "ytd=100")
        .export("c", before, "ytd=1000")
        .export("a", now, "ytd=130 prior_ytd=90")
        .export("b", now, "ytd=50 prior_ytd=40");
  }

  @Test
  void matchedComparesTheUnitsOfBothYearsAndNoOthers() {
    OfMonth month = exports(2023).month("EXP", "2023-03");
    assertThat(month.baseKind()).isEqualTo(BaseKind.MATCHED);
    assertThat(month.ytd()).isEqualTo(new Figure(180L, 100L, 1100L, 130L));
    assertThat(month.ytd().growth()).isEqualTo(new Growth.Rate(30, 100));
    assertThat(month.ytd().nominalGrowth()).isEqualTo(new Growth.Rate(-920, 1100));
  }

  @Test
  void aUnitThatMovedIsMatchedWhereItIsNow() {
    Story story =
        new Story()
            .unit("a", "2021-01", "area=330483001 to=2022-12")
            .unit("a", "2023-01", "area=330483004")
            .export("a", "2022-03", "ytd=100 month=10")
            .export("a", "2023-03", "ytd=130 month=15");
    assertThat(story.month("EXP", "2023-03").month()).isEqualTo(new Figure(15L, 10L, 10L, 15L));
    OfMonth town = (OfMonth) Objects.requireNonNull(story.at("330483004", "EXP", "_T", "2023-03"));
    assertThat(town.ytd()).isEqualTo(new Figure(130L, 100L, null, 130L));
    assertThat(town.ytd().growth()).isEqualTo(new Growth.Rate(30, 100));
    assertThat(story.at("330483001", "EXP", "_T", "2023-03")).isNull();
  }

  @Test
  void aUnitThatChangedItsIndustryIsMatchedUnderTheNewOne() {
    Story story =
        new Story()
            .project("a", "2021-01", "industry=5110 to=2022-12")
            .project("a", "2023-01", "industry=3911")
            .investment("a", "2022-03", "ytd=100 ytd_construction=100")
            .investment("a", "2023-03", "ytd=130 ytd_construction=130");
    OfMonth section = (OfMonth) Objects.requireNonNull(story.at("330483", "CI", "C", "2023-03"));
    assertThat(section.ytd()).isEqualTo(new Figure(130L, 100L, null, 130L));
    assertThat(story.month("CI", "2023-03").ytd()).isEqualTo(new Figure(130L, 100L, 100L, 130L));
  }

  @Test
  void aUnitThatWasOutsideOfTheRegisterThenIsNotMatched() {
    Story story =
        new Story()
            .unit("a", "2023-01", "")
            .export("a", "2022-03", "ytd=100")
            .export("a", "2023-03", "ytd=130");
    assertThat(story.month("EXP", "2023-03").ytd()).isEqualTo(new Figure(130L, null, null));
  }

  @Test
  void publishedIsLastYearsTotalWhileNothingIsReleased() {
    OfMonth month = exports(2022).month("EXP", "2022-03");
    assertThat(month.baseKind()).isEqualTo(BaseKind.PUBLISHED);
    assertThat(month.ytd()).isEqualTo(new Figure(180L, 1100L, 1100L));
  }

  @Test
  void publishedIsLastYearsTotalAsFirstReleased() {
    Story story =
        exports(2022)
            .release("EXP", "2021-03", 50L, 1000L)
            .release("EXP", "2021-03", 55L, 1050L)
            .release("EXP", "2021-Q1", null, 990L);
    OfMonth month = story.month("EXP", "2022-03");
    assertThat(month.ytd()).isEqualTo(new Figure(180L, 1000L, 1100L, null, 1000L, null));
    assertThat(month.ytd().growth()).isEqualTo(new Growth.Rate(-820, 1000));
    assertThat(Objects.requireNonNull(story.span("EXP", "2022-Q1")).whole())
        .isEqualTo(new Figure(180L, 990L, 1100L, null, 990L, null));
  }

  @Test
  void nominalGrowthIsOnTheFirstReleaseThatStatesTheTotal() {
    Story story =
        exports(2023)
            .release("EXP", "2022-03", null, null)
            .release("EXP", "2022-03", null, 900L)
            .release("EXP", "2022-03", 10L, 950L);
    OfMonth month = story.month("EXP", "2023-03");
    assertThat(month.ytd()).isEqualTo(new Figure(180L, 100L, 1100L, 130L, 900L, null));
    assertThat(month.ytd().nominalGrowth()).isEqualTo(new Growth.Rate(-720, 900));
    assertThat(month.ytd().growth()).isEqualTo(new Growth.Rate(30, 100));
    assertThat(month.month().lastYearReleased()).isEqualTo(10L);
  }

  @Test
  void aFigureThatWasSuppressedIsTakenAsKnownNow() {
    OfMonth month = exports(2022).release("EXP", "2021-03", null, null).month("EXP", "2022-03");
    assertThat(month.ytd()).isEqualTo(new Figure(180L, 1100L, 1100L));
    assertThat(month.ytd().nominalGrowth()).isEqualTo(new Growth.Rate(-920, 1100));
  }

  @Test
  void theBridgeGoesFromLastYearsTotalAsKnownNow() {
    OfMonth month = exports(2022).release("EXP", "2021-03", null, 1000L).month("EXP", "2022-03");
    Bridge bridge = Objects.requireNonNull(month.bridge());
    assertThat(bridge.sameUnits() + bridge.entrants() - bridge.leavers() + bridge.restatement())
        .isEqualTo(180 - 1100);
  }

  @Test
  void theKindThatHoldsIsThatOfThePeriodsYear() {
    Story story =
        new Story()
            .project("a", "2021-01", "")
            .investment("a", "2021-03", "ytd=10")
            .investment("a", "2022-03", "ytd=20 prior_ytd=9")
            .investment("a", "2023-03", "ytd=30 prior_ytd=19")
            .investment("a", "2024-03", "ytd=40 prior_ytd=29");
    assertThat(story.month("FAI", "2022-03").ytd()).isEqualTo(new Figure(20L, 10L, 10L));
    assertThat(story.month("FAI", "2023-03").ytd()).isEqualTo(new Figure(30L, 19L, 20L));
    assertThat(story.month("FAI", "2024-03").ytd()).isEqualTo(new Figure(40L, 30L, 30L));
  }
}
