package io.tongji.board;

import io.tongji.catalogue.Language;
import io.tongji.figures.Shown;
import io.tongji.output.TextTable.Side;
import java.util.List;
import java.util.Optional;

/**
 * One line of the headline table.
 *
 * @param name what it is about, in Chinese
 * @param nameEn in English
 * @param amount from January to the month
 * @param growth on the year before
 * @param completion of the year's target
 * @param gap how far completion is ahead of the schedule
 * @param status colour of the progress
 * @param units reported and expected
 */
record BoardRow(
    String name,
    String nameEn,
    Shown amount,
    Optional<Shown> growth,
    Optional<Shown> completion,
    Optional<Shown> gap,
    Optional<String> status,
    String units) {

  static final List<Side> SIDES =
      List.of(
          Side.LEFT,
          Side.RIGHT,
          Side.BEHIND,
          Side.RIGHT,
          Side.RIGHT,
          Side.RIGHT,
          Side.RIGHT,
          Side.RIGHT);

  /** What stands for a figure that is missing. */
  static final String NONE = "--";

  /** A line with an amount, or none, and nothing else. */
  static BoardRow ofAmount(String name, String nameEn, Shown amount) {
    return new BoardRow(
        name,
        nameEn,
        amount,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NONE);
  }

  static List<String> header(Language language) {
    return language == Language.ZH
        ? List.of("指标", "本年累计", "", "同比", "完成目标", "序时进度差(百分点)", "状态", "已报/应报")
        : List.of(
            "Indicator",
            "Year to date",
            "",
            "Growth",
            "Of target",
            "Ahead of schedule (pp)",
            "Status",
            "Reported/expected");
  }

  List<String> cells(Language language) {
    return List.of(
        language.of(name, nameEn),
        amount.text(language, NONE),
        amount.value() == null ? "" : amount.unit().behindDigits(language),
        percent(growth, language),
        percent(completion, language),
        gap.map(shown -> signed(shown.digits(NONE))).orElse(NONE),
        status.orElse(NONE),
        units);
  }

  private static String percent(Optional<Shown> rate, Language language) {
    return rate.map(shown -> shown.text(language, NONE) + (shown.value() == null ? "" : "%"))
        .orElse(NONE);
  }

  /** The digits, with a plus sign if they are above zero. */
  static String signed(String digits) {
    boolean negativeOrNone = digits.startsWith("-");
    return negativeOrNone || digits.matches("0(\\.0*)?") ? digits : "+" + digits;
  }
}
