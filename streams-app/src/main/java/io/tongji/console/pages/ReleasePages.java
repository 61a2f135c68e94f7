package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongji.catalogue.Language;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.failure.Failure;
import io.tongji.figures.MonthGaps;
import io.tongji.log.audit.AuditedAction;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.output.TextTable;
import io.tongji.release.Draft;
import io.tongji.release.ReleaseText;
import io.tongji.release.RequestRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 发布: what is out, a request for more, and what became of it. */
final class ReleasePages {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ID = 1;

  /** The field by which it is said that months are meant on which few have reported. */
  static final String INCOMPLETE = "incomplete";

  private final Frame frame;
  private final BureauPort bureau;

  ReleasePages(Frame frame, BureauPort bureau) {
    this.frame = frame;
    this.bureau = bureau;
  }

  private ReleaseText words(Visit visit) {
    return new ReleaseText(visit.language(), bureau.zone());
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    List<PublishedRelease> releases = bureau.releases().releases();
    List<ReleaseOutcome> refused =
        bureau.releases().outcomes().stream().filter(of -> !of.isPublished()).toList();
    return frame.page(
        visit,
        el(
            "p",
            text(
                language.of(
                    "先预览,再申请;发布程序按同样的规则决定。预览说明哪些数据不安全,只限局内。",
                    "Preview first, then ask; the gate decides by the same rules. A preview names"
                        + " unsafe figures: for the bureau alone."))),
        span(visit),
        el("h2", language.of("已发布", "Releases")),
        releases.isEmpty()
            ? el("p", language.of("还没有发布过", "Nothing has been released yet"))
            : listed(words(visit).listTable(releases), words(visit)),
        when(
            !refused.isEmpty(),
            all(
                el("h2", language.of("未予发布的申请", "Requests refused")),
                el(
                    "ul",
                    each(
                        refused,
                        of ->
                            el(
                                "li",
                                link(
                                    "/release/" + of.request().id(),
                                    words(visit).verdict(of))))))));
  }

  private static Node listed(TextTable out, ReleaseText words) {
    return PageTable.of(
        out,
        (row, column) -> {
          String cell = out.rows().get(row).get(column);
          return column == ID ? link("/release/" + cell, cell) : text(reasonsNamed(cell, words));
        });
  }

  /** The text with names for the codes of reasons. */
  private static String reasonsNamed(String cell, ReleaseText words) {
    String named = cell;
    for (String code : RequestRules.REASONS) {
      named = named.replace(code, words.reason(code));
    }
    return named;
  }

  /** What a release is to hold. */
  private Node span(Visit visit) {
    Language language = visit.language();
    return Frame.posted(
        visit,
        "/release/preview",
        cls("card"),
        el(
            "div",
            cls("fields"),
            Chooser.field(
                "through", language.of("截至", "Through"), bureau.latest().toString(), "2023-12"),
            Frame.choice(
                "status",
                language.of("状态", "Status"),
                List.of(
                    new Frame.Option("P", language.of("P 快报", "P provisional")),
                    new Frame.Option("A", language.of("A 定案", "A final or revised"))),
                "P"),
            Chooser.field(
                "revise",
                language.of("修订自(不修订不填)", "Revise from (empty: nothing is revised)"),
                "",
                "2023-01"),
            Frame.choice(
                "reason", language.of("修订原因", "Reason of a revision"), reasons(words(visit)), "")),
        el("button", cls("main"), text(language.of("预览", "Preview"))));
  }

  /** No reason of a revision, and each that there is. */
  static List<Frame.Option> reasons(ReleaseText words) {
    List<Frame.Option> options = new ArrayList<>();
    options.add(new Frame.Option("", ""));
    RequestRules.REASONS.forEach(code -> options.add(new Frame.Option(code, words.reason(code))));
    return options;
  }

  /** The request that the fields of a form make. */
  static ReleaseRequest request(Visit visit, String id) {
    return new ReleaseRequest(
        id,
        visit.field("through"),
        visit.field("status"),
        orNull(visit.field("reason")),
        orNull(visit.field("revise")),
        visit.account().name());
  }

  private static @Nullable String orNull(String field) {
    return field.isEmpty() ? null : field;
  }

