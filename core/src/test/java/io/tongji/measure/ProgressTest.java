package io.tongji.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.measure.Schedule.AlongLastYear;
import io.tongji.measure.Schedule.AlongMonths;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a target has been reached, how far it should be, and what it still takes. */
class ProgressTest {

  private static final List<Status> SCALE =
      List.of(
          new Status("green", "绿", "green", new BigDecimal("1.00")),
          new Status("blue", "蓝", "blue", new BigDecimal("0.90")),
          new Status("yellow", "黄", "yellow", new BigDecimal("0.80")),
          new Status("red", "红", "red", null));

  @ParameterizedTest(name = "month {1}")
  @CsvSource({
    "819, 12, 81.9, -18.1",
    "500, 6, 50.0, 0.0",
    "500, 7, 50.0, -8.3",
    "100, 2, 10.0, -6.7"
  })
  void theCalendarHasATwelfthDueEachMonth(long ytd, int month, String done, String gap) {
    Progress progress = new Progress(ytd, 1000L, month);
    assertThat(percent(progress.completion())).isEqualTo(done);
    assertThat(percent(progress.gap(new AlongMonths()))).isEqualTo(gap);
  }

  @Test
  void lastYearsWayHasDueWhatLastYearHadReached() {
    Progress progress = new Progress(500L, 1000L, 6);
    assertThat(percent(progress.gap(new AlongLastYear(45L, 100L)))).isEqualTo("5.0");
    assertThat(percent(progress.pace(new AlongLastYear(40L, 100L)))).isEqualTo("125.0");
    assertThat(percent(new Progress(9L, 10L, 12).gap(new AlongLastYear(99L, 100L))))
        .as("at the end of the year all is due, whatever was corrected since")
        .isEqualTo("-10.0");
    assertThat(progress.gap(new AlongLastYear(5L, 0L)))
        .isEqualTo(new Ratio.Unstated(Ratio.Obstacle.WHOLE_NOT_POSITIVE));
    assertThat(progress.pace(new AlongLastYear(0L, 100L)))
        .isEqualTo(new Ratio.Unstated(Ratio.Obstacle.WHOLE_NOT_POSITIVE));
  }

  @ParameterizedTest
  @CsvSource({
    "819, 1000, 9, 181/3",
    "500, 1000, 7, 100/1",
    "1200, 1000, 10, -100/1",
  })
  void theRunRateSpreadsWhatIsLeftOverTheMonthsThatAreLeft(
      long ytd, long target, int month, String needed) {
    assertThat(((Ratio.Known) new Progress(ytd, target, month).runRateNeeded()).value())
        .hasToString(needed);
  }

  @Test
  void withoutFigureTargetOrMonthsThereIsAReason() {
    assertThat(new Progress(null, 10L, 3).runRateNeeded()).isEqualTo(why(Ratio.Obstacle.NO_VALUE));
    assertThat(new Progress(5L, null, 3).runRateNeeded()).isEqualTo(why(Ratio.Obstacle.NO_WHOLE));
    assertThat(new Progress(5L, 10L, 12).runRateNeeded())
        .isEqualTo(why(Ratio.Obstacle.YEAR_IS_OVER));
    assertThat(new Progress(5L, null, 3).gap(new AlongMonths()))
        .isEqualTo(why(Ratio.Obstacle.NO_WHOLE));
    assertThat(new Progress(5L, 0L, 3).pace(new AlongMonths()))
        .isEqualTo(why(Ratio.Obstacle.WHOLE_NOT_POSITIVE));
    assertThatThrownBy(() -> new Progress(5L, 10L, 13)).hasMessageContaining("13");
    assertThatThrownBy(() -> new AlongMonths().due(0)).hasMessageContaining("0");
  }

  private static Ratio why(Ratio.Obstacle reason) {
    return new Ratio.Unstated(reason);
  }

  /**
   * The work report's land, counts and key projects, with the targets that it states or implies.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "S16, 7193, 6035, 2, 119.19",
    "S18, 42708, 42000, 2, 101.69",
    "S20, 55438, 42000, 0, 132",
    "S20, 55438, 42000, 1, 132.0",
    "S21, 78850, 75000, 1, 105.1",
    "S22, 5300, 4977, 1, 106.5",
    "S22, 5300, 5000, 1, 106.0",
    "S22, 5300, 4900, 1, 108.2"
  })
  void theReportsOtherCompletions(String id, long done, long target, int decimals, String printed) {
    Ratio completion = new Progress(done, target, 12).completion();
    assertThat(Rounding.HALF_UP.percent(((Ratio.Known) completion).value(), decimals))
        .hasToString(printed);
  }

  /** The work report's figures in units of 10^6, and targets that print its completions. */
  @ParameterizedTest(name = "{0} is {3}")
  @CsvSource({
    "GIO, 77376, 94500, yellow",
    "FAI, 11648, 11870, blue",
    "CI, 4273, 4600, blue",
    "CI_IND, 2541, 2712, blue",
    "CI_SVC, 1716, 1888, blue",
    "FDI, 239, 230, green",
    "FAI_HT, 5597, 5900, blue",
    "FAI_DIGI, 2214, 2500, yellow",
    "RND, 4069, 4060, green"
  })
  void theReportInFourColours(String code, long ytd, long target, String colour) {
    Ratio pace = new Progress(ytd, target, 12).pace(new AlongMonths());
    assertThat(Status.of(pace, SCALE)).extracting(Status::code).isEqualTo(colour);
  }

  @ParameterizedTest
  @CsvSource({"1000, green", "999, blue", "900, blue", "899, yellow", "800, yellow", "799, red"})
  void aColourBeginsAtItsBound(long ytd, String colour) {
    Ratio pace = new Progress(ytd, 2000L, 6).pace(new AlongMonths());
    assertThat(Status.of(pace, SCALE)).extracting(Status::code).isEqualTo(colour);
  }

  @Test
  void withoutATargetThereIsNoColour() {
    assertThat(Status.of(new Progress(22533L, null, 12).pace(new AlongMonths()), SCALE)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "80768000000, 17, 94498560000, 94498560000",
    "100, -4.2, 96, 96",
    "5, 10, 6, 6",
    "5, 30, 7, 6",
    "200, 0, 200, 200"
  })
  void aGrowthTargetBecomesAnAmount(long base, BigDecimal growth, long halfUp, long halfEven) {
    assertThat(Progress.amountOfGrowthTarget(base, growth, Rounding.HALF_UP)).isEqualTo(halfUp);
    assertThat(Progress.amountOfGrowthTarget(base, growth, new Rounding(RoundingMode.HALF_EVEN)))
        .isEqualTo(halfEven);
  }

  private static String percent(Ratio ratio) {
    return Rounding.HALF_UP.percent(((Ratio.Known) ratio).value(), 1).toPlainString();
  }
}
