package io.tongji.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportingCalendarTest {

  private static final String USUAL =
      """
      form,period,opens,day,time,source
      output,,1,9,12:00,
      rd,,5,18,17:30,
      export,,1,15,12:00,
      tax,,1,15,12:00,
      fdi,,1,12,12:00,
      investment,,1,8,23:59,
      """;

  @TempDir private Path directory;

  @Test
  void returnsAreHandedInInTheMonthAfter() throws IOException {
    assertThat(calendar(USUAL).window(Form.RD, Month.parse("2023-12")))
        .isEqualTo(
            new ReportingCalendar.Window(
                LocalDateTime.parse("2024-01-05T00:00"), LocalDateTime.parse("2024-01-18T17:30")));
  }

  @Test
  void aMonthMayHaveARowOfItsOwn() throws IOException {
    ReportingCalendar calendar = calendar(USUAL + "output,2023-09,8,13,12:00,国庆节\n");
    assertThat(calendar.window(Form.OUTPUT, Month.parse("2023-09")).deadline())
        .isEqualTo("2023-10-13T12:00");
    assertThat(calendar.window(Form.OUTPUT, Month.parse("2023-10")).deadline())
        .isEqualTo("2023-11-09T12:00");
    assertThat(calendar.window(Form.RD, Month.parse("2023-09")).deadline())
        .isEqualTo("2023-10-18T17:30");
  }

  @Test
  void aCatalogueWithoutTheFileHasThatOfTheApplication() {
    ReportingCalendar builtIn = ReportingCalendar.in(CatalogueSource.builtIn());
    ReportingCalendar own = ReportingCalendar.in(CatalogueSource.in(directory));
    for (Form form : Form.monthlyForms()) {
      Month period = Month.parse("2023-11");
      assertThat(own.window(form, period)).isEqualTo(builtIn.window(form, period));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sales,,1,9,12:00,       | line 8 column form       | not a form",
        "output,2023-13,1,9,12:00, | line 8 column period   | not a month",
        "output,2023-09,0,9,12:00, | line 8 column opens    | out of range",
        "output,2023-09,9,8,12:00, | line 8 column day      | out of range",
        "output,2023-09,1,31,12:00,| line 8 column day      | out of range",
        "output,2023-09,1,9,noon,  | line 8 column time     | no time of the day",
        "output,,1,10,12:00,       | line 8 column form     | twice"
      })
  void aWrongRowIsNamed(String row, String place, String problem) {
    assertThatThrownBy(() -> calendar(USUAL + row + "\n"))
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll("deadlines.csv", place, problem);
  }

  @Test
  void everyFormNeedsItsUsualRow() {
    assertThatThrownBy(() -> calendar(USUAL.replace("tax,,", "tax,2023-01,")))
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll("deadlines.csv", "every month of [tax]", "period is empty");
  }

  private ReportingCalendar calendar(String rows) throws IOException {
    Files.writeString(directory.resolve("deadlines.csv"), rows);
    return ReportingCalendar.in(CatalogueSource.in(directory));
  }
}
