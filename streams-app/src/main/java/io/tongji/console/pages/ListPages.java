package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.scroll;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

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
import io.tongji.queries.Dossiers;
import io.tongji.queries.GivenExplanations.GivenExplanation;
import io.tongji.queries.QueryList;
import io.tongji.returns.Return;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 查询 and 未报: the lists that the commands give, for the forms and areas of the user. */
final class ListPages {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int FORM = 3;
  private static final int PERIOD = 4;
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

  Answer queries(Visit visit) {
    Language language = visit.language();
    List<OpenQuery> open = own(visit.account(), bureau.queries());
    QueryList list = new QueryList(language);
    String form = visit.query("form");
    QueryList.Selection selection =
        new QueryList.Selection(
            QueryList.Selection.form(form.isEmpty() ? null : form), Chooser.period(visit), TOP);
    return frame.page(
        visit,
        Chooser.form(visit, formChoice(visit, true), Chooser.period(visit, visit.query("period"))),
        el(
            "p",
            language
                .of(
                    "共 %,d 条待说明,对合计影响大的在前,列出前 %d 条以内;金额为元或美元",
                    "%,d open queries, what matters most for the totals first, up to %d of them;"
                        + " amounts in yuan or US dollars")
                .formatted(open.size(), TOP)),
        queryTable(visit, QueryList.ranked(open, selection), list),
        explanations(visit, selection));
  }

  private Node queryTable(Visit visit, List<OpenQuery> shown, QueryList list) {
    Language language = visit.language();
    Map<String, String> names = bureau.names();
    List<String> header = new ArrayList<>(list.header());
    header.add(UNIT + 1, language.of("近 24 个月", "24 months"));
    List<Element> rows = new ArrayList<>();
    Dossiers dossiers = bureau.readings().asked();
    for (OpenQuery one : shown) {
      List<String> cells = list.cells(rows.size() + 1, one);
      List<Node> row = new ArrayList<>(PageTable.cells(cells, NUMBERS_OF_QUERIES));
      row.set(FORM, el("td", FormNames.of(one.form().code(), language)));
      row.set(PERIOD, el("td", cls("code"), text(one.month().toString())));
      row.set(UNIT, unit(one.unitId(), names));
      MonthsOfUnit months =
          new MonthsOfUnit(
              one.form(), month -> dossiers.standing(one.form(), one.unitId(), month.toString()));
      row.add(UNIT + 1, el("td", cls("chart"), months.line(one.month(), language)));
      rows.add(el("tr", each(row, cell -> cell)));
    }
    return scroll(table("list queries", header, rows));
  }

  private static Node unit(String code, Map<String, String> names) {
    return el(
        "td",
        link(Chooser.address("/unit", "unit", code), names.getOrDefault(code, code)),
        el("div", cls("code"), text(code)));
  }

  private Node explanations(Visit visit, QueryList.Selection selection) {
    Language language = visit.language();
    Map<String, String> names = bureau.names();
    List<GivenExplanation> given =
        bureau.readings().explanations().stream()
            .filter(one -> mayRead(visit.account(), one.of()) && selection.holds(one.of()))
            .toList();
    List<Element> rows =
        given.stream().limit(TOP).map(one -> explanation(one, names, language)).toList();
    return when(
        !rows.isEmpty(),
        all(
            el(
                "h2",
                language
                    .of("已说明,共 %,d 条,最近的在前", "Explanations given: %,d, the latest first")
                    .formatted(given.size())),
            scroll(
                table(
                    "list",
                    List.of(
                        language.of("时间", "Time"),
                        language.of("表", "Form"),
                        language.of("报告期", "Period"),
                        language.of("单位", "Unit"),
                        language.of("说明", "Explanation")),
                    rows))));
  }

  private Element explanation(GivenExplanation one, Map<String, String> names, Language language) {
    return el(
        "tr",
        el("td", MINUTE.format(one.at().atZone(bureau.zone()))),
        el("td", FormNames.of(one.of().form().code(), language)),
        el("td", one.of().periodText()),
        unit(one.of().unitId(), names),
        el("td", one.text()));
  }

  /** A clerk reads of the forms and the areas that are the clerk's own. */
  private boolean mayRead(Account account, Return of) {
    return account.role() != DeskRole.CLERK
        || account.feeds(of.form().code())
            && (account.areas().isEmpty() || bureau.unitsIn(account.areas()).contains(of.unitId()));
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
    @Nullable Period asked = Chooser.period(visit);
    Month month = asked == null ? month() : asked.lastMonth();
    Catalogue catalogue = bureau.catalogue();
    List<Expected> expected = expected(visit.account(), form, month);
    List<Expected> missing = expected.stream().filter(Expected::isMissing).toList();
    MissingTable table = new MissingTable(form, catalogue, language);
    return frame.page(
        visit,
        Chooser.form(visit, formChoice(visit, false), Chooser.period(visit, month.toString())),
        each(table.summary(month, expected), line -> el("p", line)),
        scroll(
            table(
                "list", table.header(), PageTable.rows(table.cells(missing), NUMBERS_OF_MISSING))),
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
}
