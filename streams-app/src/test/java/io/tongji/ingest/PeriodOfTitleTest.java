package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of one month that is fed for another: its title knows better. */
class PeriodOfTitleTest {

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024年3月工业产值月报",
        "报告期:2024年3月",
        "桐乡市,二〇二四年三月份",
        "２０２４年１—３月产值",
        "2024 年 1-3 月",
        "2024年3月,填报日期:2024年4月5日",
        "2024年3月 填报日期:2024年4月5日",
        "填报单位:濮院镇,2024年3月",
        "报表时间:2024年3月",
        "2024年3月印染行业产值月报",
        "二〇二四年一月至三月",
        "2024年1月份至3月份",
        "2024年1月−3月",
        "2024年1月一3月",
        "2024年度1-3月"
      })
  void aTitleOfAnotherMonthThanTheCommandsIsAskedAbout(String title) {
    Clerk clerk = new Clerk(directory).period("2024-04");

    assertThatThrownBy(() -> clerk.feed("output", file(clerk, title)))
        .hasMessageContaining(
            "a.csv: a title says that the table is of 2024-03, and --period 2024-04 is given");
    assertThat(clerk.destination().fedReturns()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024年4月工业产值月报",
        "2024年3月、2024年4月",
        "2024年1—4月产值",
        "填报日期:2024年3月",
        "国家统计局制定,有效期至:2025年1月",
        "有效期至:,2025年1月",
        "填报时间:,,2024年5月",
        "桐乡市统计局 2024年5月编",
        "2024年5月填报",
        "以2023年12月为基期",
        "2024年1月、2月",
        "2024年1月至4月",
        "填报单位:濮院镇,2024年5月8日",
        "2024年产值月报"
      })
  void datesOfTheFormAndOfItsFillingInAreNot(String title) {
    Clerk clerk = new Clerk(directory).period("2024-04");

    assertThat(clerk.feed("output", file(clerk, title)).accepted()).isEqualTo(1);
    assertThat(clerk.destination().fedReturns().get(0).periodText()).isEqualTo("2024-04");
  }

  @Test
  void rowsThatNameTheirMonthAreNotAskedAbout() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "2024年3月", "unit_id,period,ytd", Clerk.FIRM + ",2024-04,7");

    assertThat(clerk.feed("output", file).accepted()).isEqualTo(1);
  }

  private static Path file(Clerk clerk, String title) {
    return clerk.write("a.csv", title, "unit_id,ytd", Clerk.FIRM + ",7");
  }
}
