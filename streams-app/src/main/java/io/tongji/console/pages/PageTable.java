package io.tongji.console.pages;

import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.scroll;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;

import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.output.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Tables of commands on a page. */
final class PageTable {

  private PageTable() {}

  /** A table whose first row is its header, as a command prints it. */
  static Node of(TextTable table) {
    return of(table, (row, column) -> text(table.rows().get(row).get(column)));
  }

  /**
   * The same with cells of another content, such as links.
   *
   * @param cell the content of a cell that leans to the left, by row, from 1, and column
   */
  static Node of(TextTable table, BiFunction<Integer, Integer, Node> cell) {
    List<List<String>> rows = table.rows();
    List<String> header = new ArrayList<>(rows.get(0));
    List<Element> body = new ArrayList<>();
    for (int row = 1; row < rows.size(); row++) {
      body.add(row(table, row, cell));
    }
    for (int column = header.size() - 1; column > 0; column--) {
      if (isBehind(table, column)) {
        header.remove(column);
      }
    }
    return scroll(table("list", header, body));
  }

  private static boolean isBehind(TextTable table, int column) {
    return table.sides().get(column) == TextTable.Side.BEHIND;
  }

  /** A unit stands with its number in one cell. */
  private static Element row(TextTable table, int row, BiFunction<Integer, Integer, Node> cell) {
    List<String> cells = table.rows().get(row);
    List<Node> nodes = new ArrayList<>();
    for (int column = 0; column < cells.size(); column++) {
      boolean joined = column + 1 < cells.size() && isBehind(table, column + 1);
      switch (table.sides().get(column)) {
        case LEFT -> nodes.add(el("td", cell.apply(row, column)));
        case RIGHT -> nodes.add(el("td", cls("number"), text(number(cells, column, joined))));
        case BEHIND -> {} // it stands with the number before it
      }
    }
    return el("tr", each(nodes, node -> node));
  }

  /** With its unit, if that has a column of its own; commands write a hyphen for none. */
  private static String number(List<String> cells, int column, boolean joined) {
    String number = cells.get(column).equals("-") ? "" : cells.get(column);
    return joined && !number.isEmpty() ? number + " " + cells.get(column + 1) : number;
  }

  /**
   * Rows of cells.
   *
   * @param numbers the columns that hold numbers
   */
  static List<Element> rows(List<List<String>> rows, Set<Integer> numbers) {
    return rows.stream().map(row -> row(row, numbers)).toList();
  }

  /** A row of cells. */
  static Element row(List<String> row, Set<Integer> numbers) {
    return el("tr", each(cells(row, numbers), cell -> cell));
  }

  /** The cells of a row. */
  static List<Node> cells(List<String> row, Set<Integer> numbers) {
    return IntStream.range(0, row.size())
        .<Node>mapToObj(
            at ->
                numbers.contains(at)
                    ? el("td", cls("number"), text(row.get(at)))
                    : el("td", row.get(at)))
        .toList();
  }
}
