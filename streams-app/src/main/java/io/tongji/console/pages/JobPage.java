package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.div;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.nothing;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongji.catalogue.Language;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.CheckResult;
import io.tongji.console.jobs.FeedField;
import io.tongji.console.jobs.FeedJob;
import io.tongji.console.jobs.FeedJob.State;
import io.tongji.console.jobs.JobDesk;
import io.tongji.console.jobs.JobProgress;
import io.tongji.console.jobs.JobStore;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 审核结果: what the check of a job has found, to be mended and submitted. */
final class JobPage {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Frame frame;
  private final JobDesk desk;
  private final JobStore store;

  JobPage(Frame frame, JobDesk desk, JobStore store) {
    this.frame = frame;
    this.desk = desk;
    this.store = store;
  }

  private FeedJob job(Visit visit) {
    return desk.find(visit.variable("job"), visit.account());
  }

  Answer show(Visit visit) {
    FeedJob job = job(visit);
    Language language = visit.language();
    if (job.state() == State.DONE) {
      return Answer.seeOther("/feed/" + job.id() + "/receipt");
    }
    Node content =
        job.isBusy()
            ? busy(job, language)
            : all(
                problem(job, language),
                store
                    .result(job.id())
                    .filter(found -> job.state() != State.FAILED)
                    .map(result -> result(visit, job, result))
                    .orElseGet(() -> withoutResult(visit, job)));
    return frame.page(
        visit,
        FeedPage.steps(
            job.state() == State.TO_SEND || job.state() == State.SENDING ? 3 : 2, language),
        about(job, language),
        content);
  }

  private static Node about(FeedJob job, Language language) {
    String unit =
        job.unit().isEmpty() ? FeedPage.amountUnit(job.form(), language).orElse("") : job.unit();
    return el(
        "p",
        cls("about"),
        text(
            FormNames.of(job.form(), language)
                + (unit.isEmpty() ? "" : language.of(",金额单位 ", ", amounts in ") + unit)
                + (job.period().isEmpty() ? "" : language.of(",报告期 ", ", period ") + job.period())
                + language.of(",文件:", ", files: ")
                + String.join(language.of("、", ", "), job.files())));
  }

  private Node problem(FeedJob job, Language language) {
    return job.problem().isEmpty()
        ? nothing()
        : Frame.message("bad", frame.say(Failure.setting(job.problem(), job.remedy()), language));
  }

  private Node busy(FeedJob job, Language language) {
    return el(
        "section",
        cls("busy"),
        attribute("id", "busy"),
        attribute("data-state", "/feed/" + job.id() + "/state"),
        attribute("aria-live", "polite"),
        el("progress", attribute("max", "100"), attribute("value", "0")),
        el("p", words(job, language)),
        el(
            "p",
            cls("quiet"),
            text(
                language.of(
                    "可以离开本页,稍后从“报送”回来;刷新、重新登录都不影响",
                    "You may leave the page and come back from Feed; a reload or a new login does"
                        + " no harm"))));
  }

  private String words(FeedJob job, Language language) {
    return desk.progress(job)
        .map(moment -> words(moment, language))
        .orElseGet(
            () ->
                language
                    .of("排队中,前面还有 %d 个", "waiting behind %d others")
                    .formatted(desk.place(job).orElse(0)));
  }

  private static String words(JobProgress.StepProgress moment, Language language) {
    String what =
        switch (moment.step()) {
          case CHECK -> language.of("核对 ", "checking ") + moment.file();
          case SEND -> language.of("发送", "sending");
          case JUDGE -> language.of("等待流水线的结论", "waiting for the pipeline's verdict");
        };
    return what + " " + "%,d / %,d".formatted(moment.done(), moment.total());
  }

  /** How far it is, for the script of the page. */
  Answer state(Visit visit) {
    FeedJob job = job(visit);
    ObjectNode json = JSON.createObjectNode();
    json.put("busy", job.isBusy());
    json.put("words", words(job, visit.language()));
    Optional<JobProgress.StepProgress> moment = desk.progress(job);
    long total = moment.map(JobProgress.StepProgress::total).orElse(0L);
    long done = moment.map(JobProgress.StepProgress::done).orElse(0L);
    json.put("percent", total <= 0 ? 0 : Math.min(100, 100 * done / total));
    return json(json);
  }

