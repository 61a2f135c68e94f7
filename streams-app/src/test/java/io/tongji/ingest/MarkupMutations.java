package io.tongji.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What other programs, and people who mean harm, write between the tags of a workbook's parts. */
final class MarkupMutations {

  private static final Pattern TOKEN = Pattern.compile("<[^>]*>|[^<]+");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s([\\w:]+)=\"([^\"]*)\"");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "-1",
          "0",
          "1",
          "2",
          "A0",
          "A1",
          "B3",
          "XFD1",
          "XFE1",
          "ZZZZ9",
          "1048576",
          "1048577",
          "4294967296",
          "99999999999999999999",
          "1e9",
          "NaN",
          "Infinity",
          "true",
          "s",
          "str",
          "inlineStr",
          "b",
          "e",
          "d",
          "n",
          "A1:XFD1048576",
          "A1:A1",
          "rId1",
          "rId99",
          "../../../etc/passwd",
          "worksheets/sheet1.xml",
          "http://127.0.0.1:1/x",
          "&amp;",
          "&#10;",
          "2023-02-29",
          "45291.99999999999",
          "-1E308",
          "4.9E-324",
          "1899-12-31T24:00:00");

  private static final List<String> PIECES =
      List.of(
          "<c r=\"A3\" t=\"s\"><v>999999</v></c>",
          "<c r=\"A3\"><v>1</v><v>2</v></c>",
          "<c r=\"B3\" t=\"inlineStr\"><is><t>1</t><rPh sb=\"0\" eb=\"1\"><t>9</t></rPh></is></c>",
          "<c t=\"d\"><v>2023-02-29</v></c>",
          "<c t=\"e\"><v>#N/A</v></c>",
          "<c r=\"C3\"><f t=\"shared\" si=\"9\"/></c>",
          "<c r=\"C3\"><f>1/0</f></c>",
          "<row r=\"3\"/>",
          "<row r=\"1048577\"><c><v>1</v></c></row>",
          "<row r=\"-1\"><c><v>1</v></c></row>",
          "<v>7</v>",
          "<t>",
          "</row>",
          "<!-- -->",
          "<!--",
          "<![CDATA[12]]>",
          "<![CDATA[",
          "<?x y?>",
          "<?xml version=\"1.1\"?>",
          "<!DOCTYPE x [<!ENTITY a \"12\">]>",
          "&a;",
          "&#0;",
          "&#x10FFFF;",
          "&#xD800;",
          "\u0000",
          "\uFFFF",
          "_x0000_",
          "_xD83D_",
          "<x:c xmlns:x=\"urn:x\"><x:v>3</x:v></x:c>",
          "<mc:AlternateContent"
              + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice"
              + " Requires=\"x14\"><c><v>1</v></c></mc:Choice></mc:AlternateContent>",
          "<a>".repeat(5_000),
          "<a>".repeat(3_000) + "</a>".repeat(3_000),
          "x".repeat(70_000),
          "<mergeCell ref=\"A1:XFD1048576\"/>",
          "<sheet name=\"x\" sheetId=\"9\" r:id=\"rId1\"/>",
          "<numFmt numFmtId=\"164\" formatCode=\"[h]:mm:ss;@\"/>",
          "<xf numFmtId=\"99999\"/>");

  private final Random random;

  MarkupMutations(long seed) {
    random = new Random(seed);
  }

  /** A sound archive, of whose parts one or two have other markup. */
  byte[] workbook(byte[] good) {
    Map<String, byte[]> parts = parts(good);
    List<String> names = new ArrayList<>(parts.keySet());
    for (int times = 1 + random.nextInt(2); times > 0; times--) {
      String name = names.get(random.nextInt(names.size()));
      String text = new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
      parts.put(name, mutated(text).getBytes(StandardCharsets.UTF_8));
    }
    return archive(parts);
  }

  private String mutated(String text) {
    List<String> tokens =
        new ArrayList<>(TOKEN.matcher(text).results().map(MatchResult::group).toList());
    for (int times = 1 + random.nextInt(3); times > 0 && !tokens.isEmpty(); times--) {
      int at = random.nextInt(tokens.size());
      switch (random.nextInt(8)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, tokens.get(at));
        case 2 -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
        case 3 -> tokens.add(at, pick(PIECES));
        case 4 -> repeat(tokens, at);
        default -> tokens.set(at, changed(tokens.get(at)));
      }
    }
    return String.join("", tokens);
  }

  /** Some tokens again, further on. */
  private void repeat(List<String> tokens, int from) {
    int to = Math.min(tokens.size(), from + 1 + random.nextInt(12));
    tokens.addAll(random.nextInt(tokens.size() + 1), List.copyOf(tokens.subList(from, to)));
  }

  private String changed(String token) {
    List<MatchResult> attributes = ATTRIBUTE.matcher(token).results().toList();
    if (!token.startsWith("<")) {
      return pick(VALUES);
    }
    if (attributes.isEmpty()) {
      return token.replaceFirst(
          "\\w+", Matcher.quoteReplacement(pick(List.of("c", "v", "x", "row"))));
    }
    MatchResult one = attributes.get(random.nextInt(attributes.size()));
    String other =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> one.group() + one.group();
          default -> " " + one.group(1) + "=\"" + pick(VALUES) + "\"";
        };
    return token.substring(0, one.start()) + other + token.substring(one.end());
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static Map<String, byte[]> parts(byte[] archive) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return parts;
  }

  private static byte[] archive(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
