package io.tongji.console.pages;

import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.div;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.nothing;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;

import io.tongji.catalogue.Language;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.jobs.CheckResult;
import io.tongji.console.jobs.CheckResult.Fault;
import io.tongji.console.jobs.CheckResult.FileTable;
import io.tongji.console.jobs.CheckResult.RefusedLine;
import io.tongji.console.jobs.CheckResult.ShownChange;
import io.tongji.console.jobs.FeedField;
import io.tongji.console.jobs.Mended;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows that are refused or held back, each with what is wrong with it, beside it. */
final class RowsTable {

  private static final int WIDEST_INPUT = 24;

  private final CheckResult result;
  private final Map<String, Mended.MendedRow> mended;
  private final Language language;

  RowsTable(CheckResult result, Map<String, Mended.MendedRow> mended, Language language) {
    this.result = result;
    this.mended = mended;
    this.language = language;
  }

  /** Rows that are listed. */
  int shown() {
    return result.rows().size();
  }

  /** The reasons, each with its number of rows: a click shows those alone. */
  Node chips() {
    Map<String, Long> reasons = new TreeMap<>(result.reasons());
    reasons.putAll(result.heldReasons());
    Map<String, String> names =
        result.rows().stream()
            .flatMap(row -> row.faults().stream())
            .collect(
                Collectors.toMap(Fault::code, fault -> fault.reason().in(language), (a, b) -> a));
    return div(
        "chips",
        each(
            List.copyOf(reasons.entrySet()),
            reason ->
                el(
                    "button",
                    cls("chip"),
                    attribute("type", "button"),
                    attribute("data-code", reason.getKey()),
                    attribute("aria-pressed", "false"),
                    text(
                        names.getOrDefault(reason.getKey(), reason.getKey())
                            + " "
                            + reason.getValue()))));
  }

  /** The rows, in a table of their own for each table of the files. */
  Node tables(String mend) {
    List<Node> tables = new ArrayList<>();
    for (int number = 0; number < result.tables().size(); number++) {
      int of = number;
      List<RefusedLine> rows = result.rows().stream().filter(row -> row.table() == of).toList();
      if (!rows.isEmpty()) {
        tables.add(ofFile(result.tables().get(number), rows, mend));
      }
    }
    return each(tables, node -> node);
  }

  private Node ofFile(FileTable of, List<RefusedLine> rows, String mend) {
    List<String> headings = new ArrayList<>(List.of(language.of("行", "Line")));
    headings.addAll(of.header());
    headings.add(language.of("哪里不对,怎么办", "What is wrong, and what to do"));
    String name = of.file() + (of.sheet().isEmpty() ? "" : " · " + of.sheet());
    return div(
        "scroll",
        el("h3", name),
        withMend(
            table("rows", headings, rows.stream().map(row -> row(row, of.header())).toList()),
            mend));
  }

  /** Says where the script of the page sends a row that was changed. */
  private static Element withMend(Element table, String mend) {
    return el("div", attribute("data-mend", mend), table);
  }

  private Element row(RefusedLine row, List<String> header) {
    Mended.@Nullable MendedRow now = mended.get(row.key());
    List<Fault> faults = now == null ? row.faults() : now.faults();
    List<String> cells = now == null ? row.cells() : now.cells();
    boolean done = now != null && faults.isEmpty();
    List<Node> shown =
        IntStream.range(0, header.size())
            .<Node>mapToObj(
                at ->
                    cell(
                        at < cells.size() ? cells.get(at) : "",
                        of(faults.stream().filter(fault -> fault.column() == at).toList()),
                        row.mendable() ? label(header.get(at), row.line()) : ""))
            .toList();
    String codes = row.faults().stream().map(Fault::code).collect(Collectors.joining(" "));
    return el(
        "tr",
        attribute("data-row", row.key()),
        attribute("data-codes", codes),
        cls(done ? "done" : ""),
        el(
            "th",
            attribute("scope", "row"),
            cls(of(faults.stream().filter(fault -> fault.column() < 0).toList())),
            text(Long.toString(row.line()))),
        each(shown, node -> node),
        el(
            "td",
            cls("why"),
            attribute("aria-live", "polite"),
            done
                ? text(language.of("已改正,随提交报送", "mended: goes with the rest"))
                : each(
                    faults,
                    fault -> el("div", cls(of(List.of(fault))), text(words(fault, language))))));
  }

  /** The class of what has these faults. */
  private static String of(List<Fault> faults) {
    if (faults.isEmpty()) {
      return "";
    }
    return faults.stream().allMatch(Fault::held) ? "held" : "bad";
  }

  /** What a cell to write in is, for who does not see where it stands. */
  private String label(String heading, long line) {
    return language.of("第 %d 行 %s", "line %d, %s").formatted(line, heading);
  }

  private static Node cell(String value, String className, String label) {
    return !label.isEmpty()
        ? el(
            "td",
            cls(className),
            el(
                "input",
                attribute("name", "cell"),
                attribute("aria-label", label),
                attribute("value", value),
                attribute("size", Integer.toString(Math.min(WIDEST_INPUT, value.length() + 2))),
                attribute("spellcheck", "false")))
        : el("td", cls(className), text(value));
  }

  /** What is wrong with a cell, and what to do. */
  static String words(Fault fault, Language language) {
    String field = fault.field().isEmpty() ? language.of("整行", "whole row") : fault.field();
    String remedy =
        fault.held()
            ? language.of("确要报送的,勾选上面的框", "If it is to be so, tick the box above.")
            : fault.remedy().in(language);
    String words = fault.reason().in(language) + language.of("。", " ") + remedy;
    return field + language.of(":", ": ") + FeedField.named(words, language);
  }

  /** The largest corrections, in the order of their size. */
  static Node changes(CheckResult result, Language language) {
    return el(
        "section",
        el("h2", language.of("更正,变动大的在前", "Corrections, largest first")),
        table(
            "list",
            List.of(
                language.of("位置", "Place"),
                language.of("单位、报告期", "Unit, period"),
                language.of("原报(元)", "Before (yuan or US dollars)"),
                language.of("改为", "After"),
                language.of("变动", "Change")),
            result.changes().stream().map(change -> change(change, language)).toList()));
  }

  private static Element change(ShownChange change, Language language) {
    @Nullable Long before = change.before();
    @Nullable Long after = change.after();
    if (before == null && after == null) {
      return el(
          "tr",
          el("td", change.place().in(language)),
          el("td", change.key() + (change.held() ? language.of("(暂留)", " (held back)") : "")),
          el("td", attribute("colspan", "3"), text(change.words().in(language))));
    }
    return el(
        "tr",
        el("td", change.place().in(language)),
        el("td", change.key() + (change.held() ? language.of("(暂留)", " (held back)") : "")),
        el("td", cls("number"), text(amount(before))),
        el("td", cls("number"), text(amount(after))),
        el(
            "td",
            cls("number"),
            before == null || after == null
                ? nothing()
                : text("%+,d".formatted(Math.subtractExact(after, before)))));
  }

  private static String amount(@Nullable Long amount) {
    return amount == null ? "--" : "%,d".formatted(amount);
  }
}
