package io.tongji.console.pages;

import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.div;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
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
    Map<String, String> names = bureau.names();
    List<List<String>> cells =
        list.cells(open, selection).stream().map(row -> named(row, names)).toList();
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
        div("scroll", table("list", list.header(), PageTable.rows(cells, NUMBERS_OF_QUERIES))));
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
        div(
            "scroll",
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
