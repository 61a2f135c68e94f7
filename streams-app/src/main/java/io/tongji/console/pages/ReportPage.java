package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.flag;
import static io.tongji.console.html.Html.nothing;
import static io.tongji.console.html.Html.text;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.ReadingPort;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.lint.Finding;
import io.tongji.lint.Linter;
import io.tongji.lint.text.PrintedNumber;
import io.tongji.lint.text.Vocabulary;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.release.ReleaseText;
import io.tongji.report.Outline;
import io.tongji.report.Paragraph;
import io.tongji.report.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 报告: the headline paragraph, and a check of the figures of a text. */
final class ReportPage {

  private static final int LONGEST = 100_000;
  private static final String RELEASE = "release";

  private final Frame frame;
  private final BureauPort bureau;

  ReportPage(Frame frame, BureauPort bureau) {
    this.frame = frame;
    this.bureau = bureau;
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    return frame.page(
        visit,
        Chooser.form(
            visit,
            Chooser.area(visit, bureau.catalogue()),
            Chooser.period(visit, visit.query("period")),
            Frame.choice(
                "view",
                language.of("数据", "Figures"),
                List.of(
                    new Frame.Option("", language.of("实时", "live")),
                    new Frame.Option(RELEASE, language.of("已发布", "released"))),
                visit.query("view"))),
        paragraph(visit),
        box(visit, ""));
  }

  private Node paragraph(Visit visit) {
    Language language = visit.language();
    ReadingPort readings = bureau.readings();
    if (!visit.query("view").equals(RELEASE)) {
      return paragraph(visit, readings.figures());
    }
    Optional<ReadingPort.PublicFigures> released = readings.released();
    return released
        .<Node>map(
            view ->
                all(
                    el("p", new ReleaseText(language, bureau.zone()).line(view.release())),
                    paragraph(visit, view.figures())))
        .orElse(Frame.message("note", language.of("还没有发布过", "Nothing has been released yet")));
  }

  private Node paragraph(Visit visit, AreaFigures figures) {
    Language language = visit.language();
    ReadingPort readings = bureau.readings();
    Paragraph paragraph =
        new Paragraph(
            figures,
            Outline.read(readings.source(), bureau.catalogue()),
            new Paragraph.ParagraphStyle(
                language, Phrases.read(readings.source(), language), readings.rounding()));
    @Nullable String area = Chooser.area(visit);
    @Nullable Period period = Chooser.period(visit);
    Optional<String> written = paragraph.find(area, period);
    if (written.isEmpty()) {
      return Frame.nothingYet(language);
    }
    List<String> begun =
        period == null
            ? paragraph.begun(area).stream().map(month -> month.begun(language)).toList()
            : List.of();
    return all(
        each(begun, line -> Frame.message("note", line)),
        el(
            "section",
            el(
                "textarea",
                cls("paragraph"),
                attribute("rows", "7"),
                attribute("aria-label", language.of("报告段落", "paragraph")),
                flag("readonly"),
                text(written.get())),
            el(
                "button",
                attribute("type", "button"),
                attribute("data-copy", "yes"),
                text(language.of("复制", "Copy")))));
  }

  private Node box(Visit visit, String written) {
    Language language = visit.language();
    return Frame.posted(
        visit,
        "/report",
        cls("card"),
        attribute("id", "lint"),
        el("h2", language.of("核对文稿中的数", "Check the figures of a text")),
        el(
            "div",
            cls("fields"),
            Chooser.area(visit, bureau.catalogue()),
            Chooser.period(visit, visit.field("period"))),
        el(
            "label",
            el(
                "span",
                language.of(
                    "把文稿粘贴到这里;报告期不填,以文稿标题为准",
                    "Paste the text here; without a period, that of its heading")),
            el(
                "textarea",
                attribute("name", "text"),
                attribute("rows", "8"),
                flag("required"),
                text(written))),
        el("button", cls("main"), text(language.of("核对", "Check"))));
  }

  Answer lint(Visit visit) {
    Language language = visit.language();
    String text = visit.field("text").replace("\r", "");
    if (text.length() > LONGEST) {
      throw Failure.setting(
          "the text has more than " + LONGEST + " characters", "check it part by part");
    }
    Catalogue catalogue = bureau.catalogue();
    AreaFigures figures = bureau.readings().figures();
    Linter linter = new Linter(text, Vocabulary.read(bureau.readings().source(), catalogue));
    Area about = figures.area(Chooser.area(visit));
    Optional<Month> month = month(visit, linter, figures, about);
    month.ifPresent(last -> linter.compareWith(figures, about, last));
    List<Finding> findings = linter.findings();
    return frame.page(
        visit,
        el("p", linter.summary(language)),
        notCompared(linter, language),
        month.isPresent() ? nothing() : Frame.nothingYet(language),
        el(
            "ol",
            cls("findings"),
            each(
                findings,
                finding ->
                    el(
                        "li",
                        cls(finding.rule().severity().name().toLowerCase(java.util.Locale.ROOT)),
                        text(
                            finding.rule().severity().in(language)
                                + language.of(":", ": ")
                                + language.of(finding.chinese(), finding.english()))))),
        el("div", cls("linted"), each(MarkedText.of(text, findings), node -> node)),
        box(visit, text));
  }

  private static Node notCompared(Linter linter, Language language) {
    List<PrintedNumber> others = linter.notCompared();
    return others.isEmpty()
        ? nothing()
        : el(
            "details",
            el("summary", language.of("未与数据核对的数", "Numbers that were not compared")),
            el(
                "ul",
                each(
                    others,
                    number ->
                        el(
                            "li",
                            language.of("第 %d 行:", "line %d: ").formatted(number.place().line())
                                + number.words()))));
  }

  private static Optional<Month> month(
      Visit visit, Linter linter, AreaFigures figures, Area about) {
    String given = visit.field("period");
    if (!given.isEmpty()) {
      return Optional.of(Chooser.parsed(given).lastMonth());
    }
    return linter
        .about()
        .or(() -> figures.latestKnown(about, new ArrayList<>(figures.catalogue().indicators())));
  }
}
