package io.tongji.export;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.period.Frequency;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of tables for people: names beside the codes, units in words. */
public final class NamedTable {

  /** Place of the column that holds the figure. */
  static final int VALUE = 10;

  /** Places of the columns that name a series and measure in words, and its unit. */
  static final List<Integer> NAMES = List.of(1, 3, 5, 9, 11);

  private static final List<String> CHINESE =
      List.of(
          "指标代码", "指标", "区划代码", "地区", "行业代码", "行业", "频度", "报告期", "度量代码", "度量", "数值", "单位", "同比口径",
          "更新时间");
  private static final List<String> ENGLISH =
      List.of(
          "indicator_code",
          "indicator",
          "area_code",
          "area",
          "activity_code",
          "activity",
          "frequency",
          "period",
          "measure_code",
          "measure",
          "value",
          "unit",
          "base",
          "updated");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final List<String> CHINESE_OF_RELEASES = List.of("发布", "发布状态");
  private static final List<String> ENGLISH_OF_RELEASES = List.of("release", "status");

  private final Language language;
  private final boolean released;
  private final Map<String, String> indicators = new HashMap<>();
  private final Map<String, String> areas = new HashMap<>();
  private final Map<String, String> activities = new HashMap<>();

  /**
   * Columns in a language.
   *
   * @param released whether figures are released ones: two more columns say as what
   */
  public NamedTable(Catalogue catalogue, Language language, boolean released) {
    this.language = language;
    this.released = released;
    catalogue
        .indicators()
        .forEach(i -> indicators.put(i.code(), language.of(i.name(), i.nameEn())));
    catalogue.areas().forEach(a -> areas.put(a.code(), language.of(a.name(), a.nameEn())));
    catalogue
        .activities()
        .forEach(a -> activities.put(a.code(), language.of(a.name(), a.nameEn())));
    catalogue
        .themesByCode()
        .forEach((code, theme) -> activities.put(code, language.of(theme.name(), theme.nameEn())));
  }

  List<String> header() {
    boolean chinese = language == Language.ZH;
    List<String> header = new ArrayList<>(chinese ? CHINESE : ENGLISH);
    if (released) {
      header.addAll(chinese ? CHINESE_OF_RELEASES : ENGLISH_OF_RELEASES);
    }
    return header;
  }

  /** The cells of a row; a missing figure is an empty cell, a suppressed one says so. */
  List<String> cells(Observation row) {
    List<String> cells = new ArrayList<>(figure(row));
    if (released) {
      cells.add(row.release() == null ? "" : row.release().id());
      cells.add(row.shown().status().name(language));
    }
    return cells;
  }

  /** The heading of a period's column in a table that has periods across. */
  String heading(Period period) {
    int number = period.number();
    return switch (period.frequency()) {
      case MONTH ->
          language.of(
              period.year() + "年" + number + "月", MONTHS.get(number - 1) + " " + period.year());
      case QUARTER ->
          language.of(period.year() + "年" + number + "季度", "Q" + number + " " + period.year());
      case YEAR -> language.of(period.year() + "年", Integer.toString(period.year()));
    };
  }

  private List<String> figure(Observation row) {
    SeriesKey key = row.key();
    return List.of(
        key.indicator(),
        indicators.getOrDefault(key.indicator(), key.indicator()),
        key.area(),
        areas.getOrDefault(key.area(), key.area()),
        key.activity(),
        activities.getOrDefault(key.activity(), key.activity()),
        frequency(key.period().frequency()),
        key.period().toString(),
        row.measure().name(),
        row.measure().name(language),
        row.shown().text(language, ""),
        row.shown().unit().name(language),
        base(row.baseKind()),
        row.updated().toString());
  }

  /** What a figure compares with, in words; nothing where it does not compare. */
  private String base(String kind) {
    return kind.isEmpty() ? "" : base(BaseKind.valueOf(kind));
  }

  private String base(BaseKind kind) {
    return switch (kind) {
      case RESTATED -> language.of("可比口径", "restated");
      case REVISED_TOTAL -> language.of("上年总量", "last year's total");
      case PUBLISHED -> language.of("上年公布总量", "last year's total as first released");
      case MATCHED -> language.of("两年均在的单位", "units of both years");
    };
  }

  private String frequency(Frequency frequency) {
    return switch (frequency) {
      case MONTH -> language.of("月", "month");
      case QUARTER -> language.of("季", "quarter");
      case YEAR -> language.of("年", "year");
    };
  }
}
