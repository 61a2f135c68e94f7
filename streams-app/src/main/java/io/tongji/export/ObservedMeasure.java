package io.tongji.export;

import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.spelling.Spelling;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The measures of the published data structure, in the order of its rows. */
public enum ObservedMeasure {
  M(Dimension.AMOUNT, "本月", "Month"),
  BASE_M(Dimension.AMOUNT, "本月同比基数", "Base of the month's growth"),
  M_YOY(Dimension.GROWTH, "本月同比", "Growth of the month, year on year"),
  M_YOY_NOM(Dimension.GROWTH, "本月名义同比", "Growth of the month on last year's total"),
  M_MOM(Dimension.GROWTH, "环比(未季调)", "Growth on the month before, not seasonally adjusted"),
  YTD(Dimension.AMOUNT, "本年累计", "Year to date"),
  BASE_YTD(Dimension.AMOUNT, "累计同比基数", "Base of the cumulative growth"),
  YTD_YOY(Dimension.GROWTH, "累计同比", "Cumulative growth, year on year"),
  YTD_YOY_NOM(Dimension.GROWTH, "累计名义同比", "Cumulative growth on last year's total"),
  V(Dimension.AMOUNT, "本期", "Period"),
  BASE_V(Dimension.AMOUNT, "本期同比基数", "Base of the period's growth"),
  YOY(Dimension.GROWTH, "同比", "Growth, year on year"),
  YOY_NOM(Dimension.GROWTH, "名义同比", "Growth on last year's total"),
  YTD_YOY_CHANGE(Dimension.POINTS, "累计同比较上期增减", "Published cumulative growth less that before"),
  YTD_YOY_CHANGE_EXACT(Dimension.POINTS, "累计同比较上期增减(未舍入)", "The same of the unrounded rates"),
  PULL(Dimension.POINTS, "拉动上级行业", "Contribution to the growth of the activity above"),
  CONTRIB(Dimension.SHARE, "对上级行业增量的贡献率", "Share in the change of the activity above"),
  SHARE(Dimension.SHARE, "占上级行业比重", "Share in the activity above"),
  SHARE_CHANGE(Dimension.POINTS, "占上级行业比重变动", "Change of the share in the activity above"),
  PULL_AREA(Dimension.POINTS, "拉动上级地区", "Contribution to the growth of the area above"),
  CONTRIB_AREA(Dimension.SHARE, "对上级地区增量的贡献率", "Share in the change of the area above"),
  SHARE_AREA(Dimension.SHARE, "占上级地区比重", "Share in the area above"),
  SHARE_CHANGE_AREA(Dimension.POINTS, "占上级地区比重变动", "Change of the share in the area above"),
  BRIDGE_SAME(Dimension.AMOUNT, "同企业变动", "Growth bridge: change of the same units"),
  BRIDGE_ENTRANTS(Dimension.AMOUNT, "新进单位基数", "Growth bridge: bases of entrants"),
  BRIDGE_LEAVERS(Dimension.AMOUNT, "退出单位上年数", "Growth bridge: last year's figures of leavers"),
  BRIDGE_RESTATEMENT(Dimension.AMOUNT, "上年同期数调整", "Growth bridge: restatement of last year"),
  BRIDGE_IMPUTED(Dimension.AMOUNT, "估算数变动", "Growth bridge: estimates"),
  M_BRIDGE_SAME(
      Dimension.AMOUNT, "本月同企业变动", "Growth bridge of the month: change of the same units"),
  M_BRIDGE_ENTRANTS(Dimension.AMOUNT, "本月新进单位基数", "Growth bridge of the month: bases of entrants"),
  M_BRIDGE_LEAVERS(
      Dimension.AMOUNT, "本月退出单位上年数", "Growth bridge of the month: last year's figures of leavers"),
  M_BRIDGE_RESTATEMENT(
      Dimension.AMOUNT, "本月上年同期数调整", "Growth bridge of the month: restatement of last year"),
  REVISION_CARRY(Dimension.AMOUNT, "累计与本月差额", "Months derived less months reported"),
  UNITS(Dimension.COUNT, "已上报单位数", "Units reported"),
  EXPECTED(Dimension.COUNT, "应上报单位数", "Units expected"),
  RESPONSE_RATE(Dimension.SHARE, "上报率", "Units reported of those expected"),
  BASE_EXPECTED(Dimension.AMOUNT, "应上报单位上年同期累计", "Last year's cumulative of the units expected"),
  BASE_RECEIVED(Dimension.AMOUNT, "已上报单位上年同期累计", "Last year's cumulative of the units reported"),
  COVERAGE_RATE(Dimension.SHARE, "加权上报率", "Response weighted by last year's cumulative"),
  IMPUTED_UNITS(Dimension.COUNT, "估算单位数", "Units estimated"),
  IMPUTED_YTD(Dimension.AMOUNT, "累计中估算数", "Estimated part of the total"),
  IMPUTED_SHARE(Dimension.SHARE, "累计中估算数占比", "Share of estimates in the total"),
  TARGET(Dimension.AMOUNT, "年度目标", "Target of the year"),
  COMPLETION(Dimension.COMPLETION, "完成目标", "Completion of the target"),
  SCHED_GAP(Dimension.POINTS, "与序时进度之差", "Ahead of the schedule"),
  PACE(Dimension.COMPLETION, "完成比例相当于序时进度", "Completion in what is due"),
  RUN_RATE(Dimension.AMOUNT, "其余各月平均需完成", "Needed in each month that is left"),
  RATE(Dimension.SHARE, "比率(如开工率)", "Rate to another indicator, as started to planned");

