package io.tongji.ingest.check;

import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.InputRows;
import io.tongji.ingest.sheet.Sheet;
import io.tongji.ingest.sheet.SheetCell.CellContent;
import io.tongji.ingest.sheet.SheetPlace;
import io.tongji.ingest.sheet.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of a layout's columns a sheet has, and where. */
public final class Header {

  /** Headings of lists that no form asks for. */
  private static final Set<String> NOT_NEEDED =
      Set.of("序号", "编号", "备注", "行政区划", "所属镇街", "乡镇", "镇街", "地址", "联系人", "联系电话", "电话");

  private static final Pattern MARKUP =
      Pattern.compile("^\\s*<(!doctype|html|head|meta|table|\\?xml)", Pattern.CASE_INSENSITIVE);

  private static final String ONE_ROW = "a header is one row: name all columns in one";

  private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d,]+(\\.\\d*)?");

  private static final Pattern UNIT = Pattern.compile("(计量|金额|货币)\\s*单位");

  private static final Pattern TOTAL = Pattern.compile("(合|总|小)\\s*计");

  private final Layout layout;
  private final String place;
  private final List<String> headings;
  private final boolean ignoreUnknown;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private @Nullable Failure twice;
  private final List<String> unknown = new ArrayList<>();

  private Header(Layout layout, Sheet sheet, boolean ignoreUnknown) {
    this.layout = layout;
    this.place = SheetPlace.of(sheet).line(sheet.headerLine(), Language.EN);
    this.headings = sheet.header();
    this.ignoreUnknown = ignoreUnknown;
  }

  /** The form that it is a header of. */
  String form() {
    return layout.form();
  }

  /**
   * Reads a sheet's header.
   *
   * @param ignoreUnknown true if columns that the layout does not have, or that have no heading,
   *     are passed over
   * @param given names of columns that the command's options stand for
   * @throws Failure if a column is unknown, missing or there twice
   */
  static Header read(Sheet sheet, Layout layout, boolean ignoreUnknown, Set<String> given) {
    Header header = new Header(layout, sheet, ignoreUnknown);
    header.refuseMarkup(sheet.titles());
    for (int place = 0; place < header.headings.size(); place++) {
      header.put(place);
    }
    header.checkRemarks();
    List<SheetColumn> missing =
        layout.columns().stream()
            .filter(column -> column.required() && !header.has(column.name()))
            .filter(column -> !given.contains(column.name()))
            .toList();
    if (header.isAbove(missing, sheet.titles())) {
      throw header.missing(missing, sheet.titles());
    }
    if (header.twice != null) {
      throw header.twice;
    }
    if (!ignoreUnknown && !header.unknown.isEmpty()) {
      throw header.goesOn(sheet).orElseGet(() -> header.unknownColumns(missing));
    }
    if (!missing.isEmpty()) {
      throw header.missing(missing, sheet.titles());
    }
    header.refuseMeant(given);
    return header;
  }

  /**
   * Columns are passed over, but not one with the unit of the amounts, nor one that is probably an
   * amount of the form that the sheet lacks: without it the rows would say something else.
   */
  private void refuseMeant(Set<String> given) {
    if (layout.columns().stream().noneMatch(column -> column.kind() == CellKind.AMOUNT)) {
      return;
    }
    for (String heading : unknown) {
      String text = Text.clean(heading);
      if (UNIT.matcher(text).find() && !has("unit") && !given.contains("unit")) {
        throw Failure.setting(
            place + ": the column \"" + text + "\" names a unit, and would be passed over",
            "give the unit with --unit, or remove the column");
      }
      Optional<String> near = layout.near(heading);
      @Nullable SheetColumn meant = near.map(layout::column).orElse(null);
      if (meant != null && meant.kind() == CellKind.AMOUNT && !has(meant.name())) {
        throw Failure.setting(
            place + ": the column \"" + text + "\" would be passed over",
            meant(near.orElseThrow(), text) + " Rename it, or remove it");
      }
    }
  }

  private void put(int at) {
    String heading = headings.get(at);
    SheetColumn column = layout.column(heading);
    if (column == null) {
      if (!Text.clean(heading).isEmpty()) {
        unknown.add(heading);
      }
      return;
    }
    Integer before = places.putIfAbsent(column.name(), at);
    if (before != null && twice == null) {
      twice =
          Failure.setting(
              place
                  + ": the column "
                  + column.name()
                  + " is there twice, as \""
                  + headings.get(before)
                  + "\" and \""
                  + heading
                  + "\"",
              "remove one of them");
    }
  }

  /** Remarks are those of a rejects file only if all are there; else the clerk's own columns. */
  private void checkRemarks() {
    List<String> remarks =
        Layout.REMARKS.stream().map(SheetColumn::name).filter(this::has).toList();
    if (remarks.size() < Layout.REMARKS.size()) {
      remarks.forEach(remark -> unknown.add(label(remark)));
    }
  }

  /**
   * The forms that have all headings of the sheet as columns of their own. A list to be explained
   * has others beside, for who explains.
   */
  private List<String> formsOfThis() {
    List<String> named = headings.stream().filter(text -> !Text.clean(text).isEmpty()).toList();
    boolean listed = named.stream().map(Text::clean).anyMatch(Layout.MARK.header()::equals);
    if (listed && !layout.form().equals(Layout.EXPLANATIONS)) {
      return List.of(Layout.EXPLANATIONS);
    }
    return Layout.forms().stream()
        .filter(form -> named.stream().allMatch(Layout.of(form)::isOwn))
        .toList();
  }

  /** All of them at once, each with the column that may be meant, and those that are missing. */
  private Failure unknownColumns(List<SheetColumn> missing) {
    List<String> others = formsOfThis();
    if (!others.isEmpty()) {
      String forms = String.join(", ", others);
      return Failure.setting(
          place + ": these are columns of the form " + forms + ", not of " + layout.form(),
          "give --form " + others.get(0));
    }
    String named =
        unknown.stream()
            .map(heading -> "\"" + Text.clean(heading) + "\"")
            .collect(Collectors.joining(", "));
    String hints =
        unknown.stream()
            .map(this::hint)
            .filter(hint -> !hint.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    String problem = place + ": the form " + layout.form() + " has no column " + named;
    String remedy =
        (hints.isEmpty() ? "./tongji template --form " + layout.form() + " has them all" : hints)
            + "; --ignore-unknown-columns passes over "
            + (unknown.size() == 1 ? "it" : "them");
    return missing.isEmpty()
        ? Failure.setting(problem, remedy)
        : Failure.setting(problem + "; missing are " + named(missing), remedy);
  }

  /** What may be meant by a heading; empty: nothing is like it. */
  private String hint(String heading) {
    String text = Text.clean(heading);
    if (text.endsWith("名称") || NOT_NEEDED.contains(text)) {
      return "\"" + text + "\" is not needed";
    }
    if (TOTAL.matcher(text).find()) {
      return "\"" + text + "\" looks like a total: is this the header, or a row of totals?";
    }
    String which = unknown.size() == 1 ? "" : "\"" + text + "\": ";
    return layout.near(heading).map(near -> which + meant(near, text)).orElse("");
  }

  /** A heading that names another unit than the form's loses it when the column is renamed. */
  private String meant(String near, String heading) {
    return TitleUnit.other(heading, layout.form())
        .map(unit -> "did you mean \"" + near + "\", and to give --unit " + unit.name() + "?")
        .orElse("did you mean \"" + near + "\"?");
  }

  private static String named(List<SheetColumn> columns) {
    return columns.stream()
        .map(column -> column.name() + " (" + column.header() + ")")
        .collect(Collectors.joining(", "));
  }

  /** Programs of offices save web pages as .xls: whoever opens one in Excel sees a table. */
  private void refuseMarkup(List<List<String>> titles) {
    if (Stream.concat(titles.stream(), Stream.of(headings))
        .flatMap(List::stream)
        .anyMatch(cell -> MARKUP.matcher(cell).find())) {
      throw Failure.setting(
          place + ": this is a web page and no table",
          "open it with Excel or WPS and save it as a workbook, .xlsx");
    }
  }

  private boolean isAbove(List<SheetColumn> columns, List<List<String>> titles) {
    return titles.stream()
        .flatMap(List::stream)
        .map(layout::column)
        .anyMatch(named -> named != null && columns.contains(named));
  }

  /** A row of groups, such as 本年 and 上年同期, above the one that goes on with the header. */
  private Optional<Failure> goesOn(Sheet sheet) {
    List<String> below = firstRow(sheet);
    List<String> parts = new ArrayList<>();
    List<String> meant = new ArrayList<>();
    String group = "";
    for (int at = 0; at < below.size(); at++) {
      String above = at < width() ? Text.clean(headings.get(at)) : "";
      String part = Text.clean(below.get(at));
      boolean known = layout.column(above) != null;
      if (!part.isEmpty() && (known || NUMBER.matcher(Text.halfWidth(part)).matches())) {
        return Optional.empty();
      }
      group = known ? "" : above.isEmpty() ? group : above;
      if (!part.isEmpty()) {
        parts.add("\"" + part + "\"");
        layout.near(group + part).ifPresent(name -> meant.add("\"" + name + "\""));
      }
    }
    if (parts.size() < 2 || meant.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Failure.setting(
            place + ": the header goes on in the row below, with " + String.join(", ", parts),
            meant.size() < parts.size() || meant.stream().distinct().count() < meant.size()
                ? ONE_ROW
                : "a header is one row: name all columns in one, those below probably "
                    + String.join(", ", meant)));
  }

  private static List<String> firstRow(Sheet sheet) {
    try (InputRows rows = sheet.rows()) {
      InputRow first = rows.next();
      return first == null || first.broken() ? List.of() : first.cells();
    }
  }

  private Failure missing(List<SheetColumn> columns, List<List<String>> titles) {
    if (isAbove(columns, titles)) {
      return Failure.setting(
          place
              + ": "
              + named(columns)
              + (columns.size() == 1
                  ? " is missing here, and stands in a row above"
                  : " are missing here, and stand in a row above, or some do"),
          ONE_ROW);
    }
    boolean one = columns.size() == 1;
    String named = named(columns);
    List<String> names = columns.stream().map(SheetColumn::name).toList();
    return Failure.setting(
        place
            + (one ? ": the column " : ": the columns ")
            + named
            + " of the form "
            + layout.form()
            + (one ? " is missing" : " are missing"),
        (one ? "add it" : "add them")
            + (names.contains("period") ? ", or give --period YYYY-MM" : "")
            + (names.contains("unit") ? ", or give --unit" : ""));
  }

  /** The layout's column that a heading names, or null. */
  public @Nullable SheetColumn column(String heading) {
    return layout.column(heading);
  }

  boolean has(String column) {
    return places.containsKey(column);
  }

  /** How many columns there are, unknown ones included. */
  int width() {
    return headings.size();
  }

  /** The first place where a row has something without a heading; -1 if that is no matter. */
  int outside(List<String> cells) {
    for (int at = 0; !ignoreUnknown && at < cells.size(); at++) {
      boolean named = at < width() && !Text.isBlank(headings.get(at));
      if (!named && !Text.isBlank(cells.get(at))) {
        return at;
      }
    }
    return -1;
  }

  /**
   * True if a number stands under the heading of an amount.
   *
   * @param label of a number that is none, in the cell before
   */
  boolean hasAmount(List<String> cells, Pattern label) {
    for (int at = 0; at < Math.min(cells.size(), width()); at++) {
      SheetColumn column = layout.column(headings.get(at));
      boolean amount =
          column != null && (column.kind() == CellKind.AMOUNT || column.kind() == CellKind.NUMBER);
      if (amount
          && NUMBER.matcher(Text.halfWidth(cells.get(at))).matches()
          && !(at > 0 && label.matcher(Text.clean(cells.get(at - 1))).matches())) {
        return true;
      }
    }
    return false;
  }

  /** Bytes of all cells but the remarks of a rejects file. */
  long bytesRead(List<String> cells) {
    long bytes = 0;
    for (int at = 0; at < cells.size(); at++) {
      SheetColumn column = at < width() ? layout.column(headings.get(at)) : null;
      if (column == null || column.kind() != CellKind.REMARK) {
        bytes += cells.get(at).getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return bytes;
  }

  /** The row's cell of a column, or null if the sheet has no such column. */
  public @Nullable String cell(InputRow row, String column) {
    Integer place = places.get(column);
    return place == null || place >= row.cells().size() ? null : row.cells().get(place);
  }

  /** What a workbook says that the row's cell of a column holds. */
  CellContent kind(InputRow row, String column) {
    Integer place = row.kinds().isEmpty() ? null : places.get(column);
    return place == null ? CellContent.TEXT : row.kind(place);
  }

  /** What the clerk calls a column: the sheet's heading, else the form's. */
  String label(String column) {
    Integer place = places.get(column);
    if (place != null) {
      return Text.clean(headings.get(place));
    }
    SheetColumn known = layout.column(column);
    return known == null ? column : known.header();
  }
}
