package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.measure.Fraction;
import io.tongji.measure.Ratio;
import io.tongji.measure.Schedule;
import io.tongji.measure.Schedule.AlongLastYear;
import io.tongji.rollup.Goal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Targets that are set as growth, and schedules along last year's path. */
class GoalTest {

  private static final Schedule MONTHS = new Schedule.AlongMonths();

  private static Story twoYears() {
    return new Story()
        .unit("a", "2021-01", "")
        .output("a", "2022-03", "ytd=30")
        .output("a", "2022-12", "ytd=201")
        .output("a", "2023-03", "ytd=40")
        .output("a", "2023-12", "ytd=220");
  }

  @Test
  void aGrowthTargetIsAnAmountOnLastYearsTotal() {
    Story story = twoYears().growthTarget("PLAT_OUT", 2023, 8_500_000);
    assertThat(story.month("PLAT_OUT", "2023-03").goal()).isEqualTo(new Goal(218, MONTHS));
    assertThat(story.month("PLAT_OUT", "2023-12").target()).isEqualTo(218);
  }

  @Test
  void aGrowthTargetIsFixedOnTheBaseItWasAdoptedOn() {
    Story story = twoYears().growthTarget("PLAT_OUT", 2023, 8_500_000, 200);
    assertThat(story.month("PLAT_OUT", "2023-03").target()).isEqualTo(217);
    story.output("a", "2022-12", "ytd=300");
    assertThat(story.month("PLAT_OUT", "2023-03").target()).isEqualTo(217);
    assertThat(story.month("PLAT_OUT", "2023-12").target()).isEqualTo(217);
  }

  @Test
  void aFixedTargetNeedsNoTotalOfLastYear() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .output("a", "2023-03", "ytd=40")
            .growthTarget("PLAT_OUT", 2023, -50_000_000, 81);
    assertThat(story.month("PLAT_OUT", "2023-03").goal()).isEqualTo(new Goal(41, MONTHS));
  }

  @Test
  void theOrderOfTargetAndCorrectionDoesNotMatter() {
    Story adoptedLast =
        twoYears().output("a", "2022-12", "ytd=300").growthTarget("GIO", 2023, 10_000_000, 201);
    Story adoptedFirst =
        twoYears().growthTarget("GIO", 2023, 10_000_000, 201).output("a", "2022-12", "ytd=300");
    assertThat(adoptedFirst.month("GIO", "2023-03").goal())
        .isEqualTo(new Goal(221, new AlongLastYear(30L, 300L)))
        .isEqualTo(adoptedLast.month("GIO", "2023-03").goal());
  }

  @Test
  void aTargetThatStatesItsBaseLaterIsAnotherOneAndIsFixedFromThen() {
    Story story = twoYears().growthTarget("PLAT_OUT", 2023, 0);
    assertThat(story.month("PLAT_OUT", "2023-03").target()).isEqualTo(201);
    story.growthTarget("PLAT_OUT", 2023, 0, 190);
    assertThat(story.month("PLAT_OUT", "2023-03").target()).isEqualTo(190);
  }

  @Test
  void aCorrectionOfLastYearsTotalMovesOneThatStatesNoBase() {
    Story story = twoYears().growthTarget("PLAT_OUT", 2023, -50_000_000);
    assertThat(story.month("PLAT_OUT", "2023-03").target()).isEqualTo(101);
    story.output("a", "2022-12", "ytd=300");
    assertThat(story.month("PLAT_OUT", "2023-03").target()).isEqualTo(150);
  }

  @Test
  void withoutLastYearsTotalAGrowthTargetIsNone() {
    Story story =
        new Story()
            .unit("a", "2021-01", "")
            .output("a", "2022-11", "ytd=201")
            .output("a", "2023-03", "ytd=40")
            .growthTarget("PLAT_OUT", 2023, 8_500_000);
    assertThat(story.month("PLAT_OUT", "2023-03").goal()).isNull();
  }

  @Test
  void aScheduleAlongLastYearHasDueWhatWasReachedThen() {
    Story story = twoYears().target("GIO", 2023, 240, 1);
    assertThat(story.month("GIO", "2023-03").goal())
        .isEqualTo(new Goal(240, new AlongLastYear(30L, 201L)));
    Goal december = Objects.requireNonNull(story.month("GIO", "2023-12").goal());
    assertThat(story.month("GIO", "2023-12").progress().gap(december.schedule()))
        .isEqualTo(new Ratio.Known(Fraction.of(-20, 240)));
  }

  @Test
  void aGrowthIsAsGoodAsAnAmountAndEitherReplacesTheOther() {
    Story story = twoYears().target("PLAT_OUT", 2023, 240, 1);
    story.growthTarget("PLAT_OUT", 2023, 0);
    assertThat(story.month("PLAT_OUT", "2023-03").target()).isEqualTo(201);
  }
}
