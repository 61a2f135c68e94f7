package io.tongji.ingest.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.SheetCell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is no workbook, a damaged one, or one too large, is refused before any of it is believed.
 */
class WorkbookFileTest {

  private static final int BOMB = 80_000_000;

  @TempDir private Path directory = Path.of("");

  @Test
  void aWorkbookOfTheOldFormatIsRefused() throws IOException {
    Path file = directory.resolve("a.xls");
    try (HSSFWorkbook old = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      old.createSheet("a").createRow(0).createCell(0).setCellValue("x");
      old.write(out);
    }

    assertRefused(file, "old format (.xls)", "save it as .xlsx");
  }

  @Test
  void anEncryptedWorkbookIsRefused() throws Exception {
    Path file = directory.resolve("a.xlsx");
    Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
    encryptor.confirmPassword("secret");
    try (POIFSFileSystem compound = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      try (OutputStream encrypted = encryptor.getDataStream(compound)) {
        encrypted.write(workbook());
      }
      compound.writeFilesystem(out);
    }

    assertRefused(file, "encrypted with a password", "save it without a password");
  }

  @Test
  void anArchiveThatIsNoWorkbookIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.csv"));
    }

    assertRefused(write(bytes.toByteArray()), "no workbook", "unpack it");
  }

  @Test
  void aCutOffWorkbookIsRefused() throws IOException {
    byte[] whole = workbook();

    for (int length = 4; length < whole.length; length += 97) {
      assertRefused(write(Arrays.copyOf(whole, length)), "cannot be read", "save it as");
    }
  }

  @Test
  void aChangedDigitIsNotBelieved() throws IOException {
    byte[] stored = changed("nothing", text -> text, ZipEntry.STORED);
    byte[] digit = "<v>7.0</v>".getBytes(StandardCharsets.US_ASCII);
    int at = new String(stored, StandardCharsets.ISO_8859_1).indexOf("<v>7.0</v>");
    assertThat(at).isPositive();
    WorkbookFile.open(write(stored), WorkbookBounds.WIDEST);

    stored[at + digit.length - 7] = '9';

    assertRefused(write(stored), "damaged", "save it as .xlsx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xl/worksheets/sheet1.xml|<c r=\"A1\"|<c r=\"ZZZZZZ1\"",
        "xl/worksheets/sheet1.xml|<v>0</v>|<v>2000000000</v>",
        "xl/workbook.xml|<workbook|<!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook"
      })
  void aPartThatNoSpreadsheetProgramWritesIsRefused(String part, String text, String other)
      throws IOException {
    byte[] bytes =
        changed(
            part,
            xml -> {
              assertThat(xml).contains(text);
              return xml.replace(text, other);
            },
            ZipEntry.DEFLATED);

    assertRefused(write(bytes), "cannot be read", "save it as");
  }

  /** What two programs would read as two figures, or a reader would stop at. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<v>7.0</v>|<v>7.0</v><v>9</v>|cell B1 of xl/worksheets/sheet1.xml holds two values",
        "<v>7.0</v></c>|<v>7.0</v></c><c r=\"B1\"><v>8</v></c>|cell B1 of xl/worksheets/sheet1.xml"
            + " stands twice",
        "<v>7.0</v></c>|<v>7.0</v></c><c r=\"A1\"><v>8</v></c>|cell A1 of xl/worksheets/sheet1.xml"
            + " stands twice",
        "r=\"B1\"|r=\"B7\"|has a cell B7 in its row 1",
        "r=\"B1\"|r=\"B0x\"|has a cell B0x in its row 1",
        "</sheetData>|<row r=\"2\"><c r=\"B2\" s=\"x\"/></row></sheetData>|cell B2 of"
            + " xl/worksheets/sheet1.xml has a style x",
        "</row>|</row><row r=\"1\"><c r=\"B1\"><v>8</v></c></row>|a row 1 after the row 1",
        "<v>7.0</v>|<f t=\"shared\" si=\"4\"/><v>7.0</v>|cell B1 of xl/worksheets/sheet1.xml has a"
            + " formula",
        "<v>7.0</v>|<f t=\"array\" ref=\"here\">A1</f><v>7.0</v>|cell B1 of"
            + " xl/worksheets/sheet1.xml has a formula",
        "</sheetData>|<row r=\"2\"><c r=\"A2\" t=\"d\"><v>2024-01-31</v></c></row></sheetData>|cell"
            + " A2 of xl/worksheets/sheet1.xml is of a type",
        "</sheetData>|<row r=\"2\"><c r=\"AB2\""
            + " t=\"inlineStr\"><is><t>1200</t><rPh><t>9</t></rPh></is></c></row></sheetData>|cell"
            + " AB2 of xl/worksheets/sheet1.xml holds a text with its pronunciation"
      })
  void aCellThatCanBeReadInTwoWaysIsNamed(String text, String other, String wrong)
      throws IOException {
    byte[] bytes =
        changed(
            "xl/worksheets/sheet1.xml",
            xml -> {
              assertThat(xml).contains(text);
              return xml.replace(text, other);
            },
            ZipEntry.DEFLATED);

    assertRefused(write(bytes), wrong, "save it as .xlsx");
  }

  @Test
  void aSheetWithoutANameIsRefused() throws IOException {
    byte[] nameless =
        changed(
            "xl/workbook.xml",
            text -> text.replaceFirst(" name=\"[^\"]*\"", ""),
            ZipEntry.DEFLATED);

    assertRefused(write(nameless), "a sheet of it has no name", "save it as .xlsx");
  }

  @Test
  void textInCharacterDataIsRead() throws IOException {
    byte[] bytes =
        changed(
            "xl/worksheets/sheet1.xml",
            xml -> xml.replace("<v>7.0</v>", "<v><![CDATA[7.0]]></v>"),
            ZipEntry.DEFLATED);

    WorkbookFile workbook = WorkbookFile.open(write(bytes), WorkbookBounds.WIDEST);

    try (SheetRows rows = workbook.rows(workbook.sheets().get(0))) {
      SheetRow row = Objects.requireNonNull(rows.next());
      assertThat(row.cells()).extracting(SheetCell::text).containsExactly("x", "7");
    }
  }

  @Test
  void thousandsOfNamespacesInATagCostNothing() throws IOException {
    StringBuilder tag = new StringBuilder("<sheetData");
    for (int number = 0; number < 12_000; number++) {
      tag.append(" xmlns:n").append(number).append("=\"urn:x\"");
    }
    byte[] bytes =
        changed(
            "xl/worksheets/sheet1.xml", xml -> xml.replace("<sheetData", tag), ZipEntry.DEFLATED);

    assertTimeout(
        Duration.ofSeconds(5), () -> assertRefused(write(bytes), "cannot be read", "save it as"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 64, 512, 4096})
  void aHeaderOfTheOldFormatAloneIsRefused(int length) throws IOException {
    byte[] header = new byte[length];
    Arrays.fill(header, (byte) 0xFF);
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, header, 0, 4);

    assertRefused(write(header), "old format (.xls)", "save it as .xlsx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xl/sharedStrings.xml|<si><t>|aaaaaaaaaaaaaaaaaaaaaaaaaaaaa|</t></si>",
        "xl/sharedStrings.xml||<si><t>aaaaaaaaaaaaaaaaaaaa</t></si>|",
        "xl/sharedStrings.xml|<si>|<t>aaaaaaaaaaaaaaaaaaaaaaaa</t>|</si>",
        "xl/worksheets/sheet1.xml|<row r=\"9\"><c t=\"inlineStr\"><is>|<t>a</t>|</is></c></row>",
        "xl/worksheets/sheet1.xml|<row r=\"9\">|<c/><c/>|</row>",
        "xl/worksheets/sheet1.xml||<x>|</x>",
        "xl/styles.xml|<cellXfs>|<xf/>|</cellXfs>"
      })
  void aBombIsRefused(String part, @Nullable String begin, String repeated, @Nullable String end)
      throws IOException {
    Path bomb = bomb(part, begin, repeated, end);
    assertThat(Files.size(bomb)).isLessThan(1_000_000);

    assertRefused(bomb, "cannot be read", "save it as");
  }

  /** Bytes count as they are unpacked, whatever the archive says of them. */
  @Test
  void noMoreIsUnpackedThanTheBoundsAllow() throws IOException {
    Path file = bomb("xl/worksheets/sheet1.xml", "", "<a>x</a>", "");
    WorkbookBounds bounds = new WorkbookBounds(1 << 20, 1_000);

    assertThatThrownBy(() -> WorkbookFile.open(file, bounds))
        .hasMessageContaining("it is larger than can be read");
    WorkbookFile.open(file, new WorkbookBounds(BOMB + (1L << 20), 1_000));
    long sheet;
    try (ZipFile parts = new ZipFile(file.toFile())) {
      sheet = parts.getEntry("xl/worksheets/sheet1.xml").getSize();
    }
    assertThatThrownBy(() -> WorkbookFile.open(file, new WorkbookBounds(sheet, 1_000)))
        .as("its parts together")
        .hasMessageContaining("it is larger than can be read");
  }

  /** A workbook that is small, and has a part that repeats itself at its end for long. */
  private Path bomb(String part, @Nullable String begin, String repeated, @Nullable String end)
      throws IOException {
    byte[] block = repeated.repeat(1 << 12).getBytes(StandardCharsets.UTF_8);
    Path file = directory.resolve("bomb.xlsx");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file));
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int last = entry.getName().equals(part) ? xml.lastIndexOf("</") : xml.length();
        out.write(xml.substring(0, last).getBytes(StandardCharsets.UTF_8));
        if (last < xml.length()) {
          out.write(given(begin).getBytes(StandardCharsets.UTF_8));
          for (int written = 0; written < BOMB; written += block.length) {
            out.write(block);
          }
          out.write((given(end) + xml.substring(last)).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return file;
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static byte[] changed(String part, UnaryOperator<String> change, int method)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes);
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String text = entry.getName().equals(part) ? change.apply(xml) : xml;
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setMethod(method);
        if (method == ZipEntry.STORED) {
          CRC32 sum = new CRC32();
          sum.update(content);
          copy.setSize(content.length);
          copy.setCrc(sum.getValue());
        }
        out.putNextEntry(copy);
        out.write(content);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] workbook() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Row row = workbook.createSheet("a").createRow(0);
      row.createCell(0).setCellValue("x");
      row.createCell(1).setCellValue(7);
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("a.xlsx"), bytes);
  }

  private static void assertRefused(Path file, String wrong, String remedy) {
    assertThatThrownBy(() -> WorkbookFile.open(file, WorkbookBounds.WIDEST))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(wrong)
        .hasMessageContaining(remedy);
  }
}
