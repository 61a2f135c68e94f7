package io.tongji.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import io.tongji.ingest.Clerk;
import io.tongji.ingest.check.Layout;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSheetTest {

  private static final Layout LAYOUT = Layout.of("output");

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "UTF-8,false,COMMA",
    "UTF-8,true,COMMA",
    "UTF-8,true,TAB",
    "UTF-8,false,SEMICOLON",
    "UTF-8,false,BAR",
    "GB18030,false,COMMA",
    "GB18030,false,TAB",
    "GB18030,false,SEMICOLON",
    "UTF-16LE,true,TAB"
  })
  void encodingAndSeparatorAreFoundOut(String charset, boolean mark, String separator) {
    char character = ",\t;|".charAt(List.of("COMMA", "TAB", "SEMICOLON", "BAR").indexOf(separator));
    String text = "代码;报告期;\"说,\t明\"\n001;2023-01;䶮\n".replace(';', character);

    Sheet sheet = open(bytes(text, charset, mark));

    assertThat(sheet.dialect()).isEqualTo(new Dialect(Charset.forName(charset), mark, character));
    assertThat(sheet.header()).containsExactly("代码", "报告期", "说,\t明");
    assertThat(rows(sheet))
        .containsExactly(new InputRow(2, List.of("001", "2023-01", "䶮"), List.of(), false));
  }

  @Test
  void aFileThatTurnsToGb18030OnlyFarBelowIsStillFoundOut() {
    String text = "a,b\n" + "1,2\n".repeat(100_000) + "3,规上\n";

    Sheet sheet = open(bytes(text, "GB18030", false));

    assertThat(rows(sheet).get(100_000).cells()).containsExactly("3", "规上");
    assertThat(sheet.estimatedRows()).isEqualTo(100_001);
  }

  @Test
  void linesAreCountedThroughCellsOfSeveralLinesAndBlankRows() {
    Sheet sheet = open(utf8("a,b\n1,\"x\ny\nz\"\n\n ,　\n2,\"he said \"\"no\"\"\"\n3,"));

    assertThat(rows(sheet))
        .containsExactly(
            new InputRow(2, List.of("1", "x\ny\nz"), List.of(), false),
            new InputRow(7, List.of("2", "he said \"no\""), List.of(), false),
            new InputRow(8, List.of("3", ""), List.of(), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b\\n1,2\\n3,\"4\\n5,6\\n|3|3,\"4",
        "a,b\\n1,\"2\"x\\n|2|1,\"2\"x",
        "a,b\\n\"1\\n1\",2\\r\\n3,\"4|4|3,\"4"
      })
  void aRowWithUnpairedQuotesIsBrokenAndTheLast(String text, long line, String beginning) {
    List<InputRow> rows = rows(open(utf8(text.replace("\\n", "\n").replace("\\r", "\r"))));

    assertThat(rows.get(rows.size() - 1))
        .isEqualTo(new InputRow(line, List.of(beginning), List.of(), true));
  }

  @Test
  void anEncodingThatDoesNotFitIsRefused() {
    byte[] gb18030 = bytes("a\n规上\n", "GB18030", false);
    Path file = new Clerk(directory).writeBytes("a.csv", gb18030);

    assertThatThrownBy(
            () -> CsvSheet.open(file, Optional.of(StandardCharsets.UTF_8), LAYOUT::headings))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("a.csv")
        .hasMessageContaining("not written in UTF-8")
        .hasMessageContaining("--encoding");
  }

  @Test
  void anEmptyFileHasNoHeader() {
    assertThatThrownBy(() -> open(utf8("\n\n")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no header");
  }

  private Sheet open(byte[] bytes) {
    return CsvSheet.open(
        new Clerk(directory).writeBytes("a.csv", bytes), Optional.empty(), LAYOUT::headings);
  }

  private static byte[] utf8(String text) {
    return bytes(text, "UTF-8", false);
  }

  private static byte[] bytes(String text, String charset, boolean mark) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(((mark ? "\uFEFF" : "") + text).getBytes(Charset.forName(charset)));
    return bytes.toByteArray();
  }

  private static List<InputRow> rows(Sheet sheet) {
    List<InputRow> read = new ArrayList<>();
    try (InputRows rows = sheet.rows()) {
      for (InputRow row = rows.next(); row != null; row = rows.next()) {
        read.add(row);
      }
    }
    return read;
  }
}
