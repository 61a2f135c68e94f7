package io.tongji.board;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.FigureShower;
import io.tongji.figures.GrowthBefore;
import io.tongji.figures.Shown;
import io.tongji.log.cuts.Published;
import io.tongji.output.TextTable.Side;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the table of the month alone. */
final class MonthRow {

  static final List<Side> SIDES =
      List.of(Side.LEFT, Side.RIGHT, Side.BEHIND, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT);

  private MonthRow() {}

  static String title(Month month, Language language) {
    return language
        .of("当月 %s;累计增速与上月相比", "Month %s alone; growth of the cumulative beside the month before's")
        .formatted(month);
  }

  static List<String> header(Language language) {
    return language == Language.ZH
        ? List.of("指标", "当月", "", "当月同比", "环比", "累计同比", "比上月增减(百分点)")
        : List.of(
            "Indicator",
            "Month",
            "",
            "Growth",
            "On month before",
            "Growth to date",
            "Change since last month (pp)");
  }

  /**
   * The cells of an indicator.
   *
   * @param now what is published of the month; null: nothing
   * @param before of the month before in the same year; null: nothing
   */
  static List<String> cells(
      Indicator indicator,
      FigureShower shower,
      @Nullable Published now,
      @Nullable Published before,
      Language language) {
    String name = language.of(indicator.name(), indicator.nameEn());
    Aggregate.@Nullable OfMonth of = AreaFigures.month(now);
    if (of == null) {
      String none = BoardRow.NONE;
      return List.of(name, none, "", none, none, none, none);
    }
    Shown amount = shower.total(of.month());
    Shown change = shower.change(of.ytd().growth(), GrowthBefore.of(before).growth());
    return List.of(
        name,
        amount.text(language, BoardRow.NONE),
        amount.value() == null ? "" : amount.unit().behindDigits(language),
        percent(shower.growth(of.month().growth()), language),
        percent(shower.growth(of.monthOnMonth()), language),
        percent(shower.growth(of.ytd().growth()), language),
        change.value() == null
            ? change.text(language, BoardRow.NONE)
            : BoardRow.signed(change.digits(BoardRow.NONE)));
  }

  private static String percent(Shown rate, Language language) {
    return rate.text(language, BoardRow.NONE) + (rate.value() == null ? "" : "%");
  }
}
