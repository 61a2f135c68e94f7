package io.tongji.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.console.ConsoleStand;
import io.tongji.console.QuietBureau;
import io.tongji.console.TestBrowser;
import io.tongji.console.users.DeskRole;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has not reported: the list, the file, the text of the reminder. */
final class MissingPageTest {

  private static final String MARCH = "?form=output&period=2023-03";

  @TempDir private Path directory;
  private ConsoleStand stand;

  @BeforeEach
  void start() {
    stand = new ConsoleStand(directory);
    stand.bureau().named(QuietBureau.FIRM, "样本有限公司");
  }

  @AfterEach
  void end() {
    stand.close();
  }

  @Test
  void theListNamesTheFormAndHeadingsLeanAsTheirNumbers() throws Exception {
    assertThat(stand.as("clerk").get("/missing" + MARCH).body())
        .contains("<p>工业总产值 2023-03:应报 1", "样本有限公司")
        .contains("<th scope=\"col\" class=\"number\">上年同期累计(千元)</th>");
  }

  @Test
  void aReminderSaysWhetherTheDeadlineHasPassed() throws Exception {
    TestBrowser clerk = stand.as("clerk");

    assertThat(clerk.get("/missing" + MARCH).body()).contains("截止时间 2023-04-10 18:00 已过");
    assertThat(clerk.get("/missing?form=output&period=2099-03").body())
        .contains("请于 2099-04-10 18:00 前报送");
  }

  @Test
  void theListCanBeTakenAway() throws Exception {
    byte[] file = stand.as("clerk").file("/missing.xlsx" + MARCH);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      assertThat(workbook.getSheetAt(0).getRow(1).getCell(2).getStringCellValue())
          .isEqualTo("样本有限公司");
    }
    stand.add("other", DeskRole.CLERK, List.of(), List.of("330483102"));
    try (XSSFWorkbook none =
        new XSSFWorkbook(
            new ByteArrayInputStream(stand.as("other").file("/missing.xlsx" + MARCH)))) {
      assertThat(none.getSheetAt(0).getLastRowNum()).isZero();
    }
  }
}
