package io.tongji.console.pages;

import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.text;

import io.tongji.console.html.PagePart.Node;
import io.tongji.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A text in which findings are marked, each with its number in the list. */
final class MarkedText {

  private static final int LONGEST = 16;
  private static final String ENDS = ",。;、:,;:()()“” \t";

  private MarkedText() {}

  /** The paragraphs of a text, a line each. */
  static List<Node> of(String text, List<Finding> findings) {
    Map<Integer, Map<Integer, List<Integer>>> byPlace = new TreeMap<>();
    for (int at = 0; at < findings.size(); at++) {
      byPlace
          .computeIfAbsent(findings.get(at).place().line(), line -> new TreeMap<>())
          .computeIfAbsent(findings.get(at).place().column(), column -> new ArrayList<>())
          .add(at + 1);
    }
    List<Node> lines = new ArrayList<>();
    String[] given = text.split("\n", -1);
    for (int line = 1; line <= given.length; line++) {
      lines.add(
          el(
              "p",
              each(
                  line(given[line - 1], byPlace.getOrDefault(line, Map.of()), findings),
                  node -> node)));
    }
    return lines;
  }

  private static List<Node> line(
      String line, Map<Integer, List<Integer>> numbersByColumn, List<Finding> findings) {
    List<Node> nodes = new ArrayList<>();
    int written = 0;
    for (Map.Entry<Integer, List<Integer>> each : numbersByColumn.entrySet()) {
      int from = Math.min(line.length(), each.getKey() - 1);
      int to = end(line, from);
      if (from < written) {
        continue; // it stands within what is marked
      }
      nodes.add(text(line.substring(written, from)));
      Finding first = findings.get(each.getValue().get(0) - 1);
      nodes.add(
          el(
              "mark",
              cls(first.rule().severity().name().toLowerCase(Locale.ROOT)),
              text(line.substring(from, to)),
              el("sup", String.join(",", each.getValue().stream().map(String::valueOf).toList()))));
      written = to;
    }
    nodes.add(text(line.substring(written)));
    return nodes;
  }

  /** Up to the next mark, but not within a number. */
  private static int end(String line, int from) {
    int to = from;
    while (to < line.length() && to - from < LONGEST && ENDS.indexOf(line.charAt(to)) < 0) {
      to++;
    }
    return Math.max(to, Math.min(line.length(), from + 1));
  }
}
