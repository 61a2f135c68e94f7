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

import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.HandedOut;
import io.tongji.console.http.Upload;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.AnswerDesk;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.JobStore;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.ingest.Explanations;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.FormNames;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.check.SheetColumn;
import io.tongji.queries.Dossiers;
import io.tongji.queries.ExplanationSheet;
import io.tongji.queries.ExplanationSheet.QuestionRow;
import io.tongji.queries.GivenExplanations.GivenExplanation;
import io.tongji.queries.QueryList;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnMark;
import io.tongji.returns.edits.Wording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 查询: what is asked about returns, each explained where it stands, and what was explained. */
final class QueriesPage {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int SCORES = 3;
  private static final int ASKED = 6;
  private static final int VALUE = 8;
  private static final int EXPECTED = 9;
  private static final int TOP = 200;

  private final Frame frame;
  private final BureauPort bureau;
  private final ListPages lists;
  private final AnswerDesk answers;

  QueriesPage(Frame frame, BureauPort bureau, ListPages lists, AnswerDesk answers) {
    this.frame = frame;
    this.bureau = bureau;
    this.lists = lists;
    this.answers = answers;
  }

  Answer show(Visit visit) {
    boolean explained = visit.query("explained").equals("yes");
    String taken =
        visit
            .language()
            .of(
                "说明已报送,有关查询几秒后不再列出",
                "The explanation is in: its queries leave the list within seconds.");
    return show(visit, when(explained, Frame.message("good", taken)));
  }

  private static QueryList.Selection selection(Visit visit) {
    String form = visit.query("form");
    return new QueryList.Selection(
        QueryList.Selection.form(form.isEmpty() ? null : form),
        Chooser.period(visit),
        Integer.MAX_VALUE);
  }

  /** All queries of a selection as the workbook that is fed again with explanations. */
  Answer file(Visit visit) {
    Language language = visit.language();
    List<QuestionRow> rows =
        new QueryList(language)
            .rows(lists.own(visit.account(), bureau.queries()), selection(visit));
    ExplanationSheet sheet =
        new ExplanationSheet(bureau.catalogue(), language, bureau.readings().asked());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      sheet.write(out, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HandedOut.workbook(out.toByteArray(), language.of("查询", "queries"));
  }

  private Answer show(Visit visit, Node message) {
    Language language = visit.language();
    List<OpenQuery> open = lists.own(visit.account(), bureau.queries());
    QueryList.Selection selection = selection(visit);
    List<OpenQuery> chosen = QueryList.ranked(open, selection);
    return frame.page(
        visit,
        message,
        Chooser.form(
            visit, ListPages.formChoice(visit, true), Chooser.period(visit, visit.query("period"))),
        el(
            "p",
            language
                .of(
                    "共 %,d 条待说明,对合计影响大的在前,列出前 %d 条以内;金额为元或美元",
                    "%,d open queries, what matters most for the totals first, up to %d of them;"
                        + " amounts in yuan or US dollars")
                .formatted(chosen.size(), TOP)),
        queryTable(visit, chosen.subList(0, Math.min(TOP, chosen.size()))),
        when(!open.isEmpty(), asList(visit)),
        explanations(visit, selection));
  }

  /** The list to be taken away, and where it is brought back. */
  private static Node asList(Visit visit) {
    Language language = visit.language();
    String form = visit.query("form");
    String period = visit.query("period");
    return all(
        el(
            "p",
            cls("bar"),
            link(
                Chooser.address("/queries.xlsx", "form", form, "period", period),
                language.of("下载(Excel)", "All of it (Excel)"))),
        Frame.posted(
            visit,
            Chooser.address("/queries", "form", form, "period", period),
            cls("card fields"),
            attribute("enctype", "multipart/form-data"),
            hidden("list", "yes"),
            el(
                "label",
                el("span", language.of("填好“说明”一栏的清单", "The list, with explanations filled in")),
                el(
                    "input",
                    attribute("type", "file"),
                    attribute("name", "file"),
                    attribute("accept", ".xlsx,.csv,.txt"),
                    flag("required"))),
            el("button", language.of("报送清单里的说明", "Send the explanations in it"))));
  }

  private AnswerDesk.Explainer explainer(Visit visit) {
    return new AnswerDesk.Explainer(
        visit.account(), visit.who().address(), lists.scope(visit.account()));
  }

  /** Takes an explanation that was written beside a query, or a list that was filled in. */
  Answer answer(Visit visit) {
    return visit.field("list").isEmpty() ? one(visit) : list(visit);
  }

  private Answer list(Visit visit) {
    Language language = visit.language();
    if (visit.files().size() != 1) {
      throw Failure.setting("not one list was chosen", "choose one file");
    }
    Upload brought = visit.files().get(0);
    AnswerDesk.FedList fed =
        answers.feed(
            explainer(visit), new JobStore.Brought(brought.name(), brought.content()), language);
    if (fed.receipts().isEmpty()) {
      return show(
          visit, Frame.message("bad", language.of("没有填写说明的行", "No row has an explanation.")));
    }
    return show(
        visit,
        all(
            each(fed.receipts().entrySet(), of -> became(of.getKey(), of.getValue(), language)),
            el(
                "ul",
                cls("lines"),
                each(fed.refused().stream().limit(TOP).toList(), row -> refused(row, language)))));
  }

  private Node became(Form form, Receipt receipt, Language language) {
    long explained = receipt.accepted() + receipt.duplicates();
    String counts =
        language
            .of("%s:已说明 %,d 张报表,退回 %,d 行", "%s: %,d returns explained, %,d rows refused")
            .formatted(FormNames.of(form.code(), language), explained, receipt.refusedRows());
    return all(
        Frame.message(receipt.refusedRows() == 0 && explained > 0 ? "good" : "bad", counts),
        el(
            "ul",
            cls("lines"),
            each(receipt.sentences(language, bureau.zone()), words -> el("li", words.strip()))));
  }

  private static Node refused(RefusedRow row, Language language) {
    String where = row.place().line(row.line(), language) + " ";
    return all(
        each(
            row.cells(),
            cell ->
                el(
                    "li",
                    where
                        + cell.reason(language)
                        + language.of(";", " ")
                        + cell.remedy(language))));
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

  private Answer one(Visit visit) {
    OpenQuery query =
        lists.own(visit.account(), bureau.queries()).stream()
            .filter(QueriesPage::isExplained)
            .filter(one -> one.form().code().equals(visit.field("of")))
            .filter(one -> one.unitId().equals(visit.field("unit")))
            .filter(one -> one.month().toString().equals(visit.field("month")))
            .findFirst()
            .orElseThrow(
                () -> Failure.setting("no such query is open any more", "reload the page"));
    AnswerDesk.Written written =
        new AnswerDesk.Written(query, visit.field("text"), visit.field("mark"));
    Optional<String> refused = answers.feed(explainer(visit), written, visit.language());
    return refused
        .map(why -> show(visit, Frame.message("bad", why)))
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
    Explanations.ExplanationScope scope = lists.scope(visit.account());
    List<GivenExplanation> given =
        bureau.readings().explanations().stream()
            .filter(one -> scope.includes(one.of().form(), one.of().unitId()))
            .filter(one -> selection.holds(one.of()))
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
}
