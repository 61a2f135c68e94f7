package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.div;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.flag;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.catalogue.form.Form;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Upload;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.FeedField;
import io.tongji.console.jobs.FeedJob;
import io.tongji.console.jobs.JobDesk;
import io.tongji.console.jobs.JobStore;
import io.tongji.console.users.Account;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormNames;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.sheet.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** 报送: where files are brought, and the jobs of the user. */
final class FeedPage {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Frame frame;
  private final BureauPort bureau;
  private final JobDesk desk;

  FeedPage(Frame frame, BureauPort bureau, JobDesk desk) {
    this.frame = frame;
    this.bureau = bureau;
    this.desk = desk;
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    List<FeedJob> jobs = desk.jobs(visit.account());
    return frame.page(
        visit,
        bring(visit),
        when(
            !jobs.isEmpty(),
            Frame.posted(
                visit,
                "/feed/discard",
                el("h2", language.of("我的报送", "My jobs")),
                table(
                    "list",
                    List.of(
                        language.of("时间", "Time"),
                        language.of("表", "Form"),
                        language.of("文件", "Files"),
                        language.of("状态", "State"),
                        language.of("放弃", "Discard")),
                    jobs.stream().map(job -> row(job, language, bureau.zone())).toList()),
                when(
                    jobs.stream().anyMatch(FeedPage::mayBeDiscarded),
                    el("button", cls("danger"), text(language.of("放弃所选", "Discard those")))))));
  }

  private static boolean mayBeDiscarded(FeedJob job) {
    return !job.isBusy() && job.state() != FeedJob.State.DONE;
  }

  /** Removes those of one's jobs that were ticked. */
  Answer discard(Visit visit) {
    List<String> ticked = visit.fields("job");
    List<FeedJob> jobs =
        desk.jobs(visit.account()).stream().filter(job -> ticked.contains(job.id())).toList();
    if (jobs.isEmpty()) {
      throw Failure.setting("no job was chosen", "tick one or more");
    }
    jobs.forEach(desk::discard);
    return Answer.seeOther("/feed");
  }

  private Node bring(Visit visit) {
    Language language = visit.language();
    return Frame.posted(
        visit,
        "/feed",
        cls("card"),
        attribute("enctype", "multipart/form-data"),
        attribute("id", "upload"),
        el(
            "div",
            cls("fields"),
            Frame.choice(
                "form", FeedField.FORM.label(language), forms(visit.account(), language), "output"),
            unitAndPeriod("", "", language)),
        drop(language),
        passOver(false, language),
        el("button", cls("main"), text(language.of("上传并核对", "Upload and check"))));
  }

  /** In what the amounts are, and of which period all rows. */
  static Node unitAndPeriod(String unit, String period, Language language) {
    return all(
        Frame.choice("unit", FeedField.UNIT.label(language), amountUnits(language), unit),
        Chooser.field(
            "period",
            FeedField.PERIOD.label(language) + language.of("(文件中没有的填)", " (if no column has it)"),
            period,
            "2023-12"));
  }

  /** Whether columns that the form does not have are passed over. */
  static Node passOver(boolean chosen, Language language) {
    return Frame.tick("passover", FeedField.PASS_OVER.label(language), chosen);
  }

  /** How the form of a page says that files are to be read. */
  static JobDesk.JobReading reading(Visit visit, String form) {
    return new JobDesk.JobReading(
        form,
        visit.field("unit"),
        Text.halfWidth(Text.clean(visit.field("period"))),
        !visit.field("passover").isEmpty());
  }

  private static Node drop(Language language) {
    return el(
        "label",
        cls("drop"),
        attribute("data-bytes", Long.toString(Visit.LARGEST)),
        attribute("data-files", Integer.toString(Visit.MOST_FILES)),
        attribute("data-refusal", Visit.tooMuch(language)),
        el(
            "strong",
            language.of(
                "把 Excel 或 CSV 文件拖到这里,或点击选择", "Drop Excel or CSV files here, or choose them")),
        el(
            "span",
            language.of(
                "可一次选多个;.xlsx、.csv,共 50 MB 以内。这一步只核对,不报送",
                "Several at once; .xlsx or .csv, up to 50 MB. They are checked; nothing is sent"
                    + " yet")),
        el(
            "input",
            attribute("type", "file"),
            attribute("name", "file"),
            attribute("accept", ".xlsx,.csv,.txt"),
            flag("multiple"),
            flag("required")),
        el("span", cls("chosen"), attribute("aria-live", "polite")));
  }

