package io.tongji.explain;

import io.tongji.catalogue.Language;
import io.tongji.figures.FigureShower;
import io.tongji.figures.Shown;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Imputed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation in words and tables, for a terminal. */
public final class ExplanationText {

  private static final String NONE = "--";

  private final Explanation explanation;
  private final FigureShower shower;
  private final Style style;
  private final List<String> lines = new ArrayList<>();

  /**
   * How it is printed.
   *
   * @param language of words
   * @param top how many units each list names at most
   * @param due when the month's returns were due; null: they have no deadline
   */
  public record Style(Language language, int top, @Nullable Instant due) {}

  /** Prints an explanation. */
  public ExplanationText(Explanation explanation, FigureShower shower, Style style) {
    this.explanation = explanation;
    this.shower = shower;
    this.style = style;
  }

  /** The lines. */
  public List<String> lines() {
    lines.clear();
    head();
    bridge();
    list(
        say("最大的单位", "Largest units"),
        explanation.largest(style.top()),
        part -> amount(part.value()));
    list(
        say("与上年相比增减最大的单位", "Largest changes on the year before"),
        explanation.changes(style.top()),
        part -> fromTo(part.yearBefore(), part.value(), part.change()));
    list(
        say("最近一次修订增减最大的单位", "Largest changes by the latest revision"),
        explanation.revisions(style.top()),
        part -> fromTo(part.beforeRevision(), part.value(), part.revision()));
    late();
    list(
        say("未报的单位", "Missing units") + " " + count(UnitPart::missing),
        explanation.missing(style.top()),
        part -> say("上年同期 ", "a year before ") + amount(part.yearBefore()));
    return List.copyOf(lines);
  }

  private void head() {
    Question question = explanation.question();
    lines.add(
        say("仅供局内使用:含单个单位的数据(统计法第二十八条)", "For the bureau's eyes only: figures of single units"));
    lines.add(
        "%s (%s)  %s (%s)  %s  %s"
            .formatted(
                style.language().of(question.area().name(), question.area().nameEn()),
                question.area().code(),
                style.language().of(question.indicator().name(), question.indicator().nameEn()),
                question.indicator().code(),
                question.activity(),
                question.month()));
    lines.add(
        say("本年累计 ", "Year to date ")
            + amount(explanation.published().ytd().total())
            + say(",同比 ", ", growth ")
            + growth()
            + say(",上年 ", ", last year ")
            + amount(explanation.published().ytd().lastYear())
            + say(",已报/应报 ", ", reported/expected ")
            + explanation.published().liveCoverage().reported()
            + "/"
            + explanation.published().liveCoverage().expected()
            + estimated());
  }

  private String estimated() {
    Imputed imputed = explanation.published().estimated();
    return imputed.inTotal()
        ? say(",其中估算 ", ", of it estimated ")
            + amount(imputed.amount())
            + say(",单位 ", ", units ")
            + imputed.units()
        : "";
  }

  private String growth() {
    Shown growth = shower.growth(explanation.published().ytd().growth());
    return growth.value() == null ? NONE : growth.digits(NONE) + "%";
  }

  private void bridge() {
    Bridge bridge = explanation.bridge();
    lines.add("");
    lines.add(say("增长分解", "Growth bridge"));
    item(say("可比单位增减", "same units"), signed(bridge.sameUnits()));
    item(say("新进单位基数", "bases of entrants"), signed(bridge.entrants()));
    item(say("退出单位上年数", "leavers' figures of a year before"), signed(-bridge.leavers()));
    item(say("基数调整", "restated bases"), signed(bridge.restatement()));
    Imputed imputed = explanation.published().imputed();
    if (imputed != null) {
      item(say("估算数变动", "estimates"), signed(imputed.bridge()));
    }
  }

  private void late() {
    List<UnitPart> late =
        explanation.parts().stream().filter(this::isLate).limit(style.top()).toList();
    list(
        say("迟报的单位", "Late units") + " " + count(this::isLate),
        late,
        part -> String.valueOf(part.firstHandedIn()));
  }

  private boolean isLate(UnitPart part) {
    return part.reported()
        && part.firstHandedIn() != null
        && style.due() != null
        && part.firstHandedIn().isAfter(style.due());
  }

  private long count(java.util.function.Predicate<UnitPart> which) {
    return explanation.parts().stream().filter(which).count();
  }

  private void list(
      String title, List<UnitPart> parts, java.util.function.Function<UnitPart, String> wording) {
    lines.add("");
    lines.add(title);
    parts.forEach(part -> item(part.unitId() + "  " + part.name(), wording.apply(part)));
  }

  private void item(String what, String amount) {
    lines.add("  " + what + "  " + amount);
  }

  private String fromTo(@Nullable Long from, @Nullable Long to, long change) {
    return amount(from) + " → " + amount(to) + " (" + signed(change) + ")";
  }

  private String signed(long amount) {
    return (amount > 0 ? "+" : "") + amount(amount);
  }

  private String amount(@Nullable Long amount) {
    Shown shown = shower.amount(amount);
    return shown.value() == null
        ? NONE
        : shown.digits(NONE) + " " + shown.unit().behindDigits(style.language());
  }

  private String say(String chinese, String english) {
    return style.language().of(chinese, english);
  }
}
