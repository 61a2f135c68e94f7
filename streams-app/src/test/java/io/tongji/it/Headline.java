package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The headline table of the zone's work report for 2023, as it was published.
 *
 * @param name of the indicator
 * @param code of the indicator
 * @param area at which it is read
 * @param amount printed, in the publishing unit
 * @param unit of the amount
 * @param growth printed, in per cent
 * @param completion of the year's target, printed, in per cent; empty: there is no target
 */
record Headline(
    String name,
    String code,
    String area,
    String amount,
    Unit unit,
    String growth,
    String completion) {

  private static final String ZONE = "330483K01";
  private static final String PLATFORMS = "330483K01P";

  /** A publishing unit: its name, the currency, and which power of ten of it. */
  record Unit(String name, String currency, int exponent) {}

  private static final Unit YI = new Unit("亿元", "CNY", 8);
  private static final Unit YI_USD = new Unit("亿美元", "USD", 8);
  private static final Unit WAN = new Unit("万元", "CNY", 4);

  static final List<Headline> REPORT =
      List.of(
          new Headline("规上工业总产值", "GIO", ZONE, "773.76", YI, "-4.2", "81.9"),
          new Headline("固定资产投资", "FAI", ZONE, "116.48", YI, "4.4", "98.1"),
          new Headline("建安投资", "CI", ZONE, "42.73", YI, "2.8", "92.9"),
          new Headline("工业建安", "CI_IND", ZONE, "25.41", YI, "8.8", "93.7"),
          new Headline("服务业建安", "CI_SVC", ZONE, "17.16", YI, "-5.6", "90.9"),
          new Headline("实到外资", "FDI", ZONE, "2.39", YI_USD, "17.5", "103.9"),
          new Headline("高新技术产业投资", "FAI_HT", ZONE, "55.97", YI, "12.8", "94.9"),
          new Headline("数字经济制造业投资", "FAI_DIGI", ZONE, "22.14", YI, "29.4", "88.6"),
          new Headline("出口总额", "EXP", ZONE, "225.33", YI, "1.76", ""),
          new Headline("规上研发经费支出", "RND", ZONE, "40.69", YI, "2.75", "100.2"),
          new Headline("三大平台总产值", "PLAT_OUT", PLATFORMS, "34.62", YI, "-9.54", ""),
          new Headline("三大平台总税收", "PLAT_TAX", PLATFORMS, "5130.69", WAN, "-2.31", ""));

  /** A line of the board shows name, amount, growth and completion. */
  void isOn(List<String> board) {
    String target = completion.isEmpty() ? "--" : completion + "%";
    assertThat(board)
        .as("%s on the board", code)
        .anySatisfy(
            line ->
                assertThat(line.trim().split("\\s+"))
                    .startsWith(name, amount, unit.name(), growth + "%", target));
  }

  /** Rows of an export hold the same digits. */
  void isIn(List<String> export) {
    holds(export, "YTD," + unit.currency(), amount);
    holds(export, "YTD_YOY,PT", growth);
    if (!completion.isEmpty()) {
      holds(export, "COMPLETION,PT", completion);
    }
  }

  private void holds(List<String> export, String measure, String digits) {
    assertThat(export)
        .as("%s of %s", measure, code)
        .anyMatch(
            row ->
                row.contains(",M,%s,%s,_T,%s,2023-12,%s,".formatted(area, code, measure, digits)));
  }

  /** Gauges hold amounts in whole currency units and rates as fractions, which round to this. */
  void isAmong(Map<String, String> gauges) {
    rounds(
        gauges,
        "tongji_amount_" + unit.currency().toLowerCase(Locale.ROOT),
        -unit.exponent(),
        amount);
    rounds(gauges, "tongji_yoy_ratio", 2, growth);
    if (!completion.isEmpty()) {
      rounds(gauges, "tongji_target_completion_ratio", 2, completion);
    }
  }

  /** Whether the amount is shown already: each indicator appears when its task has committed. */
  boolean isShown(Map<String, String> gauges) {
    return gauges.containsKey(series("tongji_amount_" + unit.currency().toLowerCase(Locale.ROOT)));
  }

  private String series(String name) {
    return name
        + "{activity=\"_T\",area=\"%s\",indicator=\"%s\",period=\"2023-12\"".formatted(area, code)
        + ",span=\"ytd\",view=\"live\"}";
  }

  private void rounds(Map<String, String> gauges, String name, int power, String digits) {
    String series = series(name);
    assertThat(gauges).containsKey(series);
    BigDecimal printed = new BigDecimal(digits);
    assertThat(
            new BigDecimal(gauges.get(series))
                .scaleByPowerOfTen(power)
                .setScale(printed.scale(), RoundingMode.HALF_UP))
        .as(series)
        .isEqualTo(printed);
  }
}
