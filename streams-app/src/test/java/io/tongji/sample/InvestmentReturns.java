package io.tongji.sample;

import io.tongji.sample.Project.Detail;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The returns of the projects as they should be: what is in force at the end. */
final class InvestmentReturns {
  private static final int[] SEASON = {40, 50, 85, 90, 95, 110, 90, 92, 100, 96, 104, 120};

  private final Map<Project, Budget> budgets2022;
  private final Map<Project, Budget> budgets2023;
  private final List<Filing> filings = new ArrayList<>();

  private InvestmentReturns(List<Project> projects) {
    this.budgets2022 = Budgets.of(2022, projects);
    this.budgets2023 = Budgets.of(2023, projects);
  }

  /** All returns of the projects, by project and period. */
  static List<Filing> of(List<Project> projects) {
    InvestmentReturns returns = new InvestmentReturns(projects);
    projects.forEach(returns::report);
    return returns.filings;
  }

  private void report(Project project) {
    Budget own = budgets2022.getOrDefault(project, Budget.NONE);
    Budget current = budgets2023.getOrDefault(project, Budget.NONE);
    boolean old = project.from().equals(YearMonth.of(2022, 1));
    Budget before =
        old ? own.percent(Dice.between(60, 115, "before", project.number())) : Budget.NONE;
    Budget prior = project.number() % 17 == 5 ? own.percent(97) : own;
    report(project, 2022, own, before);
    report(project, 2023, current, prior);
  }

  private void report(Project project, int year, Budget budget, Budget prior) {
    if (budget.total() == 0) {
      return;
    }
    for (YearMonth period : Form.INVESTMENT.periods(year)) {
      if (!period.isBefore(project.from())) {
        SortedMap<String, Long> amounts = new TreeMap<>();
        fill(amounts, "", project, budget, reached(project, period, budget.total()));
        YearMonth base = period.minusYears(1);
        if (prior.total() > 0 && !(year == 2023 && base.isBefore(project.from()))) {
          fill(amounts, "prior_", project, prior, reached(project, base, prior.total()));
        }
        plan(amounts, project, year);
        filings.add(Filing.plain(Form.INVESTMENT, project.code(), period, amounts, ""));
      }
    }
  }

  /** The cumulative investment at the end of a month; some projects count to a hundred yuan. */
  private static long reached(Project project, YearMonth period, long total) {
    int year = period.getYear();
    int first = project.from().getYear() == year ? project.from().getMonthValue() : 1;
    long sum = 0;
    long part = 0;
    for (int month = first; month <= 12; month++) {
      int noise = Dice.between(70, 130, "work", project.number(), year, month);
      long weight = (long) SEASON[month - 1] * noise;
      sum += weight;
      part += month <= period.getMonthValue() ? weight : 0;
    }
    long step = project.number() % 20 == 0 ? 100 : 10_000;
    return total / step * part / sum * step;
  }

  private static void fill(
      SortedMap<String, Long> amounts, String prefix, Project project, Budget budget, long ytd) {
    amounts.put(prefix + "ytd", ytd);
    if (project.detail() == Detail.TOTAL_ONLY) {
      return;
    }
    long construction = portion(budget.construction(), ytd, budget.total());
    long installation = portion(budget.installation(), ytd, budget.total());
    long equipment = portion(budget.equipment(), ytd, budget.total());
    amounts.put(prefix + "ytd_construction", construction);
    amounts.put(prefix + "ytd_other", ytd - construction - installation - equipment);
    if (project.detail() == Detail.ALL_COMPONENTS) {
      amounts.put(prefix + "ytd_installation", installation);
      amounts.put(prefix + "ytd_equipment", equipment);
    }
  }

  private static long portion(long amount, long ytd, long total) {
    return amount / 10_000 * (ytd / 100) / (total / 100) * 10_000;
  }

  private void plan(SortedMap<String, Long> amounts, Project project, int year) {
    if (year < 2023) {
      return;
    }
    long own = budgets2022.getOrDefault(project, Budget.NONE).total();
    long current = budgets2023.getOrDefault(project, Budget.NONE).total();
    long plan = (own + current) / 100 * Dice.between(110, 190, "plan", project.number());
    amounts.put("plan_total", Math.max(6_000_000, plan / 10_000_000 * 10_000_000));
    amounts.put("since_start", own + amounts.getOrDefault("ytd", 0L));
  }
}
