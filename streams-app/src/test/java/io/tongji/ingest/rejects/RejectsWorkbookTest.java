package io.tongji.ingest.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.ingest.Clerk;
import io.tongji.returns.edits.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refused rows as somebody sees them who opens the workbook. */
final class RejectsWorkbookTest {

  @TempDir private Path directory;

  private XSSFSheet refused(String... lines) throws IOException {
    Clerk clerk = new Clerk(directory).rejects("rejects.xlsx");
    clerk.feed("output", clerk.write("a.csv", lines));
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(directory.resolve("rejects.xlsx")))) {
      return workbook.getSheetAt(0);
    }
  }

  private static @Nullable String colour(Cell cell) {
    XSSFColor colour = (XSSFColor) cell.getCellStyle().getFillForegroundColorColor();
    return colour == null ? null : colour.getARGBHex();
  }

  private static void isWrong(Cell cell, String... words) {
    assertThat(colour(cell)).isEqualTo("FFFFC7CE");
    assertThat(cell.getCellComment().getString().getString()).contains(words);
  }

  private static void isRight(Cell cell) {
    assertThat(colour(cell)).isNull();
    assertThat(cell.getCellComment()).isNull();
  }

  @Test
  void theCellOfTheReasonIsColouredAndCommented() throws IOException {
    XSSFSheet sheet =
        refused(
            "统一社会信用代码,\"报\n告期\",本年累计", "91330483YB00000327,2023-03,约7", Clerk.FIRM + ",2023-04,8");

    XSSFRow row = sheet.getRow(1);
    isWrong(row.getCell(0), "91330483YB00000327", RejectionReason.CHECK_DIGIT.message());
    isRight(row.getCell(1));
    isWrong(
        row.getCell(2),
        "约7",
        RejectionReason.NOT_A_NUMBER.message(),
        RejectionReason.NOT_A_NUMBER.remedy());
    assertThat(sheet.getLastRowNum()).isEqualTo(1);
  }

  @Test
  void whatIsWrongWithARowAsAWholeIsSaidAtItsBeginning() throws IOException {
    XSSFSheet sheet = refused("period,unit_id,ytd", "合计,,9", "2023-13,x,2");

    isWrong(sheet.getRow(1).getCell(0), RejectionReason.TOTAL_ROW.message());
    isRight(sheet.getRow(1).getCell(2));
    isWrong(sheet.getRow(2).getCell(0), RejectionReason.BAD_PERIOD.message());
    isWrong(sheet.getRow(2).getCell(1), RejectionReason.BAD_UNIT_ID.message());
  }

  @Test
  void headerAndReasonsCanBeRead() throws IOException {
    XSSFSheet sheet = refused("unit_id,period,ytd", Clerk.FIRM + ",2023-03,约7");

    assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
    assertThat(sheet.getColumnWidth(0) / 256).isBetween(18, 22);
    assertThat(sheet.getColumnWidth(7) / 256).as("the reason").isBetween(15, 61);
  }
}
