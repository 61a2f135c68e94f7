package io.tongji.board;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.figures.FigureShower;
import io.tongji.figures.Shown;
import io.tongji.output.TextTable;
import io.tongji.output.TextTable.Side;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The growth bridge of one indicator in the publishing unit, to be added up from left to right:
 * last year's cumulative, leavers, restatement, entrants' bases, change of the same units, this
 * year's cumulative.
 *
 * <p>Each amount is rounded once, from the exact one, and none is adjusted (未作机械调整). What this
 * year's cumulative as printed exceeds the sum of what is printed before it is the last column.
 *
 * @param indicator what it is about
 * @param steps last year's cumulative and the four parts; empty: there is no bridge
 * @param total this year's cumulative
 */
record BridgeRow(Indicator indicator, List<Shown> steps, @Nullable Shown estimates, Shown total) {

  private static final List<Side> SIDES =
      List.of(
          Side.LEFT,
          Side.RIGHT,
          Side.RIGHT,
          Side.RIGHT,
          Side.RIGHT,
          Side.RIGHT,
          Side.RIGHT,
          Side.BEHIND,
          Side.RIGHT);

  private static final String NONE = "--";
  private static final int STEPS = 5;

  /** Behind the indicator and the steps: where estimates stand, if some line has them. */
  private static final int ESTIMATES = 1 + STEPS;

  /** Copies the list. */
  BridgeRow {
    steps = List.copyOf(steps);
  }

  /** The bridge of a month's cumulative; null: the indicator has no figures. */
  static BridgeRow of(
      Indicator indicator, FigureShower shower, Aggregate.@Nullable OfMonth published) {
    Bridge bridge = published == null ? null : published.bridge();
    if (published == null || bridge == null) {
      return new BridgeRow(indicator, List.of(), null, shower.amount(null));
    }
    return new BridgeRow(
        indicator,
        List.of(
            shower.amount(published.ytd().lastYear()),
            shower.amount(-bridge.leavers()),
            shower.amount(bridge.restatement()),
            shower.amount(bridge.entrants()),
            shower.amount(bridge.sameUnits())),
        published.imputed() == null ? null : shower.amount(published.imputed().bridge()),
        shower.amount(published.ytd().total()));
  }

  static String title(Language language) {
    return language.of(
        "增长分解: 上年累计 + 各项 + 舍入差 = 本年累计",
        "Growth bridge: last year + parts + rounding = year to date");
  }

  /**
   * The table; with a column for estimates if one of them has some.
   *
   * @param rows not empty
   */
  static TextTable table(List<BridgeRow> rows, Language language) {
    boolean estimates = rows.stream().anyMatch(row -> row.estimates() != null);
    List<Side> sides = new ArrayList<>(SIDES);
    List<String> header = new ArrayList<>(header(language));
    if (estimates) {
      sides.add(ESTIMATES, Side.RIGHT);
      header.add(ESTIMATES, language.of("估算数变动", "Estimates"));
    }
    TextTable text = new TextTable(sides);
    text.add(header);
    rows.forEach(row -> text.add(row.cells(language, estimates)));
    return text;
  }

  private static List<String> header(Language language) {
    return language == Language.ZH
        ? List.of("指标", "上年累计", "退出单位", "上年同期数调整", "新进单位基数", "同企业变动", "本年累计", "", "舍入差")
        : List.of(
            "Indicator",
            "Last year",
            "Leavers",
            "Restatement",
            "Bases of entrants",
            "Same units",
            "Year to date",
            "",
            "Rounding");
  }

  private List<String> cells(Language language, boolean withEstimates) {
    List<String> cells = cells(language);
    if (withEstimates) {
      String part = estimates == null ? NONE : BoardRow.signed(estimates.digits(NONE));
      cells.add(ESTIMATES, part);
    }
    return cells;
  }

  private List<String> cells(Language language) {
    List<String> cells = new ArrayList<>();
    cells.add(language.of(indicator.name(), indicator.nameEn()));
    if (steps.isEmpty()) {
      cells.addAll(Collections.nCopies(STEPS + 1, NONE));
      cells.addAll(List.of("", NONE));
      return cells;
    }
    cells.add(steps.get(0).digits(NONE));
    steps.subList(1, STEPS).forEach(part -> cells.add(BoardRow.signed(part.digits(NONE))));
    cells.add(total.digits(NONE));
    cells.add(total.unit().behindDigits(language));
    cells.add(BoardRow.signed(roundingDifference().toPlainString()));
    return cells;
  }

  /** A total that is missing is 0 in a bridge. */
  private BigDecimal roundingDifference() {
    BigDecimal sum = steps.stream().map(BridgeRow::orZero).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal estimated = estimates == null ? BigDecimal.ZERO : orZero(estimates);
    return orZero(total).subtract(sum).subtract(estimated);
  }

  private static BigDecimal orZero(Shown shown) {
    BigDecimal value = shown.value();
    return value == null ? BigDecimal.ZERO : value;
  }
}
