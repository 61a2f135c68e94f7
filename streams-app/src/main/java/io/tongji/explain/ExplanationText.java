package io.tongji.explain;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.figures.Codes;
import io.tongji.figures.FigureShower;
import io.tongji.figures.Shown;
import io.tongji.measure.Growth;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Imputed;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An explanation in words and tables, for a terminal. */
public final class ExplanationText {

  private static final String NONE = "--";
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Explanation explanation;
  private final FigureShower shower;
  private final ExplanationStyle style;
  private final List<String> head = new ArrayList<>();
  private final List<ExplanationSection> sections = new ArrayList<>();

  /**
   * How it is printed.
   *
   * @param language of words
   * @param top how many units each list names at most
   * @param due when the month's returns were due; null: they have no deadline
   * @param zone of the clock
   * @param catalogue names of towns and industries
   */
  public record ExplanationStyle(
      Language language, int top, @Nullable Instant due, ZoneId zone, Catalogue catalogue) {}

  /**
   * A part of the text.
   *
   * @param title what it shows
   * @param items each in two cells: whom or what, and its amounts
   */
  public record ExplanationSection(String title, List<List<String>> items) {}

  /** Words an explanation. */
  public ExplanationText(Explanation explanation, FigureShower shower, ExplanationStyle style) {
    this.explanation = explanation;
    this.shower = shower;
    this.style = style;
    writeHead();
    bridge();
    groups(say("按乡镇街道", "By town"), UnitPart::town);
    groups(say("按行业", "By industry"), UnitPart::division);
    top(say("最大的单位", "Largest units"), explanation::largest, part -> amount(part.value()));
    if (explanation.isMadeOfBases()) {
      pulls();
    }
    if (!explanation.isMadeOfBases() || explanation.published().baseKind() == BaseKind.RESTATED) {
      top(
          say(
              "与上年数相比增减最大的单位,含新进和退出",
              "Largest changes on last year's figure, entrants and leavers too"),
          explanation::changes,
          part -> fromTo(part.yearBefore(), part.value(), part.change()));
    }
    top(
        say("最近一次修订增减最大的单位", "Largest changes by the latest revision"),
        explanation::revisions,
        part -> fromTo(part.beforeRevision(), part.value(), part.revision()));
    late();
    list(
        say("未报的单位", "Missing units") + " " + count(UnitPart::missing),
        explanation.missing(style.top()),
        part -> say("上年同期 ", "a year before ") + amount(part.yearBefore()));
  }

  /** What is explained, and for whom that is; the figure itself is the last line. */
  public List<String> head() {
    return List.copyOf(head);
  }

  /** What it is made of. */
  public List<ExplanationSection> sections() {
    return List.copyOf(sections);
  }

