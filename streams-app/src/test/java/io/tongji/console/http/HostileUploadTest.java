package io.tongji.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.console.ConsoleStand;
import io.tongji.console.QuietBureau;
import io.tongji.console.TestBrowser;
import io.tongji.console.users.DeskRole;
import io.tongji.period.Month;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are brought to do harm; each test fails when the guard that it names is taken out. */
final class HostileUploadTest {

  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path directory;
  private ConsoleStand stand;
  private TestBrowser clerk;

  @BeforeEach
  void start() throws Exception {
    stand = new ConsoleStand(directory);
    clerk = stand.as("clerk");
  }

  @AfterEach
  void end() {
    stand.close();
  }

  /** The path of a job, once its files are checked. */
  private String checked(String name, byte[] content) throws Exception {
    String job =
        clerk
            .upload("output", Map.of(name, content))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    JobPages.awaitCheck(clerk, job);
    return job;
  }

  private static byte[] workbook() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Row head = workbook.createSheet("a").createRow(0);
      head.createCell(0).setCellValue("unit_id");
      head.createCell(1).setCellValue("period");
      head.createCell(2).setCellValue("ytd");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] deflated(byte[] bytes, boolean last) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(bytes);
    if (last) {
      deflater.finish();
    }
    byte[] out = new byte[bytes.length + 100];
    int length = deflater.deflate(out, 0, out.length, Deflater.FULL_FLUSH);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  /** The workbook, with so many mebibytes of blanks behind the rows of its sheet. */
  private static byte[] bomb(int mebibytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream bomb = new ZipArchiveOutputStream(out);
        ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook()))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        ZipArchiveEntry entry = new ZipArchiveEntry(part.getName());
        byte[] content = parts.readAllBytes();
        if (!part.getName().equals(SHEET)) {
          bomb.putArchiveEntry(entry);
          bomb.write(content);
          bomb.closeArchiveEntry();
          continue;
        }
        String xml = new String(content, UTF_8);
        int at = xml.indexOf("</sheetData>");
        byte[] begin = xml.substring(0, at).getBytes(UTF_8);
        byte[] blanks = " ".repeat(MEBIBYTE).getBytes(UTF_8);
        byte[] end = xml.substring(at).getBytes(UTF_8);
        CRC32 sum = new CRC32();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        sum.update(begin);
        packed.write(deflated(begin, false));
        byte[] block = deflated(blanks, false);
        for (int written = 0; written < mebibytes; written++) {
          sum.update(blanks);
          packed.write(block);
        }
        sum.update(end);
        packed.write(deflated(end, true));
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setCrc(sum.getValue());
        entry.setSize(begin.length + (long) mebibytes * MEBIBYTE + end.length);
        entry.setCompressedSize(packed.size());
        bomb.addRawArchiveEntry(entry, new ByteArrayInputStream(packed.toByteArray()));
      }
    }
    return out.toByteArray();
  }

  @Test
  void aBombOfTwoGibibytesIsRefused() throws Exception {
    byte[] bomb = bomb(2_048);
    assertThat(bomb.length).isLessThan(5 * MEBIBYTE);

    assertThat(clerk.get(checked("a.xlsx", bomb)).body()).contains("cannot be read");
  }

  @Test
  void aWorkbookOfManyPartsIsRefused() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream many = new ZipArchiveOutputStream(out);
        ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook()))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        many.putArchiveEntry(new ZipArchiveEntry(part.getName()));
        many.write(parts.readAllBytes());
        many.closeArchiveEntry();
      }
      for (int part = 0; part < 1_000; part++) {
        many.putArchiveEntry(new ZipArchiveEntry("xl/media/" + part + ".png"));
        many.closeArchiveEntry();
      }
    }

    assertThat(clerk.get(checked("a.xlsx", out.toByteArray())).body()).contains("1000 parts");
  }

  @Test
  void aBodyThatDoesNotSayItsLengthIsBoundedAsItComes() throws Exception {
    long taken =
        RawRequest.taken(
            clerk.server(),
            "POST /feed",
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n",
            "Host: localhost",
            "Cookie: tongji=" + clerk.cookies().get("tongji"),
            "Content-Type: multipart/form-data; boundary=x",
            "Transfer-Encoding: chunked");

    assertThat(taken).as("kept, or read so that the answer arrives").isLessThan(300L * MEBIBYTE);
    assertThat(directory.resolve("jobs")).isEmptyDirectory();
    try (Stream<Path> left = Files.list(directory.resolve("uploads"))) {
      assertThat(left.mapToLong(file -> file.toFile().length()).sum()).isLessThan(51L * MEBIBYTE);
    }
  }

  @Test
  void anEntityOfAnotherFileIsNotRead() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "the secret");
    String reference = "<!DOCTYPE x [<!ENTITY a SYSTEM \"" + secret.toUri() + "\">]>";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream changed = new ZipArchiveOutputStream(out);
        ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook()))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        changed.putArchiveEntry(new ZipArchiveEntry(part.getName()));
        String xml = new String(parts.readAllBytes(), UTF_8);
        String row =
            "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData>";
        String hostile =
            xml.replace("<worksheet", reference + "<worksheet").replace("</sheetData>", row);
        String content = part.getName().equals(SHEET) ? hostile : xml;
        changed.write(content.getBytes(UTF_8));
        changed.closeArchiveEntry();
      }
    }

    assertThat(clerk.get(checked("a.xlsx", out.toByteArray())).body())
        .contains("cannot be read")
        .doesNotContain("the secret");
  }

  /** A formula that a clerk has brought as a text goes out as a text. */
  @Test
  void noCellOfAWorkbookThatIsHandedOutIsAFormula() throws Exception {
    String csv =
        "unit_id,period,ytd\n\"=HYPERLINK(\"\"http://evil\"\")\",+1,@SUM(A1)\n-1,2023-03,=1\n";
    String job = checked("a.csv", csv.getBytes(UTF_8));

    byte[] file = clerk.file(job + "/rejects.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      assertThat(workbook.getSheetAt(0).getRow(1).getCell(2).getStringCellValue())
          .isEqualTo("@SUM(A1)");
      for (Row row : workbook.getSheetAt(0)) {
        for (Cell cell : row) {
          assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        }
      }
    }
  }

  @Test
  void aScriptInTheNameOfAUnitStaysText() throws Exception {
    stand.bureau().named(QuietBureau.FIRM, "<script>alert(1)</script>\" onclick=\"x");
    stand.bureau().asks(QuietBureau.FIRM, Form.OUTPUT, Month.of(2023, 2));
    for (String user : new String[] {"clerk", "analyst"}) {
      TestBrowser browser = stand.as(user);
      for (String page : new String[] {"/queries", "/missing?form=output&period=2023-03"}) {
        assertThat(browser.get(page).body())
            .as(user + page)
            .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
            .doesNotContain("<script>alert", "\" onclick=\"");
      }
    }
  }

  @Test
  void aClerkOfOtherAreasSeesNeitherItsQueriesNorWhatItHasNotReported() throws Exception {
    stand.bureau().named(QuietBureau.FIRM, "别家");
    stand.bureau().asks(QuietBureau.FIRM, Form.OUTPUT, Month.of(2023, 2));
    stand.add("own", DeskRole.CLERK, List.of(), List.of("330483004"));
    stand.add("other", DeskRole.CLERK, List.of(), List.of("330483102"));
    stand.add("tax", DeskRole.CLERK, List.of("tax"), List.of("330483004"));
    for (String page : new String[] {"/queries", "/missing?form=output&period=2023-03"}) {
      assertThat(stand.as("own").get(page).body()).as(page).contains("别家");
      assertThat(stand.as("other").get(page).body()).as(page).doesNotContain("别家");
    }
    assertThat(stand.as("tax").get("/queries").body()).doesNotContain("别家");
  }
}