  private static Answer json(ObjectNode json) {
    return Answer.json(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Node withoutResult(Visit visit, FeedJob job) {
    Language language = visit.language();
    String of = "/feed/" + job.id();
    return all(
        otherwise(visit, job),
        div(
            "bar",
            Frame.button(visit, of + "/discard", "danger", language.of("放弃", "Discard")),
            link("/feed", language.of("换文件", "Other files"))));
  }

  /** The same files, read otherwise: amounts in another unit, columns passed over. */
  private static Node otherwise(Visit visit, FeedJob job) {
    Language language = visit.language();
    return Frame.posted(
        visit,
        "/feed/" + job.id() + "/check",
        cls("card"),
        attribute("id", "otherwise"),
        el("div", cls("fields"), FeedPage.unitAndPeriod(job.unit(), job.period(), language)),
        FeedPage.passOver(job.passOver(), language),
        el("button", cls("main"), text(language.of("重新核对", "Check again"))));
  }

  private Node result(Visit visit, FeedJob job, CheckResult result) {
    Language language = visit.language();
    RowsTable rows = new RowsTable(result, desk.mended(job), language);
    return all(
        tiles(result, language),
        months(result, language),
        submit(visit, job, result),
        el(
            "details",
            cls("otherwise"),
            el("summary", language.of("换金额单位、报告期,重新核对", "In another unit, of another period")),
            otherwise(visit, job)),
        when(result.refused() + result.held() > 0, refused(job, result, rows, language)),
        when(!result.changes().isEmpty(), RowsTable.changes(result, language)),
        el(
            "details",
            el("summary", language.of("核对的全文", "The check in full")),
            el(
                "pre",
                String.join(
                    "\n",
                    result.remarks().stream()
                        .map(words -> FeedField.named(words.in(language), language))
                        .toList()))));
  }

  private static Node tiles(CheckResult result, Language language) {
    CheckResult.Counts effects = result.effects();
    return div(
        "tiles",
        FeedPage.tile("", result.read(), language.of("读入", "read")),
        FeedPage.tile("good", effects.added(), language.of("新增", "new")),
        FeedPage.tile("good", effects.changed(), language.of("更正", "corrections")),
        FeedPage.tile("", effects.same(), language.of("与已报相同", "same as reported")),
        FeedPage.tile("", effects.older(), language.of("比已报旧", "older")),
        FeedPage.tile(
            result.refused() > 0 ? "bad" : "", result.refused(), language.of("退回", "refused")),
        FeedPage.tile(
            result.held() > 0 ? "warn" : "", result.held(), language.of("暂留", "held back")));
  }

  /** A file of another month looks right by its numbers alone. */
  private static Node months(CheckResult result, Language language) {
    CheckResult.@Nullable BothLanguages months = result.months();
    return months == null ? nothing() : Frame.message("", months.in(language));
  }

  private Node submit(Visit visit, FeedJob job, CheckResult result) {
    Language language = visit.language();
    String of = "/feed/" + job.id();
    long rows = result.read() - result.refused() - result.held();
    return div(
        "bar",
        Frame.posted(
            visit,
            of + "/submit",
            attribute("id", "submit"),
            when(result.held() > 0, Frame.tick("again", FeedField.AGAIN.label(language), false)),
            el(
                "button",
                cls("main"),
                attribute(
                    "data-mended",
                    language.of("连同改正的行核对,再提交", "Check with what was mended, to submit")),
                text(language.of("提交 %,d 行", "Submit %,d rows").formatted(rows)))),
        Frame.button(visit, of + "/check", "", language.of("重新核对", "Check again")),
        Frame.button(visit, of + "/discard", "danger", language.of("放弃", "Discard")),
        el(
            "span",
            cls("quiet"),
            text(language.of("提交之前什么都没有报送", "Nothing is sent before you submit"))));
  }

  private Node refused(FeedJob job, CheckResult result, RowsTable rows, Language language) {
    return el(
        "section",
        el("h2", language.of("退回和暂留的行", "Rows refused and held back")),
        el(
            "p",
            text(
                language.of(
                    "红格有错:可直接在这里改,离开格子即核对;改好的行随提交一并报送。黄格暂留,核对后再定。也可以",
                    "Red cells are wrong: mend them here, they are checked when you leave the cell,"
                        + " and go with the rest. Yellow rows are held back until you say so. Or"
                        + " ")),
            link(
                "/feed/" + job.id() + "/rejects.xlsx",
                language.of("下载退回表(Excel)", "take the rows away (Excel)")),
            text(language.of(",改好后再上传", ", and upload them again when mended"))),
        rows.chips(),
        rows.tables("/feed/" + job.id() + "/mend"),
        when(
            rows.shown() < result.refused() + result.held(),
            el(
                "p",
                language
                    .of("只列出前 %,d 行,其余在退回表中", "The first %,d rows; the workbook has all")
                    .formatted(rows.shown()))));
  }

  Answer mend(Visit visit) {
    FeedJob job = job(visit);
    ObjectNode json = JSON.createObjectNode();
    ArrayNode faults = json.putArray("faults");
    List<CheckResult.Fault> found = desk.mend(job, visit.field("row"), visit.fields("cell"));
    for (CheckResult.Fault fault : found) {
      ObjectNode one = faults.addObject();
      one.put("column", fault.column());
      one.put("words", RowsTable.words(fault, visit.language()));
    }
    json.put(
        "words",
        found.isEmpty() ? visit.language().of("已改正,随提交报送", "mended: goes with the rest") : "");
    return json(json);
  }

  Answer check(Visit visit) {
    FeedJob job = job(visit);
    boolean otherwise = visit.form().containsKey("unit");
    desk.checkAgain(job, otherwise ? FeedPage.reading(visit, job.form()) : job.reading());
    return Answer.seeOther("/feed/" + job.id());
  }

  Answer submit(Visit visit) {
    FeedJob job = job(visit);
    desk.submit(job, !visit.field("again").isEmpty());
    return Answer.seeOther("/feed/" + job.id());
  }

  Answer discard(Visit visit) {
    desk.discard(job(visit));
    return Answer.seeOther("/feed");
  }

  Answer rejects(Visit visit) {
    FeedJob job = job(visit);
    String name = visit.language().of("退回", "rejects") + "-" + job.form() + ".xlsx";
    return store
        .rejectsOf(job)
        .map(
            bytes ->
                Answer.download(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    bytes,
                    name))
        .orElseThrow(
            () -> Failure.setting("the job has no rows that are refused", "check its files first"));
  }
}