  /** All of it in lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(head);
    for (ExplanationSection section : sections) {
      lines.add("");
      lines.add(section.title());
      section.items().forEach(item -> lines.add("  " + String.join("  ", item)));
    }
    return lines;
  }

  private void writeHead() {
    Question question = explanation.question();
    head.add(
        say("仅供局内使用:含单个单位的数据(统计法第二十八条)", "For the bureau's eyes only: figures of single units"));
    head.add(
        "%s (%s)  %s (%s)  %s  %s"
            .formatted(
                style.language().of(question.area().name(), question.area().nameEn()),
                question.area().code(),
                style.language().of(question.indicator().name(), question.indicator().nameEn()),
                question.indicator().code(),
                question.activity().equals(Activity.TOTAL)
                    ? say("全部行业", "all activities")
                    : name(question.activity()),
                question.month()));
    head.add(
        (question.alone() ? say("当月 ", "Month alone ") : say("本年累计 ", "Year to date "))
            + amount(explanation.figure().total())
            + say(",同比 ", ", growth ")
            + growth()
            + say(",基数 ", ", base ")
            + amount(explanation.figure().base())
            + say(",上年 ", ", last year ")
            + amount(explanation.figure().lastYear())
            + say(",已报/应报 ", ", reported/expected ")
            + explanation.published().liveCoverage().reported()
            + "/"
            + explanation.published().liveCoverage().expected()
            + estimated());
  }

  private String estimated() {
    Imputed imputed = explanation.estimated();
    return imputed.inTotal()
        ? say(",其中估算 ", ", of it estimated ")
            + amount(imputed.amount())
            + say(",单位 ", ", units ")
            + imputed.units()
        : "";
  }

  private String growth() {
    Shown growth = shower.growth(explanation.figure().growth());
    return growth.value() == null ? NONE : growth.digits(NONE) + "%";
  }

  private void bridge() {
    Bridge bridge = explanation.bridge();
    begin(say("增长分解", "Growth bridge"));
    item(say("可比单位增减", "same units"), signed(bridge.sameUnits()));
    item(say("新进单位基数", "bases of entrants"), signed(bridge.entrants()));
    item(say("退出单位上年数", "leavers' figures of a year before"), signed(-bridge.leavers()));
    item(say("基数调整", "restated bases"), signed(bridge.restatement()));
    Imputed imputed = explanation.published().imputed();
    if (imputed != null && !explanation.question().alone()) {
      item(say("估算数变动", "estimates"), signed(imputed.bridge()));
    }
  }

  /**
   * The parts of groups of units: figure, base and growth, and how much of the change each made.
   */
  private void groups(String title, Function<UnitPart, String> of) {
    Map<String, long[]> sums = new TreeMap<>();
    for (UnitPart part : explanation.parts()) {
      long[] sum = sums.computeIfAbsent(of.apply(part), absent -> new long[2]);
      sum[0] += part.valueOrZero();
      sum[1] += explanation.base(part);
    }
    sums.values().removeIf(sum -> sum[0] == 0 && sum[1] == 0);
    if (sums.size() < 2) {
      return;
    }
    begin(title + cut(sums.size()));
    sums.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, long[]> one) ->
                        -Math.abs(one.getValue()[0] - one.getValue()[1]))
                .thenComparing(Map.Entry::getKey))
        .limit(style.top())
        .forEach(one -> item(name(one.getKey()), group(one.getValue()[0], one.getValue()[1])));
  }

  private String group(long value, long base) {
    Shown growth = shower.growth(Growth.of(value, base));
    return amount(value)
        + say(",基数 ", ", base ")
        + amount(base)
        + say(",增减 ", ", change ")
        + signed(value - base)
        + say(",同比 ", ", growth ")
        + (growth.value() == null ? NONE : growth.digits(NONE) + "%")
        + (explanation.isMadeOfBases() ? pull(value, base) : "");
  }

  /** The units that make most of the growth, then all others, and what is estimated. */
  private void pulls() {
    top(
        say("拉动最大的单位", "Largest pulls"),
        explanation::pulls,
        part ->
            fromTo(explanation.statedBase(part), part.value(), explanation.growthOf(part))
                + pull(part.valueOrZero(), explanation.base(part)));
    List<UnitPart> all = explanation.pulls(Integer.MAX_VALUE);
    List<UnitPart> others = all.subList(Math.min(style.top(), all.size()), all.size());
    if (!others.isEmpty()) {
      rest(
          say("其余 %d 个单位", "%d other units").formatted(others.size()),
          others.stream().mapToLong(UnitPart::valueOrZero).sum(),
          others.stream().mapToLong(explanation::base).sum());
    }
    long estimated = explanation.estimated().amount();
    if (estimated != 0 || explanation.estimatedBase() != 0) {
      rest(say("估算数", "estimates"), estimated, explanation.estimatedBase());
    }
  }

  private void rest(String whose, long value, long base) {
    item(whose, fromTo(base, value, value - base) + pull(value, base));
  }

  private String pull(long value, long base) {
    Shown points = shower.finePoints(explanation.contribution(value, base).pull());
    return points.value() == null
        ? ""
        : say(",拉动 ", ", pull ")
            + (points.value().signum() > 0 ? "+" : "")
            + points.digits(NONE)
            + " "
            + points.unit().name(style.language());
  }

  private String name(String code) {
    return new Codes(style.catalogue())
        .all().stream()
            .filter(one -> one.code().equals(code))
            .map(one -> code + " " + style.language().of(one.name(), one.nameEn()))
            .findFirst()
            .orElse(code.isEmpty() ? say("其他", "others") : code);
  }

  private String clock(@Nullable Instant at) {
    return at == null ? NONE : MINUTE.format(at.atZone(style.zone()));
  }

  private void late() {
    List<UnitPart> late =
        explanation.parts().stream().filter(this::isLate).limit(style.top()).toList();
    list(
        say("迟报的单位", "Late units") + " " + count(this::isLate),
        late,
        part -> clock(part.firstHandedIn()));
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

  /** A list of the first few of all. */
  private void top(
      String title, IntFunction<List<UnitPart>> first, Function<UnitPart, String> wording) {
    int all = first.apply(Integer.MAX_VALUE).size();
    list(title + cut(all), first.apply(style.top()), wording);
  }

  /** How many of all are shown, if not all are. */
  private String cut(int all) {
    return all <= style.top() ? "" : say("(%d/%d)", " (%d of %d)").formatted(style.top(), all);
  }

  private void list(String title, List<UnitPart> parts, Function<UnitPart, String> wording) {
    begin(title);
    parts.forEach(part -> item(part.unitId() + "  " + part.name(), wording.apply(part)));
  }

  private void begin(String title) {
    sections.add(new ExplanationSection(title, new ArrayList<>()));
  }

  private void item(String what, String amount) {
    sections.get(sections.size() - 1).items().add(List.of(what, amount));
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
