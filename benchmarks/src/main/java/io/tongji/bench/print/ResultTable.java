package io.tongji.bench.print;

import java.util.ArrayList;
import java.util.List;

/** Rows under a heading, as text for people and as CSV for programs. */
public final class ResultTable {

  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with columns of these names. */
  public ResultTable(List<String> heading) {
    this.heading = List.copyOf(heading);
  }

  /** One row more. */
  public void add(List<String> row) {
    rows.add(List.copyOf(row));
  }

  /** As a table in Markdown, with columns of equal width. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, heading);
    line(text, heading.stream().map(name -> "-".repeat(name.length())).toList());
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private void line(StringBuilder text, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      text.append("| ").append(cell).append(" ".repeat(width(column) - cell.length() + 1));
    }
    text.append("|\n");
  }

  private int width(int column) {
    int widest = heading.get(column).length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }

  /** As CSV with a heading. */
  public String csv() {
    StringBuilder text = new StringBuilder(String.join(",", heading)).append('\n');
    for (List<String> row : rows) {
      text.append(String.join(",", row.stream().map(ResultTable::quoted).toList())).append('\n');
    }
    return text.toString();
  }

  private static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }
}
