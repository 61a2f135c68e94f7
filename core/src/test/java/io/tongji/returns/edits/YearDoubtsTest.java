package io.tongji.returns.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.period.Month;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Years that were typed wrong, and history that was not. */
class YearDoubtsTest {

  private static final Month FIRST = Month.of(2023, 2);
  private static final List<Month> REPORTED = months(FIRST, Month.of(2024, 11));

  private static List<Month> months(Month from, Month to) {
    return IntStream.rangeClosed(from.index(), to.index()).mapToObj(Month::new).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2014-12, true",
    "2022-01, true",
    "2022-02, false",
    "2023-01, false",
    "2023-02, false",
    "2024-12, false"
  })
  void aMonthMoreThanAYearBeforeTheFirstIsDoubted(String written, boolean doubted) {
    Month month = Month.parse(written);
    List<Month> file = List.of(month, Month.of(2024, 12));

    assertThat(YearDoubts.about(REPORTED, file).doubts(month)).isEqualTo(doubted);
  }

  @ParameterizedTest
  @CsvSource({"1923-05, true", "2016-11, true", "2016-12, false", "2023-06, false"})
  void anEventOfTenYearsAgoIsDoubted(String written, boolean doubted) {
    YearDoubts events = YearDoubts.ofEvents(Month.of(2026, 12));

    assertThat(events.doubts(Month.parse(written))).isEqualTo(doubted);
  }

  @Test
  void nothingIsDoubtedWhereNothingWasReported() {
    Month old = Month.of(2014, 12);
    assertThat(YearDoubts.about(List.of(), List.of(old, Month.of(2024, 12))).doubts(old)).isFalse();
  }

  @Test
  void historyThatReachesBackWithoutAGapIsNotDoubted() {
    List<Month> history = months(Month.of(2014, 1), Month.of(2022, 12));
    assertThat(history).noneMatch(YearDoubts.about(REPORTED, history)::doubts);

    List<Month> yearly = Stream.of(2022, 2021, 2020, 2019).map(year -> Month.of(year, 12)).toList();
    assertThat(yearly).noneMatch(YearDoubts.about(REPORTED, yearly)::doubts);

    List<Month> cutOff = months(Month.of(2014, 1), Month.of(2020, 12));
    assertThat(cutOff).allMatch(YearDoubts.about(REPORTED, cutOff)::doubts);
  }

  @ParameterizedTest
  @CsvSource({
    "2014-12, 2024-12, 2024-12",
    "2014-12, 2024-11, 2023-12",
    "2014-03, 2024-12, 2024-03",
    "1924-01, 2024-01, 2024-01"
  })
  void theLikelyYearIsTheLastThatHasTheMonth(String month, String latest, String likely) {
    assertThat(YearDoubts.likely(Month.parse(month), Month.parse(latest))).hasToString(likely);
  }
}
