package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.div;
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
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.HandedOut;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.users.Account;
import io.tongji.console.users.DeskRole;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.ingest.Explanations;
import io.tongji.ingest.check.FormNames;
import io.tongji.missing.Expected;
import io.tongji.missing.MissingTable;
import io.tongji.period.Month;
import io.tongji.period.Period;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 未报, and what else is of the forms and areas of the user. */
final class ListPages {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Set<Integer> NUMBERS_OF_MISSING = Set.of(0, 4);

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

  /** A choice of the forms of the user. */
  static Node formChoice(Visit visit, boolean all) {
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

  /** Whose returns an account reads and explains: a clerk those of the own forms and areas. */
  Explanations.ExplanationScope scope(Account account) {
    if (account.role() != DeskRole.CLERK) {
      return Explanations.ExplanationScope.ALL;
    }
    Set<String> units = account.areas().isEmpty() ? Set.of() : bureau.unitsIn(account.areas());
    return (form, unit) ->
        account.feeds(form.code()) && (account.areas().isEmpty() || units.contains(unit));
  }

  /** The queries on the forms and in the areas of an account. */
  List<OpenQuery> own(Account account, List<OpenQuery> open) {
    Explanations.ExplanationScope scope = scope(account);
    return open.stream().filter(query -> scope.includes(query.form(), query.unitId())).toList();
  }

  /**
   * What is asked for of the missing units.
   *
   * @param form of the returns
   * @param month of them
   * @param expected who is to report, and who did
   */
  private record MissingView(Form form, Month month, List<Expected> expected) {

    private List<Expected> missing() {
      return expected.stream().filter(Expected::isMissing).toList();
    }
  }

  private MissingView view(Visit visit) {
    List<Form> forms = forms(visit.account());
    if (forms.isEmpty()) {
      throw Failure.setting("none of your forms is reported every month", "ask the administrator");
    }
    String given = visit.query("form");
    Form form =
        forms.stream().filter(each -> each.code().equals(given)).findFirst().orElse(forms.get(0));
    @Nullable Period asked = Chooser.period(visit);
    Month month = asked == null ? month() : asked.lastMonth();
    return new MissingView(form, month, expected(visit.account(), form, month));
  }

  Answer missing(Visit visit) {
    Language language = visit.language();
    MissingView view = view(visit);
    Form form = view.form();
    Month month = view.month();
    List<Expected> missing = view.missing();
    MissingTable table = new MissingTable(form, bureau.catalogue(), language);
    return frame.page(
        visit,
        Chooser.form(visit, formChoice(visit, false), Chooser.period(visit, month.toString())),
        each(table.summary(month, view.expected()), line -> el("p", named(line, form, language))),
        scroll(
            table(
                "list", table.header(), PageTable.rows(table.cells(missing), NUMBERS_OF_MISSING))),
        when(
            !missing.isEmpty(),
            div(
                "bar",
                link(
                    Chooser.address(
                        "/missing.xlsx", "form", form.code(), "period", month.toString()),
                    language.of("下载(Excel)", "All of it (Excel)")))),
        when(!missing.isEmpty(), reminder(form, month, missing, language)));
  }

  /** The summary of the command begins with the word of the form. */
  private static String named(String line, Form form, Language language) {
    return line.startsWith(form.code() + " ")
        ? FormNames.of(form.code(), language) + line.substring(form.code().length())
        : line;
  }

  /** The list of missing units as a workbook. */
  Answer missingFile(Visit visit) {
    Language language = visit.language();
    MissingView view = view(visit);
    MissingTable table = new MissingTable(view.form(), bureau.catalogue(), language);
    String name =
        language.of("未报", "missing")
            + "-"
            + FormNames.of(view.form().code(), language)
            + "-"
            + view.month();
    return new HandedOut(name, table.header(), table.cells(view.missing())).workbook();
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
    boolean late = LocalDateTime.now(Clock.system(bureau.zone())).isAfter(deadline);
    String words =
        language
            .of(
                late
                    ? "【统计催报】贵单位 %s 的%s表尚未报送,截止时间 %s 已过,请尽快报送,有困难请与我局联系。"
                    : "【统计催报】贵单位 %s 的%s表尚未报送,请于 %s 前报送,有困难请与我局联系。",
                late
                    ? "Reminder: the return of %s on %s has not arrived; it was due by %s. Please"
                        + " report soon, or call us."
                    : "Reminder: the return of %s on %s has not arrived. Please report by %s, or"
                        + " call us.")
            .formatted(month, FormNames.of(form.code(), language), MINUTE.format(deadline));
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
