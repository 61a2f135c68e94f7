package io.tongji.console.pages;

import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.div;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.scroll;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import io.tongji.catalogue.Language;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.HandedOut;
import io.tongji.console.http.Route;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormNames;
import io.tongji.log.audit.AuditedAction;
import io.tongji.log.audit.LoggedAction;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** 日志: who did what, when and from where, for the auditor. */
final class LogPage {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int ON_A_PAGE = 100;
  private static final int DAYS = 30;
  private static final int SHOWN_OF_A_DIGEST = 12;

  private final Frame frame;
  private final BureauPort bureau;

  LogPage(Frame frame, BureauPort bureau) {
    this.frame = frame;
    this.bureau = bureau;
  }

  /** What of the log is asked for; days are included. */
  private record LogSelection(LocalDate from, LocalDate to, String user, String action) {}

  private LogSelection selection(Visit visit) {
    LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), bureau.zone());
    LocalDate to = day(visit.query("to"), today);
    return new LogSelection(
        day(visit.query("from"), to.minusDays(DAYS)),
        to,
        visit.query("user"),
        visit.query("action"));
  }

  private static LocalDate day(String given, LocalDate otherwise) {
    try {
      return given.isEmpty() ? otherwise : LocalDate.parse(given);
    } catch (DateTimeException wrong) {
      throw Failure.setting(given + " is no day", "give one such as 2024-02-26").from(wrong);
    }
  }

  private List<LoggedAction> found(LogSelection selection) {
    Instant from = selection.from().atStartOfDay(bureau.zone()).toInstant();
    Instant end = selection.to().plusDays(1).atStartOfDay(bureau.zone()).toInstant();
    Predicate<LoggedAction> inTime = of -> !of.at().isBefore(from) && of.at().isBefore(end);
    return bureau.log(
        inTime.and(
            of ->
                (selection.user().isEmpty() || of.done().user().equals(selection.user()))
                    && (selection.action().isEmpty()
                        || of.done().action().equals(selection.action()))));
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    LogSelection selection = selection(visit);
    List<LoggedAction> found = found(selection);
    int pages = Math.max(1, (found.size() + ON_A_PAGE - 1) / ON_A_PAGE);
    int page = Math.min(pages, Math.max(1, number(visit.query("page"))));
    int first = (page - 1) * ON_A_PAGE;
    List<Element> rows =
        found.subList(first, Math.min(found.size(), first + ON_A_PAGE)).stream()
            .map(one -> row(one, language))
            .toList();
    return frame.page(
        visit,
        chooser(visit, selection),
        el(
            "p",
            language
                .of("共 %,d 条,最近的在前;第 %d 页,共 %d 页", "%,d entries, the latest first; page %d of %d")
                .formatted(found.size(), page, pages)),
        scroll(table("list log", header(language), rows)),
        bar(language, selection, page, pages));
  }

  private static int number(String given) {
    return given.matches("\\d{1,6}") ? Integer.parseInt(given) : 1;
  }

  private static Node chooser(Visit visit, LogSelection selection) {
    Language language = visit.language();
    List<Frame.Option> actions = new ArrayList<>();
    actions.add(new Frame.Option("", language.of("全部", "all")));
    Arrays.stream(Route.values())
        .filter(Route::isAudited)
        .forEach(route -> actions.add(new Frame.Option(route.name(), route.title(language))));
    return Chooser.form(
        visit,
        Chooser.day("from", language.of("自", "From"), selection.from().toString()),
        Chooser.day("to", language.of("至", "To"), selection.to().toString()),
        Chooser.field("user", language.of("用户", "User"), selection.user(), "wang"),
        Frame.choice("action", language.of("操作", "Action"), actions, selection.action()));
  }

  private static Node bar(Language language, LogSelection selection, int page, int pages) {
    return div(
        "bar",
        when(
            page > 1,
            link(address(Route.LOG, selection, page - 1), language.of("上一页", "Previous page"))),
        when(
            page < pages,
            link(address(Route.LOG, selection, page + 1), language.of("下一页", "Next page"))),
        link(
            address(Route.LOG_WORKBOOK, selection, 1),
            language.of("下载(Excel)", "All of it (Excel)")),
        link(address(Route.LOG_CSV, selection, 1), language.of("下载(CSV)", "All of it (CSV)")));
  }

  private static String address(Route route, LogSelection selection, int page) {
    return Chooser.address(
        route.path(),
        "from",
        selection.from().toString(),
        "to",
        selection.to().toString(),
        "user",
        selection.user(),
        "action",
        selection.action(),
        "page",
        page == 1 ? "" : Integer.toString(page));
  }

  private static List<String> header(Language language) {
    return List.of(
        language.of("时间", "Time"),
        language.of("用户", "User"),
        language.of("地址", "Address"),
        language.of("操作", "Action"),
        language.of("对象", "Object"),
        language.of("结果", "Result"),
        "SHA-256");
  }

  private List<String> cells(LoggedAction of, Language language) {
    AuditedAction done = of.done();
    return List.of(
        TIME.format(of.at().atZone(bureau.zone())),
        done.user(),
        done.address(),
        action(done.action(), language),
        object(done.object(), language),
        result(done.result(), language),
        done.digest());
  }

  private Element row(LoggedAction of, Language language) {
    List<String> cells = cells(of, language);
    int digest = cells.size() - 1;
    return el(
        "tr",
        each(cells.subList(0, digest), cell -> el("td", cell)),
        el(
            "td",
            cls("code"),
            attribute("title", cells.get(digest)),
            text(shortened(cells.get(digest)))));
  }

  private static String shortened(String digests) {
    return digests.isEmpty()
        ? ""
        : String.join(
            " ",
            Arrays.stream(digests.split(" ", -1))
                .map(one -> one.substring(0, Math.min(SHOWN_OF_A_DIGEST, one.length())) + "…")
                .toList());
  }

  private static String action(String code, Language language) {
    return Arrays.stream(Route.values())
        .filter(route -> route.name().equals(code))
        .findFirst()
        .map(route -> route.title(language))
        .orElse(code);
  }

  private static String result(String code, Language language) {
    return switch (code) {
      case "begun" -> language.of("开始", "begun");
      case "done" -> language.of("完成", "done");
      case "WRONG" -> language.of("密码或用户名错", "wrong name or password");
      case "LOCKED" -> language.of("已锁定", "locked");
      default -> inOneLanguage(code, language);
    };
  }

  /** Of what was noted in Chinese and in English. */
  private static String inOneLanguage(String noted, Language language) {
    int seam = noted.indexOf(" / ");
    return seam < 0
        ? noted
        : language.of(noted.substring(0, seam), noted.substring(seam + " / ".length()));
  }

  /** A form by its name; the rest names one thing. */
  private static String object(String noted, Language language) {
    int end = noted.indexOf(' ');
    return end < 0 ? noted : FormNames.of(noted.substring(0, end), language) + noted.substring(end);
  }

  private HandedOut file(Visit visit) {
    Language language = visit.language();
    return new HandedOut(
        language.of("日志", "log") + "-" + selection(visit).to(),
        header(language),
        found(selection(visit)).stream().map(one -> cells(one, language)).toList());
  }

  Answer workbook(Visit visit) {
    return file(visit).workbook();
  }

  Answer csv(Visit visit) {
    return file(visit).csv();
  }
}
