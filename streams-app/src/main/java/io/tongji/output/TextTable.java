package io.tongji.output;

import java.util.ArrayList;
import java.util.List;

/** A table of text in columns, aligned by the width that characters take on a terminal. */
public final class TextTable {

  /** To which side a column leans. */
  public enum Side {
    /** Flush left. */
    LEFT,
    /** Flush right. */
    RIGHT,
    /** Flush left, one blank behind the column before: a unit behind its number. */
    BEHIND
  }

  private static final String GAP = "  ";
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
  };

  private final List<Side> sides;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table without rows yet. */
  public TextTable(List<Side> sides) {
    this.sides = List.copyOf(sides);
  }

  /** Adds a row, with a cell for each column. */
  public void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** To which side each column leans. */
  public List<Side> sides() {
    return sides;
  }

  /** The rows, each with a cell for each column; where there is a header, it is the first. */
  public List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** The lines, without blanks at their ends. */
  public List<String> lines() {
    int[] widths = widths();
    return rows.stream().map(cells -> line(cells, widths)).toList();
  }

  /** How wide each column is, found once: a list may have a row for each of many units. */
  private int[] widths() {
    int[] widths = new int[sides.size()];
    for (List<String> cells : rows) {
      for (int column = 0; column < cells.size(); column++) {
        widths[column] = Math.max(widths[column], width(cells.get(column)));
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(widths[column] - width(cell));
      line.append(column == 0 ? "" : sides.get(column) == Side.BEHIND ? " " : GAP);
      line.append(sides.get(column) == Side.RIGHT ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  /** Places that a text takes on a terminal: Chinese characters take two. */
  static int width(String text) {
    return text.codePoints().map(character -> isWide(character) ? 2 : 1).sum();
  }

  private static boolean isWide(int character) {
    for (int[] range : WIDE) {
      if (range[0] <= character && character <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
