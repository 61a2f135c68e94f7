package io.tongji.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What goes wrong with rows and files on their way to the bureau, and worse. */
final class Mutations {

  private static final List<String> CELLS =
      List.of(
          "",
          " ",
          "　",
          "-",
          "—",
          "0",
          "-0",
          "1",
          "-1",
          "1.5",
          ".5",
          "5.",
          "1,234",
          "12,34",
          "1 234",
          "9.13305E+17",
          "9.13E17",
          "1e999999999",
          "1E-999999999",
          "NaN",
          "Infinity",
          "-Infinity",
          "99999999999999999999999999999999999999999999",
          "0x1F",
          "1_000",
          "٣",
          "½",
          "十二",
          "１２３４．５",
          "２０２３－１２",
          "202312",
          "2023-12",
          "2023-13",
          "2023/1",
          "2023年12月",
          "2023.1",
          "45291",
          "0000-00",
          "9999-12",
          "1899-12-31",
          "=1+1",
          "=HYPERLINK(\"x\")",
          "#REF!",
          "#N/A",
          "true",
          "是",
          "maybe",
          "\u0000",
          "\uFEFF",
          "\u200B",
          "\uD800",
          "😀",
          "a\tb",
          "\r",
          "x".repeat(5_000),
          "9".repeat(400),
          "91330483YB0000032L",
          "９１３３０４８３ＹＢ００００００３２Ｌ",
          "91330483YB0000032l",
          "_x0041_",
          "<a>&amp;",
          "]]>",
          "\\",
          "'",
          "%s%n%d");
  private static final String STRUCTURE = "\",;\t\n\r";
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          Charset.forName("GB18030"),
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.ISO_8859_1,
          Charset.forName("Big5"));

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A row with one or two cells that are not as they should be. */
  List<String> row(List<String> good) {
    List<String> cells = new ArrayList<>(good);
    for (int times = 1 + below(2); times > 0; times--) {
      int at = below(cells.size());
      switch (below(6)) {
        case 0, 1 -> cells.set(at, CELLS.get(below(CELLS.size())));
        case 2 -> cells.set(at, text(cells.get(at)));
        case 3 -> Collections.swap(cells, at, below(cells.size()));
        case 4 -> cells.add(at, CELLS.get(below(CELLS.size())));
        default -> {
          if (cells.size() > 1) {
            cells.remove(at);
          }
        }
      }
    }
    return cells;
  }

  /** A text with a character changed, taken out or put in. */
  private String text(String good) {
    StringBuilder text = new StringBuilder(good);
    int at = below(good.length() + 1);
    char character = (char) (below(4) == 0 ? below(0x10000) : 0x20 + below(0x60));
    if (below(2) == 0 || at == good.length()) {
      return text.insert(at, character).toString();
    }
    if (below(2) == 0) {
      return text.deleteCharAt(at).toString();
    }
    text.setCharAt(at, character);
    return text.toString();
  }

  /** A file of text, damaged in one way. */
  byte[] csv(List<List<String>> rows) {
    char separator = ",;\t".charAt(below(3));
    List<List<String>> mutated = new ArrayList<>(rows);
    if (below(4) == 0) {
      mutated = swapped(rows);
    }
    String text = join(mutated, separator);
    if (below(4) == 0) {
      int at = below(text.length());
      char inserted = STRUCTURE.charAt(below(STRUCTURE.length()));
      text = text.substring(0, at) + inserted + text.substring(at);
    }
    byte[] bytes = encoded(text);
    return below(3) == 0 ? bytes : bytes(bytes);
  }

  /** Two columns of all rows, or of all rows but the header. */
  private List<List<String>> swapped(List<List<String>> rows) {
    int one = below(rows.get(0).size());
    int other = below(rows.get(0).size());
    List<List<String>> swapped = new ArrayList<>();
    int from = below(2);
    for (int at = 0; at < rows.size(); at++) {
      List<String> cells = new ArrayList<>(rows.get(at));
      if (at >= from) {
        Collections.swap(cells, one, other);
      }
      swapped.add(cells);
    }
    return swapped;
  }

  static String join(List<List<String>> rows, char separator) {
    StringBuilder text = new StringBuilder();
    for (List<String> cells : rows) {
      text.append(String.join(String.valueOf(separator), cells)).append('\n');
    }
    return text.toString();
  }

  /** The text in one character set, or the first part in one and the rest in another. */
  private byte[] encoded(String text) {
    Charset first = CHARSETS.get(below(2));
    if (below(3) > 0) {
      return text.getBytes(first);
    }
    int at = below(text.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.substring(0, at).getBytes(first));
    bytes.writeBytes(text.substring(at).getBytes(CHARSETS.get(below(CHARSETS.size()))));
    return bytes.toByteArray();
  }

  /** Bytes of which some are changed, missing at the end, doubled, or gone. */
  byte[] bytes(byte[] good) {
    byte[] bytes = good.clone();
    int at = below(bytes.length);
    switch (below(5)) {
      case 0 -> bytes = Arrays.copyOf(bytes, at);
      case 1 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + below(20)), (byte) below(256));
      case 2 -> System.arraycopy(bytes, at, bytes, below(at + 1), Math.min(9, bytes.length - at));
      default -> {
        for (int times = 1 + below(8); times > 0; times--) {
          bytes[below(bytes.length)] ^= (byte) (1 << below(8));
        }
      }
    }
    return bytes;
  }

  /** A workbook whose archive is damaged, or with a damaged part in a sound archive. */
  byte[] workbook(byte[] good) {
    return below(3) == 0 ? bytes(good) : withDamagedPart(good);
  }

  private byte[] withDamagedPart(byte[] good) {
    ByteArrayOutputStream damaged = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(good));
        ZipOutputStream out = new ZipOutputStream(damaged)) {
      out.setLevel(1);
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        boolean bears = part.getName().contains("sheet") || part.getName().contains("shared");
        out.putNextEntry(new ZipEntry(part.getName()));
        out.write(below(bears ? 2 : 12) == 0 ? part(content) : content);
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return damaged.toByteArray();
  }

  /** Damage that leaves XML well-formed more often than not: digits, letters and whole values. */
  private byte[] part(byte[] good) {
    if (below(3) == 0) {
      return bytes(good);
    }
    byte[] bytes = good.clone();
    for (int times = 1 + below(4); times > 0; times--) {
      int at = below(bytes.length);
      while (at < bytes.length && !Character.isLetterOrDigit(bytes[at])) {
        at++;
      }
      if (at < bytes.length) {
        bytes[at] = (byte) "0123456789abnstrxE".charAt(below(18));
      }
    }
    return bytes;
  }
}
