package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.flag;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.nothing;
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
import io.tongji.console.jobs.AnswerDesk;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.users.Account;
import io.tongji.console.users.DeskRole;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormNames;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.SheetColumn;
import io.tongji.missing.Expected;
import io.tongji.missing.MissingTable;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.queries.Dossiers;
import io.tongji.queries.GivenExplanations.GivenExplanation;
import io.tongji.queries.QueryList;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnMark;
import io.tongji.returns.edits.Wording;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 查询 and 未报: the lists that the commands give, for the forms and areas of the user. */
final class ListPages {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int SCORES = 3;
  private static final int ASKED = 6;
  private static final int VALUE = 8;
  private static final int EXPECTED = 9;
  private static final Set<Integer> NUMBERS_OF_MISSING = Set.of(0, 4);
  private static final int TOP = 200;

  private final Frame frame;
  private final BureauPort bureau;
  private final AnswerDesk answers;

  ListPages(Frame frame, BureauPort bureau, AnswerDesk answers) {
    this.frame = frame;
    this.bureau = bureau;
    this.answers = answers;
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
    boolean explained = visit.query("explained").equals("yes");
    String taken =
        visit
            .language()
            .of(
                "说明已报送,有关查询几秒后不再列出",
                "The explanation is in: its queries leave the list within seconds.");
    return queries(visit, when(explained, Frame.message("good", taken)));
  }

  private Answer queries(Visit visit, Node message) {
    Language language = visit.language();
    List<OpenQuery> open = own(visit.account(), bureau.queries());
    String form = visit.query("form");
    QueryList.Selection selection =
        new QueryList.Selection(
            QueryList.Selection.form(form.isEmpty() ? null : form), Chooser.period(visit), TOP);
    return frame.page(
        visit,
        message,
        Chooser.form(visit, formChoice(visit, true), Chooser.period(visit, visit.query("period"))),
        el(
            "p",
            language
                .of(
                    "共 %,d 条待说明,对合计影响大的在前,列出前 %d 条以内;金额为元或美元",
                    "%,d open queries, what matters most for the totals first, up to %d of them;"
                        + " amounts in yuan or US dollars")
                .formatted(open.size(), TOP)),
        queryTable(visit, QueryList.ranked(open, selection)),
        explanations(visit, selection));
  }

  private Node queryTable(Visit visit, List<OpenQuery> shown) {
    Language language = visit.language();
    Map<String, String> names = bureau.names();
    Dossiers dossiers = bureau.readings().asked();
    QueryList list = new QueryList(language);
    List<Element> rows = new ArrayList<>();
    for (OpenQuery one : shown) {
      List<String> cells = list.cells(rows.size() + 1, one);
      Wording wording = wording(one, language);
      MonthsOfUnit months =
          new MonthsOfUnit(
              one.form(), month -> dossiers.standing(one.form(), one.unitId(), month.toString()));
      List<Node> row = new ArrayList<>(numbers(cells.subList(0, SCORES)));
      row.add(el("td", FormNames.of(one.form().code(), language)));
      row.add(el("td", cls("code"), text(one.month().toString())));
      row.add(unit(one.unitId(), names));
      row.add(el("td", cls("chart"), months.line(one.month(), language)));
      row.add(el("td", wording.message()));
      row.add(el("td", column(one, language)));
      row.addAll(numbers(List.of(cells.get(VALUE), cells.get(EXPECTED))));
      row.add(el("td", text(wording.remedy()), answer(visit, one, dossiers)));
      rows.add(el("tr", each(row, cell -> cell)));
    }
    return scroll(table("list queries", headings(list.header(), language), rows));
  }

  private static List<Node> numbers(List<String> cells) {
    return cells.stream().<Node>map(cell -> el("td", cls("number"), text(cell))).toList();
  }

  private static List<String> headings(List<String> ofCommand, Language language) {
    List<String> headings = new ArrayList<>(ofCommand.subList(0, EXPECTED + 1));
    headings.set(ASKED, language.of("问什么", "What is asked"));
    headings.add(ASKED, language.of("近 24 个月", "24 months"));
    headings.add(language.of("怎么办", "What to do"));
    return headings;
  }

  private static Wording wording(OpenQuery of, Language language) {
    return language == Language.ZH ? of.query().edit().chinese() : of.query().edit().english();
  }

  /** What the form calls the column in question. */
  private static String column(OpenQuery of, Language language) {
    @Nullable SheetColumn column = Layout.of(of.form().code()).column(of.query().field());
    return column == null ? "" : language.of(column.header(), column.name());
  }

  /** Where an explanation is written, of what can be explained. */
  private static Node answer(Visit visit, OpenQuery of, Dossiers dossiers) {
    Language language = visit.language();
    @Nullable Return stands = dossiers.standing(of.form(), of.unitId(), of.month().toString());
    if (stands == null || !isExplained(of)) {
      return nothing();
    }
    return el(
        "details",
        el("summary", language.of("属实,说明", "Right: explain")),
        Frame.posted(
            visit,
            Chooser.address(
                "/queries", "form", visit.query("form"), "period", visit.query("period")),
            hidden("of", of.form().code()),
            hidden("unit", of.unitId()),
            hidden("month", of.month().toString()),
            hidden("mark", ReturnMark.of(stands)),
            el(
                "textarea",
                attribute("name", "text"),
                attribute("rows", "3"),
                attribute("maxlength", Integer.toString(AnswerDesk.LONGEST)),
                attribute(
                    "aria-label",
                    language.of("说明 ", "explanation of ") + of.unitId() + " " + of.month()),
                flag("required")),
            el("button", language.of("报送说明", "Send the explanation"))));
  }

  private static Element hidden(String name, String value) {
    return el(
        "input", attribute("type", "hidden"), attribute("name", name), attribute("value", value));
  }

  /** Events are explained on their form; where a unit does not count, no explanation helps. */
  private static boolean isExplained(OpenQuery of) {
    return of.query().edit().explainable() && Form.monthlyForms().contains(of.form());
  }

  /** Takes an explanation that was written beside a query. */
  Answer answer(Visit visit) {
    OpenQuery query =
        own(visit.account(), bureau.queries()).stream()
            .filter(ListPages::isExplained)
            .filter(one -> one.form().code().equals(visit.field("of")))
            .filter(one -> one.unitId().equals(visit.field("unit")))
            .filter(one -> one.month().toString().equals(visit.field("month")))
            .findFirst()
            .orElseThrow(
                () -> Failure.setting("no such query is open any more", "reload the page"));
    AnswerDesk.Written written =
        new AnswerDesk.Written(query, visit.field("text"), visit.field("mark"));
    Optional<String> refused =
        answers.feed(visit.account(), visit.who().address(), written, visit.language());
    return refused
        .map(why -> queries(visit, Frame.message("bad", why)))
        .orElseGet(
            () ->
                Answer.seeOther(
                    Chooser.address(
                        "/queries",
                        "form",
                        visit.query("form"),
                        "period",
                        visit.query("period"),
                        "explained",
                        "yes")));
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
