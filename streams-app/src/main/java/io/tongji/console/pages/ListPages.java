package io.tongji.console.pages;

import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.div;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import io.tongji.board.Board;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.users.Account;
import io.tongji.console.users.DeskRole;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormNames;
import io.tongji.missing.Expected;
import io.tongji.missing.MissingTable;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.queries.QueryList;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 查询, 未报 and 看板: the lists that the commands give, for the forms and areas of the user. */
final class ListPages {

  private static final int UNIT = 5;
  private static final Set<Integer> NUMBERS_OF_QUERIES = Set.of(0, 1, 2, 8, 9);
  private static final Set<Integer> NUMBERS_OF_MISSING = Set.of(0, 4);
  private static final int TOP = 200;

  private final Frame frame;
  private final BureauPort bureau;

  ListPages(Frame frame, BureauPort bureau) {
    this.frame = frame;
    this.bureau = bureau;
  }

  /** The monthly forms that an account works with. */
  static List<Form> forms(Account account) {
    return Form.monthlyForms().stream()
        .filter(form -> account.role() != DeskRole.CLERK || account.feeds(form.code()))
        .toList();
  }

  private static Node chooser(Visit visit, Node... fields) {
    return el(
        "form",
        cls("chooser"),
        attribute("method", "get"),
        attribute("action", visit.route().path()),
        each(List.of(fields), field -> field),
        el("button", visit.language().of("查看", "Show")));
  }

  private static Node formChoice(Visit visit, boolean all) {
    Language language = visit.language();
    List<Frame.Option> options = new ArrayList<>();
    if (all) {
      options.add(new Frame.Option("", language.of("全部", "all")));
    }
    forms(visit.account())
        .forEach(
            form ->
                options.add(new Frame.Option(form.code(), FormNames.of(form.code(), language))));
    return Frame.choice("form", language.of("表", "Form"), options, visit.query("form"));
  }

  private static Node periodField(Visit visit, String value) {
    return el(
        "label",
        el("span", visit.language().of("报告期", "Period")),
        el(
            "input",
            attribute("name", "period"),
            attribute("value", value),
            attribute("placeholder", "2023-12"),
            attribute("size", "9")));
  }

  private static @Nullable Period period(Visit visit) {
    String given = visit.query("period");
    try {
      return given.isEmpty() ? null : Period.parse(given);
    } catch (IllegalArgumentException wrong) {
      throw Failure.setting(given + " is not a period", "give 2023-12, 2023-Q4 or 2023");
    }
  }

  Answer queries(Visit visit) {
    Language language = visit.language();
    List<OpenQuery> open = own(visit.account(), bureau.queries());
    QueryList list = new QueryList(language);
    String form = visit.query("form");
    QueryList.Selection selection =
        new QueryList.Selection(
            QueryList.Selection.form(form.isEmpty() ? null : form), period(visit), TOP);
    Map<String, String> names = bureau.names();
    List<List<String>> cells =
        list.cells(open, selection).stream().map(row -> named(row, names)).toList();
    return frame.page(
        visit,
        chooser(visit, formChoice(visit, true), periodField(visit, visit.query("period"))),
        el(
            "p",
            language
                .of(
                    "共 %,d 条待说明,对合计影响大的在前,列出前 %d 条以内;金额为元或美元",
                    "%,d open queries, what matters most for the totals first, up to %d of them;"
                        + " amounts in yuan or US dollars")
                .formatted(open.size(), TOP)),
        div("scroll", table("list", list.header(), rows(cells, NUMBERS_OF_QUERIES))));
  }

  private static List<String> named(List<String> row, Map<String, String> names) {
    List<String> named = new ArrayList<>(row);
    String unit = row.get(UNIT);
    named.set(UNIT, unit + " " + names.getOrDefault(unit, ""));
    return named;
  }

  /** The queries on the forms and in the areas of an account. */
  List<OpenQuery> own(Account account, List<OpenQuery> open) {
    boolean clerk = account.role() == DeskRole.CLERK;
    Set<String> units =
        clerk && !account.areas().isEmpty() ? bureau.unitsIn(account.areas()) : Set.of();
    return open.stream()
        .filter(query -> !clerk || account.feeds(query.form().code()))
        .filter(query -> !clerk || account.areas().isEmpty() || units.contains(query.unitId()))
        .toList();
  }

