package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.div;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.nothing;
import static io.tongji.console.html.Html.scroll;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.PreviewDesk;
import io.tongji.console.jobs.PreviewDesk.ReleasePreview;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.failure.Failure;
import io.tongji.figures.MonthGaps;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.output.TextTable;
import io.tongji.release.Draft;
import io.tongji.release.PreviewTable;
import io.tongji.release.ReleaseText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a release would publish, suppress and hold, and why: for the bureau alone. */
final class PreviewPage {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int SHOWN = 200;
  private static final long WHOLE = 100;

  private final Frame frame;
  private final BureauPort bureau;
  private final PreviewDesk desk;

  PreviewPage(Frame frame, BureauPort bureau, PreviewDesk desk) {
    this.frame = frame;
    this.bureau = bureau;
    this.desk = desk;
  }

  Answer begin(Visit visit) {
    desk.begin(ReleasePages.request(visit, "preview"));
    return Answer.seeOther("/release/preview");
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    Optional<ReleasePreview> last = desk.last();
    if (last.isEmpty()) {
      return Answer.seeOther("/release");
    }
    ReleasePreview preview = last.get();
    return frame.page(
        visit,
        el("p", cls("internal"), text(language.of("内部", "internal"))),
        el("p", about(preview, language)),
        preview.isBusy() ? busy(preview, language) : result(visit, preview),
        el("p", link("/release", language.of("回发布", "Back to the releases"))));
  }

  private String about(ReleasePreview preview, Language language) {
    ReleaseRequest request = preview.request();
    String revised = request.reviseFrom();
    return language
        .of("截至 %s,状态 %s%s;%s 由 %s 预览", "Through %s, status %s%s; previewed at %s by %s")
        .formatted(
            request.through(),
            request.status(),
            revised == null ? "" : language.of(",修订自 ", ", revised from ") + revised,
            MINUTE.format(preview.begun().atZone(bureau.zone())),
            request.requestedBy());
  }

  private static Node busy(ReleasePreview preview, Language language) {
    return el(
        "section",
        cls("busy"),
        attribute("id", "busy"),
        attribute("data-state", "/release/preview/state"),
        attribute("aria-live", "polite"),
        el(
            "progress",
            attribute("max", Long.toString(WHOLE)),
            attribute("value", Long.toString(percent(preview)))),
        el("p", working(preview, language)));
  }

  private static long percent(ReleasePreview preview) {
    return preview.all() == 0 ? 0 : WHOLE * preview.read() / preview.all();
  }

  private static String working(ReleasePreview preview, Language language) {
    return preview.all() == 0
        ? language.of("正在准备", "getting ready")
        : preview.read() < preview.all()
            ? language
                .of("读取报表 %,d / %,d", "reading returns: %,d of %,d")
                .formatted(preview.read(), preview.all())
            : language.of("正在判定哪些数据要保密", "working out what is suppressed");
  }

  Answer state(Visit visit) {
    return desk.last()
        .map(
            preview ->
                ReleasePages.state(
                    preview.isBusy(), percent(preview), working(preview, visit.language())))
        .orElse(ReleasePages.state(false, 0, ""));
  }

  private Node result(Visit visit, ReleasePreview preview) {
    Language language = visit.language();
    Failure failure = preview.failure();
    Draft draft = preview.draft();
    if (failure != null || draft == null) {
      return failure == null ? nothing() : Frame.message("bad", frame.say(failure, language));
    }
    ReleaseText words = new ReleaseText(language, bureau.zone());
    @Nullable ReleasePlan plan = draft.plan();
    List<MonthGaps> gaps = ReleasePages.gaps(bureau, preview.request());
    return all(
        gaps(gaps, language),
        draft.mayBePublished()
            ? Frame.message("good", language.of("可以发布", "It may be published"))
            : all(
                Frame.message("bad", language.of("不能发布:", "It would be refused:")),
                el(
                    "ul",
                    cls("lines"),
                    each(
                        draft.refusals(),
                        why ->
                            el(
                                "li",
                                frame.say(Failure.setting(Draft.in(why, language)), language))))),
        ReleasePages.facts(words.fates(preview.counts(), "")),
        plan == null ? nothing() : plan(visit, plan, words),
        when(draft.mayBePublished(), ask(visit, preview.request(), gaps)));
  }

  /** What the months lack, as the board has it. */
  private Node gaps(List<MonthGaps> gaps, Language language) {
    return each(
        gaps,
        month ->
            each(
                month.lines(language, bureau.readings().rounding()),
                line -> Frame.message(month.isIncomplete() ? "bad" : "note", line)));
  }

