package io.tongji.ingest.workbook;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A workbook on disk, whose parts are sound and of a size that can be held.
 *
 * @param path of the file
 * @param sheets those that people see, in their order
 * @param hidden the others
 */
public record WorkbookFile(Path path, List<StoredSheet> sheets, List<StoredSheet> hidden) {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] COMPOUND_FILE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /** Name of the stream that holds an encrypted workbook (MS-OFFCRYPTO 2.3). */
  private static final String ENCRYPTED = "EncryptedPackage";

  private static final int DIRECTORY = 1 << 12;

  private static final String SAVE_AS = "open it in Excel or WPS and save it as .xlsx";

  /**
   * A sheet.
   *
   * @param index its place among all sheets, from 0
   * @param name as on its tab
   * @param rows about how many rows there are, by the size of the file
   * @param unsaved true if formulas of the workbook were stored without their results
   */
  public record StoredSheet(int index, String name, long rows, boolean unsaved) {}

  /** Copies the lists. */
  public WorkbookFile {
    sheets = List.copyOf(sheets);
    hidden = List.copyOf(hidden);
  }

  /** True if the file begins as workbooks of any kind do. */
  public static boolean looksLikeOne(Path file) throws IOException {
    byte[] head = head(file);
    return Arrays.equals(head, ZIP) || Arrays.equals(head, COMPOUND_FILE);
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(ZIP.length);
    }
  }

  /**
   * Opens a workbook, and reads all of it once to see that it is sound.
   *
   * @param bounds of what it may hold
   * @throws Failure if it is not sound, holds more, or is of another kind
   */
  public static WorkbookFile open(Path file, WorkbookBounds bounds) throws IOException {
    try {
      return read(file, bounds);
    } catch (Failure wrong) {
      throw wrong.within(file.toString());
    }
  }

  private static WorkbookFile read(Path file, WorkbookBounds bounds) throws IOException {
    if (Arrays.equals(head(file), COMPOUND_FILE)) {
      throw compoundFile(file);
    }
    PackageCheck check = new PackageCheck(file, bounds);
    long rows = check.run();
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), SheetRows.OPTIONS)) {
      Map<Boolean, List<org.dhatim.fastexcel.reader.Sheet>> sheets =
          workbook
              .getSheets()
              .collect(
                  Collectors.partitioningBy(
                      sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE));
      return new WorkbookFile(
          file,
          stored(sheets.getOrDefault(true, List.of()), rows, check),
          stored(sheets.getOrDefault(false, List.of()), rows, check));
    } catch (Failure known) {
      throw known;
    } catch (RuntimeException | IOException e) {
      throw Failure.setting("the file is no workbook that can be read; " + SAVE_AS).from(e);
    }
  }

  private static List<StoredSheet> stored(
      List<org.dhatim.fastexcel.reader.Sheet> sheets, long rows, PackageCheck check) {
    return sheets.stream()
        .map(
            sheet ->
                new StoredSheet(sheet.getIndex(), named(sheet), rows, check.hasUnsavedFormulas()))
        .toList();
  }

  private static String named(org.dhatim.fastexcel.reader.Sheet sheet) {
    if (sheet.getName() == null) {
      throw Failure.setting("a sheet of it has no name; " + SAVE_AS);
    }
    return sheet.getName();
  }

  /** The directory begins in the sector that the header names (MS-CFB 2.2). */
  private static Failure compoundFile(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(DIRECTORY).order(ByteOrder.LITTLE_ENDIAN);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
      channel.read(header);
      long sector = header.getInt(48) & 0xFFFFFFFFL;
      long directory = (sector + 1) << (header.getShort(30) & 0x1F);
      if (directory >= 0 && directory < channel.size()) {
        channel.position(directory).read(bytes);
      }
    }
    boolean encrypted = new String(bytes.array(), StandardCharsets.UTF_16LE).contains(ENCRYPTED);
    return Failure.setting(
        encrypted
            ? "the workbook is encrypted with a password; save it without a password"
            : "this is a workbook of the old format (.xls); " + SAVE_AS);
  }

  /** Begins to read a sheet. */
  public SheetRows rows(StoredSheet sheet) throws IOException {
    return new SheetRows(path.toFile(), sheet);
  }
}
