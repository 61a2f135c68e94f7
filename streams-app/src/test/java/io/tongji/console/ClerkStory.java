package io.tongji.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.console.http.JobPages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What a new clerk does with a workbook such as comes by mail: a merged title, amounts in 万元 where
 * the form has 千元, a column that the form does not have, dates of Excel, a code that became a
 * number, a row of totals, a unit that the register does not have. Each step follows from what the
 * page before it says.
 */
public final class ClerkStory {

  /** A unit that the register may lack. */
  public static final String UNKNOWN = "91330483YB0000016Y";

  /** The unit whose code became a number, and lost three digits. */
  public static final String LOST = "91330483YB0000227E";

  private static final String FIRM = QuietBureau.FIRM;
  private static final List<String> HEADINGS = List.of("统一社会信用代码", "单位名称", "报告期", "本年累计");

  private final TestBrowser clerk;
  private String job = "";
  private int steps;

  /** The story of who has logged in. */
  public ClerkStory(TestBrowser clerk) {
    this.clerk = clerk;
  }

  /** The workbook. */
  public static byte[] workbook() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet("3月");
      sheet.createRow(0).createCell(0).setCellValue("2023年3月工业总产值报表");
      sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
      sheet.createRow(1).createCell(3).setCellValue("单位:万元");
      Row head = sheet.createRow(2);
      for (int at = 0; at < HEADINGS.size(); at++) {
        head.createCell(at).setCellValue(HEADINGS.get(at));
      }
      CellStyle month = workbook.createCellStyle();
      month.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\""));
      row(sheet, 3, month, 12_000).createCell(0).setCellValue(FIRM);
      row(sheet, 4, month, 8_000).createCell(0).setCellValue(913304831463000000d);
      row(sheet, 5, month, 6_000).createCell(0).setCellValue(UNKNOWN);
      Row total = sheet.createRow(6);
      total.createCell(0).setCellValue("合计");
      total.createCell(3).setCellValue(26_000);
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static Row row(Sheet sheet, int at, CellStyle month, double amount) {
    Row row = sheet.createRow(at);
    row.createCell(1).setCellValue("某某有限公司");
    row.createCell(2).setCellValue(LocalDate.of(2023, 3, 1));
    row.getCell(2).setCellStyle(month);
    row.createCell(3).setCellValue(amount);
    return row;
  }

  /** How many forms were sent. */
  public int steps() {
    return steps;
  }

  /** From the workbook to the receipt; the path of the job. */
  public String run() throws Exception {
    bring("output", "3月.xlsx", workbook());
    assertThat(problem()).contains("单位名称", "“忽略本表没有的栏目”");
    post("/check", "unit", "", "period", "", "passover", "yes");
    assertThat(problem()).contains("“金额单位” 万元");
    post("/check", "unit", "万元", "period", "", "passover", "yes");
    page("代码已被表格软件变成数", "像是合计行", "提交 2 行");
    mend("0-5", LOST, "某某有限公司", "2023-03-01", "8000");
    post("/submit");
    page("提交 3 行");
    post("/submit");
    assertThat(clerk.get(job + "/receipt").statusCode()).isEqualTo(200);
    return job;
  }

  /** The unit is put into the register, from a file. */
  public void register(String csv) throws Exception {
    bring("register", "名录.csv", csv.getBytes(StandardCharsets.UTF_8));
    post("/submit");
  }

  private void bring(String form, String name, byte[] file) throws Exception {
    job = clerk.upload(form, Map.of(name, file)).headers().firstValue("Location").orElseThrow();
    ended();
  }

  private void post(String what, String... fields) throws Exception {
    clerk.post(job + what, fields);
    ended();
  }

  private void ended() throws Exception {
    steps++;
    JobPages.awaitCheck(clerk, job);
  }

  private void mend(String row, String... cells) throws Exception {
    String[] fields = new String[2 + 2 * cells.length];
    fields[0] = "row";
    fields[1] = row;
    for (int at = 0; at < cells.length; at++) {
      fields[2 + 2 * at] = "cell";
      fields[3 + 2 * at] = cells[at];
    }
    steps++;
    assertThat(clerk.post(job + "/mend", fields).body()).contains("\"faults\":[]");
  }

  /** What the page says is wrong. */
  private String problem() throws Exception {
    return clerk.get(job).body().replaceAll("(?s).*class=\"message bad\"[^>]*>|</p>.*", "");
  }

  private void page(String... words) throws Exception {
    assertThat(clerk.get(job).body()).contains(words);
  }
}