  /** The forms that the account feeds, each with the unit of its amounts. */
  private static List<Frame.Option> forms(Account account, Language language) {
    return Layout.forms().stream()
        .filter(account::feeds)
        .map(
            form ->
                new Frame.Option(
                    form,
                    FormNames.of(form, language)
                        + amountUnit(form, language)
                            .map(unit -> language.of("(" + unit + ")", " (" + unit + ")"))
                            .orElse("")))
        .toList();
  }

  /** The units in which somebody may have written amounts, the form's own first. */
  private static List<Frame.Option> amountUnits(Language language) {
    return List.of(
        new Frame.Option("", language.of("按表式规定", "as the form has it")),
        new Frame.Option("元", language.of("元", "yuan")),
        new Frame.Option("千元", language.of("千元", "thousand yuan")),
        new Frame.Option("万元", language.of("万元", "ten thousand yuan")),
        new Frame.Option("亿元", language.of("亿元", "hundred million yuan")),
        new Frame.Option("美元", language.of("美元", "US dollars")),
        new Frame.Option("万美元", language.of("万美元", "ten thousand US dollars")));
  }

  /** The unit that a form's amounts are in, if nothing else is said; empty: it has none. */
  static Optional<String> amountUnit(String form, Language language) {
    return Arrays.stream(Form.values())
        .filter(each -> each.code().equals(form))
        .findFirst()
        .flatMap(each -> MoneyUnit.of(each.currency(), each.unitExponent()))
        .map(unit -> unit.name(language));
  }

  private static Element row(FeedJob job, Language language, ZoneId zone) {
    String to = "/feed/" + job.id() + (job.state() == FeedJob.State.DONE ? "/receipt" : "");
    return el(
        "tr",
        el("td", TIME.format(Instant.ofEpochMilli(job.created()).atZone(zone))),
        el("td", FormNames.of(job.form(), language)),
        el("td", link(to, String.join("、", job.files()))),
        el("td", state(job.state(), language)),
        el(
            "td",
            when(
                mayBeDiscarded(job),
                el(
                    "input",
                    attribute("type", "checkbox"),
                    attribute("name", "job"),
                    attribute("value", job.id()),
                    attribute("aria-label", language.of("选中", "choose"))))));
  }

  static String state(FeedJob.State state, Language language) {
    return switch (state) {
      case WAITING -> language.of("等待核对", "waiting");
      case CHECKING -> language.of("核对中", "being checked");
      case CHECKED -> language.of("已核对,未提交", "checked, not submitted");
      case FAILED -> language.of("不能核对", "cannot be checked");
      case TO_SEND, SENDING -> language.of("提交中", "being submitted");
      case UNCERTAIN -> language.of("提交中断,请再次提交", "submission broken off: submit again");
      case DONE -> language.of("已提交", "submitted");
    };
  }

  Answer upload(Visit visit) {
    List<JobStore.Brought> files = visit.files().stream().map(FeedPage::brought).toList();
    FeedJob job =
        desk.begin(
            visit.account(), visit.who().address(), reading(visit, visit.field("form")), files);
    return Answer.seeOther("/feed/" + job.id());
  }

  private static JobStore.Brought brought(Upload upload) {
    return new JobStore.Brought(upload.name(), upload.content());
  }

  /** Steps of the way, the present one marked. */
  static Node steps(int present, Language language) {
    List<String> names =
        List.of(
            language.of("1 上传", "1 Upload"),
            language.of("2 审核、改正", "2 Check and mend"),
            language.of("3 提交、回执", "3 Submit, receipt"));
    return el(
        "ol",
        cls("steps"),
        step(names.get(0), present == 1),
        step(names.get(1), present == 2),
        step(names.get(2), present == 3));
  }

  private static Node step(String name, boolean present) {
    return present ? el("li", attribute("aria-current", "step"), text(name)) : el("li", name);
  }

  /** A card of a number and what it counts. */
  static Node tile(String className, long number, String words) {
    return div("tile " + className, el("b", "%,d".formatted(number)), el("span", words));
  }
}