  private Node plan(Visit visit, ReleasePlan plan, ReleaseText words) {
    Language language = visit.language();
    PreviewTable table = new PreviewTable(bureau.catalogue(), language, plan);
    return all(
        div(
            "bar",
            link(
                "/release/preview.xlsx",
                language.of("下载每个数据的处理(Excel)", "What becomes of each figure (Excel)"))),
        el("h2", language.of("保密的代价", "What is lost")),
        losses(words.losses(plan), language),
        when(
            !words.notes(plan).isEmpty(),
            el("ul", cls("lines"), each(words.notes(plan), note -> el("li", note)))),
        figures(
            table,
            language.of("比上一次发布新增的保密", "Suppressed since the last release"),
            Decision::newly,
            language),
        figures(
            table,
            language.of("暂缓修订", "Revisions held"),
            of -> of.status() == CellStatus.HELD,
            language));
  }

  /** Indicators and levels of areas by their names. */
  private Node losses(TextTable table, Language language) {
    return PageTable.of(
        table,
        (row, column) -> {
          String code = table.rows().get(row).get(column);
          return text(column == 0 ? indicator(code, language) : level(code, language));
        });
  }

  private String indicator(String code, Language language) {
    Indicator indicator = bureau.catalogue().indicator(code);
    return indicator == null ? code : language.of(indicator.name(), indicator.nameEn());
  }

  private static String level(String code, Language language) {
    return switch (code) {
      case "county" -> language.of("全市", "county");
      case "town" -> language.of("镇、街道", "towns");
      case "zone" -> language.of("开发区", "zones");
      case "platforms" -> language.of("平台合计", "all platforms");
      case "platform" -> language.of("平台", "platforms");
      default -> code;
    };
  }

  private static Node figures(
      PreviewTable table, String title, Predicate<Decision> wanted, Language language) {
    List<List<String>> rows = table.rows(wanted);
    return when(
        !rows.isEmpty(),
        all(
            el("h2", title + language.of(",共 %,d 个", ": %,d").formatted(rows.size())),
            scroll(
                table(
                    "list",
                    table.header(),
                    PageTable.rows(rows.stream().limit(SHOWN).toList(), Set.of()))),
            when(
                rows.size() > SHOWN,
                el(
                    "p",
                    language
                        .of("只列出前 %,d 个,其余在 Excel 中", "The first %,d; the workbook has all")
                        .formatted(SHOWN)))));
  }

  /** The same request under an id. */
  private Node ask(Visit visit, ReleaseRequest request, List<MonthGaps> gaps) {
    Language language = visit.language();
    return Frame.posted(
        visit,
        "/release",
        cls("card"),
        el("h2", language.of("申请发布", "Ask for the release")),
        hidden("through", request.through()),
        hidden("status", request.status()),
        hidden("revise", request.reviseFrom()),
        el(
            "div",
            cls("fields"),
            Chooser.field("id", language.of("发布编号", "Id"), nextId(), "2024-02-26.1"),
            request.reviseFrom() == null
                ? nothing()
                : Frame.choice(
                    "reason",
                    language.of("修订原因", "Reason"),
                    ReleasePages.reasons(new ReleaseText(language, bureau.zone())),
                    String.valueOf(request.reason()))),
        when(
            gaps.stream().anyMatch(MonthGaps::isIncomplete),
            Frame.tick(
                ReleasePages.INCOMPLETE,
                language.of(
                    "未报齐的月份看过了,也要发布", "Months with few returns were looked at: release them"),
                false)),
        el("button", cls("main"), text(language.of("申请", "Ask"))));
  }

  private static Node hidden(String name, @Nullable String value) {
    return value == null
        ? nothing()
        : el(
            "input",
            attribute("type", "hidden"),
            attribute("name", name),
            attribute("value", value));
  }

  /** Of today, with the next number that no release has. */
  private String nextId() {
    LocalDate today = LocalDate.now(bureau.zone());
    List<String> used = bureau.releases().releases().stream().map(of -> of.id()).toList();
    int number = 1;
    while (used.contains(today + "." + number)) {
      number++;
    }
    return today + "." + number;
  }

  Answer workbook(Visit visit) {
    @Nullable ReleasePlan plan =
        desk.last().map(ReleasePreview::draft).map(Draft::plan).orElse(null);
    if (plan == null) {
      throw Failure.setting("there is no preview", "ask for one");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new PreviewTable(bureau.catalogue(), visit.language(), plan).writeWorkbook(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Answer.download(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        out.toByteArray(),
        visit.language().of("发布预览", "release-preview") + ".xlsx");
  }
}
