package io.tongji.sample;

import io.tongji.sample.Firm.Style;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The returns of the enterprises as they should be: what is in force at the end. */
final class EnterpriseReturns {
  private static final String RESTATED = "同期数按可比口径重新核定";
  private static final String CARRIED = "累计数含以前月份更正,本月数按当月实际上报";

  private final Form form;
  private final List<Filing> filings = new ArrayList<>();

  private EnterpriseReturns(Form form) {
    this.form = form;
  }

  /** All returns on one form, by period and firm. */
  static List<Filing> of(Form form, List<Firm> firms) {
    EnterpriseReturns returns = new EnterpriseReturns(form);
    AnnualFigures.of(form, firms).forEach(returns::reportBothYears);
    return returns.filings;
  }

  private void reportBothYears(Firm firm, Annual annual) {
    long[] before = Path.of(form, firm, 2021, annual.before());
    long[] own = Path.of(form, firm, 2022, annual.own());
    long[] prior = Path.of(form, firm, 2022, annual.prior());
    long[] value = Path.of(form, firm, 2023, annual.value());
    report(firm, 2022, own, before);
    report(firm, 2023, value, prior);
  }

  private void report(Firm firm, int year, long[] path, long[] prior) {
    int last = firm.life().lastMonth(year);
    int first = Math.max(form.firstMonth, last == 0 ? 13 : firm.life().firstMonth(year));
    for (int month = first; month <= last; month++) {
      int since = month == form.firstMonth ? 0 : month - 1;
      SortedMap<String, Long> amounts = new TreeMap<>();
      fill(amounts, "", path[month], path[month] - path[since]);
      fill(amounts, "prior_", prior[month], prior[month] - prior[since]);
      leaveOut(amounts, firm.style(), year);
      YearMonth period = YearMonth.of(year, month);
      String why = carry(amounts, firm, period) ? CARRIED : reason(firm, year);
      sales(amounts, firm, period, path[month]);
      filings.add(Filing.plain(form, firm.code(), period, amounts, why));
    }
  }

  private static void fill(SortedMap<String, Long> amounts, String prefix, long ytd, long month) {
    amounts.put(prefix + "ytd", ytd);
    amounts.put(prefix + "month", month);
  }

  private static void leaveOut(SortedMap<String, Long> amounts, Style style, int year) {
    switch (style) {
      case YTD_ONLY -> amounts.keySet().removeIf(column -> column.endsWith("month"));
      case MONTHS_ONLY -> amounts.keySet().removeIf(column -> column.endsWith("ytd"));
      case NO_PRIOR -> amounts.keySet().removeIf(c -> year == 2023 && c.startsWith("prior"));
      case BOTH, RESTATED -> {}
    }
  }

  private static String reason(Firm firm, int year) {
    return firm.style() == Style.RESTATED && year == 2023 ? RESTATED : "";
  }

  /** Some put an earlier month right through the cumulative alone. */
  private boolean carry(SortedMap<String, Long> amounts, Firm firm, YearMonth period) {
    long month = amounts.getOrDefault("month", 0L);
    boolean both = amounts.containsKey("month") && amounts.containsKey("ytd");
    boolean later = period.getMonthValue() > Math.max(form.firstMonth, 1);
    if (!both || !later || form == Form.FDI) {
      return false;
    }
    if (!Dice.oneIn(80, "carry", form, firm.number(), period)) {
      return false;
    }
    amounts.put("month", month * 97 / 100 / form.granule * form.granule);
    return true;
  }

  private void sales(SortedMap<String, Long> amounts, Firm firm, YearMonth period, long ytd) {
    if (form != Form.OUTPUT || period.getYear() < 2023 || firm.number() % 3 == 0) {
      return;
    }
    long sold = ytd / 1_000_000 * Dice.between(930, 1_010, "sold", firm.number(), period) * 1_000;
    amounts.put("sales_ytd", sold);
    boolean exports = firm.forms().contains(Form.EXPORT);
    amounts.put("delivery_ytd", exports ? sold * (firm.number() % 60) / 100_000 * 1_000 : 0L);
  }
}
