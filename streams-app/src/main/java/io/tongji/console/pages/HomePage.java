package io.tongji.console.pages;

import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.nothing;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.FeedJob;
import io.tongji.console.jobs.JobDesk;
import io.tongji.console.users.DeskRole;
import io.tongji.editing.OpenQuery;
import io.tongji.ingest.check.FormNames;
import io.tongji.missing.Expected;
import io.tongji.period.Month;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** 首页: what is due on the forms and in the areas of the user, and what is open. */
final class HomePage {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Frame frame;
  private final BureauPort bureau;
  private final JobDesk desk;
  private final ListPages lists;

  HomePage(Frame frame, BureauPort bureau, JobDesk desk, ListPages lists) {
    this.frame = frame;
    this.bureau = bureau;
    this.desk = desk;
    this.lists = lists;
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    return frame.page(
        visit,
        el("p", language.of("您好,", "Welcome, ") + visit.account().name() + language.of("。", ".")),
        switch (visit.account().role()) {
          case CLERK -> all(open(visit), due(visit));
          case ANALYST -> due(visit);
          case PUBLISHER -> el("p", link("/release", language.of("发布", "Releases")));
          case AUDITOR -> el("p", link("/log", language.of("日志", "Log")));
          case ADMINISTRATOR -> el("p", link("/users", language.of("用户", "Users")));
        });
  }

  private static Node all(Node... nodes) {
    return io.tongji.console.html.Html.all(nodes);
  }

  /** Jobs that are not submitted. */
  private Node open(Visit visit) {
    Language language = visit.language();
    List<FeedJob> jobs =
        desk.jobs(visit.account()).stream()
            .filter(job -> job.state() != FeedJob.State.DONE)
            .toList();
    return when(
        !jobs.isEmpty(),
        el(
            "section",
            el("h2", language.of("未完成的报送", "Unfinished jobs")),
            table(
                "list",
                List.of(
                    language.of("表", "Form"),
                    language.of("文件", "Files"),
                    language.of("状态", "State")),
                jobs.stream()
                    .map(
                        job ->
                            el(
                                "tr",
                                el("td", FormNames.of(job.form(), language)),
                                el("td", link("/feed/" + job.id(), String.join("、", job.files()))),
                                el("td", FeedPage.state(job.state(), language))))
                    .toList())));
  }

  private Node due(Visit visit) {
    Language language = visit.language();
    Month month = lists.month();
    List<OpenQuery> queries = lists.own(visit.account(), bureau.queries());
    List<Element> rows =
        ListPages.forms(visit.account()).stream()
            .map(form -> row(visit, form, month, queries))
            .toList();
    return rows.isEmpty()
        ? nothing()
        : el(
            "section",
            el("h2", month + language.of(" 报送情况", ": what has arrived")),
            table(
                "list",
                List.of(
                    language.of("表", "Form"),
                    language.of("截止", "Due"),
                    language.of("应报", "Expected"),
                    language.of("已报", "Reported"),
                    language.of("未报", "Missing"),
                    language.of("待说明", "Queries")),
                rows));
  }

  private Element row(Visit visit, Form form, Month month, List<OpenQuery> queries) {
    Language language = visit.language();
    List<Expected> expected = lists.expected(visit.account(), form, month);
    long always = expected.stream().filter(Expected::always).count();
    long reported = expected.stream().filter(Expected::reported).count();
    long missing = expected.stream().filter(Expected::isMissing).count();
    long asked =
        queries.stream()
            .filter(query -> query.form() == form && query.month().equals(month))
            .count();
    String of = "?form=" + form.code() + "&period=" + month;
    boolean reads = visit.account().role() != DeskRole.AUDITOR;
    return el(
        "tr",
        el("td", FormNames.of(form.code(), language)),
        el("td", DAY.format(bureau.deadline(form, month))),
        number(always == 0 ? language.of("有则报", "if any") : Long.toString(always)),
        number(Long.toString(reported)),
        el(
            "td",
            cls("number"),
            reads ? link("/missing" + of, Long.toString(missing)) : text(Long.toString(missing))),
        el(
            "td",
            cls("number"),
            reads ? link("/queries" + of, Long.toString(asked)) : text(Long.toString(asked))));
  }

  private static Element number(String digits) {
    return el("td", cls("number"), text(digits));
  }
}