  Answer missing(Visit visit) {
    Language language = visit.language();
    List<Form> forms = forms(visit.account());
    if (forms.isEmpty()) {
      throw Failure.setting("none of your forms is reported every month", "ask the administrator");
    }
    String given = visit.query("form");
    Form form =
        forms.stream().filter(each -> each.code().equals(given)).findFirst().orElse(forms.get(0));
    @Nullable Period asked = period(visit);
    Month month = asked == null ? month() : asked.lastMonth();
    Catalogue catalogue = bureau.catalogue();
    List<Expected> expected = expected(visit.account(), form, month);
    List<Expected> missing = expected.stream().filter(Expected::isMissing).toList();
    MissingTable table = new MissingTable(form, catalogue, language);
    return frame.page(
        visit,
        chooser(visit, formChoice(visit, false), periodField(visit, month.toString())),
        each(table.summary(month, expected), line -> el("p", line)),
        div(
            "scroll",
            table("list", table.header(), rows(table.cells(missing), NUMBERS_OF_MISSING))),
        when(!missing.isEmpty(), reminder(form, month, missing, language)));
  }

  /** Who is to report on a form, of the areas of an account. */
  List<Expected> expected(Account account, Form form, Month month) {
    Catalogue catalogue = bureau.catalogue();
    List<Area> areas =
        account.areas().stream().flatMap(code -> Stream.ofNullable(catalogue.area(code))).toList();
    if (account.role() != DeskRole.CLERK || account.areas().isEmpty()) {
      return bureau.roster(form).expected(month, null);
    }
    return areas.stream()
        .flatMap(area -> bureau.roster(form).expected(month, area).stream())
        .distinct()
        .toList();
  }

  private Node reminder(Form form, Month month, List<Expected> missing, Language language) {
    LocalDateTime deadline = bureau.deadline(form, month);
    String words =
        language
            .of(
                "【统计催报】贵单位 %s 的%s表尚未报送,请于 %s 前报送,有困难请与我局联系。",
                "Reminder: the return of %s on %s has not arrived. Please report by %s, or call"
                    + " us.")
            .formatted(
                month, FormNames.of(form.code(), language), deadline.toString().replace('T', ' '));
    return el(
        "section",
        el("h2", language.of("催报通知,未报 %d 家", "Reminder to %d units").formatted(missing.size())),
        el(
            "textarea",
            attribute("rows", "3"),
            attribute("readonly", ""),
            attribute("aria-label", language.of("催报通知", "reminder")),
            text(words)),
        el(
            "button",
            attribute("type", "button"),
            attribute("data-copy", "yes"),
            text(language.of("复制", "Copy"))));
  }

  /** The last month that has ended. */
  Month month() {
    return bureau.latest();
  }

  Answer board(Visit visit) {
    Language language = visit.language();
    String area = visit.query("area");
    Board.HeadlineTable cells =
        bureau
            .board(language)
            .cells(area.isEmpty() ? null : area, period(visit), visit.query("all").equals("yes"));
    List<Frame.Option> areas =
        bureau.catalogue().areas().stream()
            .map(each -> new Frame.Option(each.code(), language.of(each.name(), each.nameEn())))
            .toList();
    String shown = area.isEmpty() ? bureau.catalogue().headlineArea().code() : area;
    return frame.page(
        visit,
        chooser(
            visit,
            Frame.choice("area", language.of("区划", "Area"), areas, shown),
            periodField(visit, visit.query("period")),
            Frame.choice(
                "all",
                language.of("指标", "Indicators"),
                List.of(
                    new Frame.Option("", language.of("主要指标", "headline")),
                    new Frame.Option("yes", language.of("全部", "all"))),
                visit.query("all"))),
        el("h2", cells.title()),
        each(cells.remarks(), line -> Frame.message("note", line)),
        div("scroll", table("list board", boardHeader(cells), boardRows(cells))));
  }

  /** An amount and its unit are one column. */
  private static List<String> boardHeader(Board.HeadlineTable cells) {
    List<String> header = new ArrayList<>(cells.header());
    header.remove(2);
    return header;
  }

  private static List<Element> boardRows(Board.HeadlineTable cells) {
    return cells.rows().stream()
        .map(
            row -> {
              List<String> joined = new ArrayList<>(row);
              joined.set(1, (row.get(1) + " " + row.get(2)).strip());
              joined.remove(2);
              return cells(joined, Set.of(1, 2, 3, 4, 6));
            })
        .toList();
  }

  private static List<Element> rows(List<List<String>> rows, Set<Integer> numbers) {
    return rows.stream().map(row -> cells(row, numbers)).toList();
  }

  private static Element cells(List<String> row, Set<Integer> numbers) {
    List<Node> cells =
        IntStream.range(0, row.size())
            .<Node>mapToObj(
                at ->
                    numbers.contains(at)
                        ? el("td", cls("number"), text(row.get(at)))
                        : el("td", row.get(at)))
            .toList();
    return el("tr", each(cells, cell -> cell));
  }
}