  Answer ask(Visit visit) {
    ReleaseRequest request = request(visit, visit.field("id"));
    Optional<PublishedRelease> same = bureau.releases().check(request);
    if (same.isEmpty()) {
      refuseIncomplete(visit, request);
      bureau.record(
          new AuditedAction(
              visit.account().name(),
              visit.who().address(),
              visit.route().name(),
              described(request),
              "begun",
              ""));
      bureau.releases().send(request);
    }
    return Answer.seeOther("/release/" + request.id());
  }

  private void refuseIncomplete(Visit visit, ReleaseRequest request) {
    List<String> months =
        gaps(bureau, request).stream()
            .filter(MonthGaps::isIncomplete)
            .map(month -> month.month().toString())
            .toList();
    if (!months.isEmpty() && visit.field(INCOMPLETE).isEmpty()) {
      throw Failure.setting(
          "too few have reported for " + String.join(", ", months) + ", and nothing was asked for",
          "wait for the returns: a release stands for ever; or tick that it is meant");
    }
  }

  /** What the months of a request lack. */
  static List<MonthGaps> gaps(BureauPort bureau, ReleaseRequest request) {
    return MonthGaps.of(bureau.readings().figures(), bureau.releases().releases(), request);
  }

  private static String described(ReleaseRequest request) {
    return request.id()
        + " "
        + request.through()
        + " "
        + request.status()
        + (request.reviseFrom() == null ? "" : " " + request.reviseFrom() + " " + request.reason());
  }

  private List<PublishedRelease> named(String id) {
    return bureau.releases().releases().stream().filter(of -> of.id().equals(id)).toList();
  }

  private List<ReleaseOutcome> outcomes(String id) {
    return bureau.releases().outcomes().stream()
        .filter(of -> of.request().id().equals(id))
        .toList();
  }

  Answer one(Visit visit) {
    String id = visit.variable("id");
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw Failure.setting("no release has the id " + id, "choose one of the list");
    }
    Language language = visit.language();
    List<PublishedRelease> named = named(id);
    List<ReleaseOutcome> outcomes = outcomes(id);
    ReleaseText words = words(visit);
    return frame.page(
        visit,
        el("h2", id),
        when(outcomes.isEmpty() && named.isEmpty(), waiting(id, language)),
        each(outcomes, of -> outcome(of, visit)),
        each(named, of -> facts(words.facts(of))),
        el("p", link("/release", language.of("回发布", "Back to the releases"))));
  }

  private static Node waiting(String id, Language language) {
    return el(
        "section",
        cls("busy"),
        attribute("id", "busy"),
        attribute("data-state", "/release/" + id + "/state"),
        attribute("aria-live", "polite"),
        el("progress", attribute("max", "100")),
        el(
            "p",
            language.of(
                "等待发布程序的决定;可以离开本页,稍后回来看",
                "Waiting for the gate's decision; you may leave the page and come back")));
  }

  private Node outcome(ReleaseOutcome of, Visit visit) {
    Language language = visit.language();
    ReleaseText words = words(visit);
    return all(
        Frame.message(of.isPublished() ? "good" : "bad", words.verdict(of)),
        el(
            "ul",
            cls("lines"),
            each(
                of.refusals(),
                why -> el("li", frame.say(Failure.setting(Draft.in(why, language)), language)))),
        facts(words.fates(of.counts(), "")),
        when(
            !of.held().isEmpty(),
            el(
                "details",
                el(
                    "summary",
                    language.of("暂缓修订 %,d 个", "%,d revisions held").formatted(of.held().size())),
                el("ul", cls("lines"), each(of.held(), figure -> el("li", figure))))));
  }

  /** Names and values. */
  static Node facts(TextTable table) {
    return el(
        "dl",
        cls("facts"),
        each(
            table.rows(),
            row -> all(el("dt", row.get(0)), el("dd", cls("code"), text(row.get(1))))));
  }

  /** Whether a request is decided, for the script of the page. */
  Answer state(Visit visit) {
    String id = visit.variable("id");
    boolean busy = outcomes(id).isEmpty() && named(id).isEmpty();
    return state(busy, 0, visit.language().of("等待发布程序的决定", "Waiting for the gate's decision"));
  }

  /** What the script of a page that waits asks for. */
  static Answer state(boolean busy, long percent, String words) {
    ObjectNode json = JSON.createObjectNode();
    json.put("busy", busy);
    json.put("percent", percent);
    json.put("words", words);
    return Answer.json(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
