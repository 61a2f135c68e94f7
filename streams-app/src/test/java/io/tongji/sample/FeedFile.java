package io.tongji.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One CSV file as a clerk feeds it.
 *
 * @param columns the English names of its columns, in order
 * @param rows cells by column; a missing cell is empty
 * @param refused how many of the rows must be refused
 */
record FeedFile(
    String form,
    String name,
    FileStyle style,
    List<String> columns,
    List<Map<String, String>> rows,
    int refused) {
  private static final Pattern AMOUNT = Pattern.compile("-?\\d{4,}(\\.\\d+)?");
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)(?=(\\d{3})+(?!\\d))");

  /** Writes the file into a directory. */
  void writeTo(Path directory) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (style.mark()) {
      bytes.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
    }
    bytes.writeBytes(text().getBytes(style.charset()));
    Files.write(directory.resolve(name), bytes.toByteArray());
  }

  private String text() {
    String end = style.crlf() ? "\r\n" : "\n";
    StringBuilder text = new StringBuilder();
    text.append(line(columns.stream().map(this::header).toList())).append(end);
    rows.forEach(row -> text.append(line(cells(row))).append(end));
    return text.toString();
  }

  private String header(String column) {
    return style.chinese() ? Headers.chinese(form, column) : column;
  }

  private List<String> cells(Map<String, String> row) {
    return columns.stream().map(column -> cell(column, row.getOrDefault(column, ""))).toList();
  }

  private String cell(String column, String text) {
    boolean amount = column.contains("ytd") || column.contains("month");
    return style.grouped() && amount && AMOUNT.matcher(text).matches() ? group(text) : text;
  }

  private static String group(String amount) {
    int point = amount.indexOf('.');
    String whole = point < 0 ? amount : amount.substring(0, point);
    return THOUSANDS.matcher(whole).replaceAll(",") + amount.substring(whole.length());
  }

  private String line(List<String> cells) {
    return cells.stream().map(this::quoted).collect(Collectors.joining("" + style.delimiter()));
  }

  private String quoted(String cell) {
    boolean plain = cell.indexOf(style.delimiter()) < 0 && cell.indexOf('"') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
