package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.text;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.explain.Explanation;
import io.tongji.explain.ExplanationText;
import io.tongji.explain.Question;
import io.tongji.figures.Codes;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.period.Month;
import io.tongji.period.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a figure of the board is made of, unit by unit: for the bureau alone. */
final class ExplainPage {

  private static final int TOP = 20;

  private final Frame frame;
  private final BureauPort bureau;

  ExplainPage(Frame frame, BureauPort bureau) {
    this.frame = frame;
    this.bureau = bureau;
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    Codes codes = new Codes(bureau.catalogue());
    @Nullable Period period = Chooser.period(visit);
    Month month = period == null ? bureau.latest() : period.lastMonth();
    String area = visit.query("area");
    String activity = visit.query("activity");
    Question question =
        new Question(
            codes.indicator(visit.query("indicator")),
            area.isEmpty() ? bureau.catalogue().headlineArea() : codes.area(area),
            activity.isEmpty() ? Activity.TOTAL : codes.activity(activity),
            month,
            visit.query("span").equals("month"));
    Explanation explanation = bureau.readings().explain(question);
    ExplanationText words =
        new ExplanationText(
            explanation,
            new FigureShower(question.indicator(), Detail.PUBLISHED, bureau.readings().rounding()),
            new ExplanationText.ExplanationStyle(
                language, TOP, due(question), bureau.zone(), bureau.catalogue()));
    return frame.page(visit, spans(visit, question), head(words.head(), language), parts(words));
  }

  private static Node spans(Visit visit, Question question) {
    String other = question.alone() ? "" : "month";
    String address =
        Chooser.address(
            "/explain",
            "indicator",
            question.indicator().code(),
            "area",
            question.area().code(),
            "activity",
            question.activity(),
            "period",
            question.month().toString(),
            "span",
            other);
    Language language = visit.language();
    return el(
        "p",
        link(
            Chooser.address(
                "/board", "area", question.area().code(), "period", question.month().toString()),
            language.of("回看板", "Back to the board")),
        text("  "),
        link(
            address,
            question.alone()
                ? language.of("看累计", "The cumulative")
                : language.of("看当月", "The month alone")));
  }

  private static Node head(List<String> lines, Language language) {
    return all(
        el("p", cls("internal"), text(language.of("内部", "internal"))),
        each(lines, line -> el("p", line)));
  }

  private static Node parts(ExplanationText words) {
    return each(
        words.sections(),
        section ->
            all(
                el("h2", section.title()),
                el(
                    "table",
                    cls("list items"),
                    el(
                        "tbody",
                        each(
                            section.items(),
                            item ->
                                el(
                                    "tr",
                                    el("th", attribute("scope", "row"), unit(item.get(0))),
                                    el("td", item.get(1))))))));
  }

  /** A unit leads to its card. */
  private static Node unit(String what) {
    int end = what.indexOf("  ");
    return end < 0
        ? text(what)
        : all(
            link(Chooser.address("/unit", "unit", what.substring(0, end)), what.substring(0, end)),
            text(what.substring(end)));
  }

  private @Nullable Instant due(Question question) {
    Form form = question.indicator().measure().form();
    return form == Form.EVENT
        ? null
        : bureau.deadline(form, question.month()).atZone(bureau.zone()).toInstant();
  }
}
