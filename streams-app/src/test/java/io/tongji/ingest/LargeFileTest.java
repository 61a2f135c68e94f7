package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.returns.Return;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of a large file gets in, in its order, with its amounts. */
final class LargeFileTest {

  private static final int ROWS = 20_000;
  private static final List<String> HEADER = List.of("统一社会信用代码", "报告期", "本月", "本年累计");

  @TempDir private Path directory;

  private static String period(int row) {
    return "%d-%02d".formatted(2000 + row / 11 % 24, 2 + row % 11);
  }

  @Test
  void aLargeCsvFileIsRead() {
    List<String> lines = new ArrayList<>(List.of(String.join(",", HEADER)));
    for (int row = 0; row < ROWS; row++) {
      lines.add("%s,%s,%d,\"%,d.5\"".formatted(Clerk.FIRM, period(row), row, row));
    }
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("large.csv", lines.toArray(String[]::new));

    assertThatAllGotIn(clerk.feed("output", file), clerk.destination().fedReturns());
  }

  @Test
  void aLargeWorkbookIsRead() throws IOException {
    Path file = directory.resolve("large.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "tongji", null)) {
      Worksheet sheet = workbook.newWorksheet("产值");
      for (int at = 0; at < HEADER.size(); at++) {
        sheet.value(0, at, HEADER.get(at));
      }
      for (int row = 0; row < ROWS; row++) {
        sheet.value(row + 1, 0, Clerk.FIRM);
        sheet.value(row + 1, 1, period(row));
        sheet.value(row + 1, 2, row);
        sheet.value(row + 1, 3, row + 0.5);
      }
    }
    Clerk clerk = new Clerk(directory);

    assertThatAllGotIn(clerk.feed("output", file), clerk.destination().fedReturns());
  }

  private static void assertThatAllGotIn(Receipt receipt, List<Return> fed) {
    assertThat(receipt.read()).isEqualTo(ROWS);
    assertThat(receipt.accepted()).isEqualTo(ROWS);
    assertThat(fed).hasSize(ROWS);
    int month = Form.OUTPUT.slot("month");
    for (int row = 0; row < ROWS; row++) {
      assertThat(fed.get(row).periodText()).isEqualTo(period(row));
      assertThat(fed.get(row).figures().get(month)).isEqualTo(row * 1_000L);
      assertThat(fed.get(row).figures().get(Form.YTD)).isEqualTo(row * 1_000L + 500);
    }
  }
}
