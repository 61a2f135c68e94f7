package io.tongji.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

final class SheetWriterTest {

  @Test
  void textsAndNumbersComeBack() throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(written()))) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(workbook.getFirstSheet().getName()).isEqualTo("表");
      assertThat(rows.get(0).getCellText(0)).isEqualTo("指标 & <代码>");
      assertThat(rows.get(1).getCellText(0)).isEqualTo("0330");
      assertThat(rows.get(1).getCellAsNumber(1)).contains(new BigDecimal("773.760000"));
    }
  }

  @Test
  void peopleCanReadTheTable() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written()))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      assertThat(sheet.getRow(1).getCell(1).getCellStyle().getDataFormatString())
          .isEqualTo("#,##0.000000");
      assertThat(sheet.getColumnWidth(0) / 256).isBetween(14, 16);
      assertThat(sheet.getColumnWidth(1) / 256).isBetween(14, 16);
    }
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    byte[] once = written();
    assertThat(written()).isEqualTo(once);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(once))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        String content = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(part.getTimeLocal().getYear()).as(part.getName()).isEqualTo(1980);
        assertThat(content).as(part.getName()).doesNotContainPattern(">20\\d\\d-");
      }
    }
  }

  @Test
  void aTextThatNoCellHoldsIsRefused() throws IOException {
    try (SheetWriter sheet = new SheetWriter(new ByteArrayOutputStream(), "a")) {
      assertThatThrownBy(() -> sheet.text("x".repeat(32_768)))
          .isInstanceOf(Failure.class)
          .hasMessage("a cell holds no more than 32767 characters; write a file in CSV");
    }
  }

  @Test
  void aRowBeyondTheLastOfASheetIsRefusedWithAWayOut() throws IOException {
    try (SheetWriter sheet = new SheetWriter(new ByteArrayOutputStream(), "a")) {
      for (int row = 0; row < 1_048_576; row++) {
        sheet.endRow();
      }
      String refused =
          "a sheet has no more than 1048576 rows; ask for less, or write a file in CSV";
      assertThatThrownBy(() -> sheet.text("x")).isInstanceOf(Failure.class).hasMessage(refused);
      assertThatThrownBy(() -> sheet.heading("x")).isInstanceOf(Failure.class).hasMessage(refused);
      assertThatThrownBy(() -> sheet.number(BigDecimal.ONE))
          .isInstanceOf(Failure.class)
          .hasMessage(refused);
    }
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SheetWriter sheet = new SheetWriter(out, "表")) {
      sheet.text("指标 & <代码>");
      sheet.text("数值");
      sheet.endRow();
      sheet.text("0330");
      sheet.number(new BigDecimal("773.760000"));
      sheet.endRow();
      sheet.finish();
    }
    return out.toByteArray();
  }
}