  /**
   * What no release publishes, since bases, parts of differences and what units weigh would give
   * respondents away, and what cannot be derived without these.
   */
  private static final Set<ObservedMeasure> WITHHELD =
      EnumSet.of(
          BASE_M,
          BASE_YTD,
          BASE_V,
          YTD_YOY_CHANGE_EXACT,
          PULL,
          CONTRIB,
          SHARE_CHANGE,
          PULL_AREA,
          CONTRIB_AREA,
          SHARE_CHANGE_AREA,
          BRIDGE_SAME,
          BRIDGE_ENTRANTS,
          BRIDGE_LEAVERS,
          BRIDGE_RESTATEMENT,
          BRIDGE_IMPUTED,
          M_BRIDGE_SAME,
          M_BRIDGE_ENTRANTS,
          M_BRIDGE_LEAVERS,
          M_BRIDGE_RESTATEMENT,
          REVISION_CARRY,
          BASE_EXPECTED,
          BASE_RECEIVED,
          IMPUTED_UNITS,
          IMPUTED_YTD,
          IMPUTED_SHARE);

  /** What kind of number a figure is, which decides unit and decimals. */
  public enum Dimension {
    /** Money, or what the indicator counts. */
    AMOUNT,
    /** Growth, in per cent. */
    GROWTH,
    /** Completion of a target, in per cent. */
    COMPLETION,
    /** A part of a whole, in per cent. */
    SHARE,
    /** Difference of two rates, in percentage points (百分点). */
    POINTS,
    /** A number of units. */
    COUNT
  }

  private final Dimension dimension;
  private final String chinese;
  private final String english;

  ObservedMeasure(Dimension dimension, String chinese, String english) {
    this.dimension = dimension;
    this.chinese = chinese;
    this.english = english;
  }

  /** What kind of number it is. */
  public Dimension dimension() {
    return dimension;
  }

  /** True if releases publish it, or it follows from what they publish. */
  public boolean isReleased() {
    return !WITHHELD.contains(this);
  }

  /** What people call it. */
  public String name(Language language) {
    return language.of(chinese, english);
  }

  /**
   * The measures of some words, codes or names.
   *
   * @throws Failure if one is none
   */
  public static Set<ObservedMeasure> of(List<String> words) {
    Set<ObservedMeasure> measures = EnumSet.noneOf(ObservedMeasure.class);
    words.forEach(word -> measures.add(of(word.strip())));
    return measures;
  }

  private static ObservedMeasure of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.words().anyMatch(word::equalsIgnoreCase))
        .findFirst()
        .orElseThrow(() -> unknown(word));
  }

  private static Failure unknown(String word) {
    List<String> known = Arrays.stream(values()).flatMap(ObservedMeasure::words).toList();
    return Failure.setting(
        "there is no measure " + word,
        Spelling.near(word, known)
            .map(near -> "did you mean " + near + "?")
            .orElse("docs/export.md has them all"));
  }

  private Stream<String> words() {
    return Stream.of(name(), chinese, english);
  }
}
