package io.tongji.sample;

import io.tongji.sample.Project.Branch;
import io.tongji.sample.Project.Detail;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The investment of one year, such that the zone's figures of the report come out exactly. */
final class Budgets {
  private static final long WAN = 10_000;

  /** Fixed-asset investment of the zone by branch, in 万元. */
  private static final Map<Branch, Long> TOTAL_2023 =
      amounts(148_213, 411_472, 73_204, 126_918, 399_814, 5_186);

  private static final Map<Branch, Long> TOTAL_2022 =
      amounts(112_034, 384_172, 59_073, 136_391, 420_038, 3_976);

  private final int year;
  private final List<Project> projects;
  private final Map<Project, Long> totals = new HashMap<>();
  private final Map<Project, Long> buildings = new HashMap<>();

  private Budgets(int year, List<Project> projects) {
    this.year = year;
    this.projects = projects.stream().filter(project -> project.activeIn(year)).toList();
  }

  /** The budgets of the projects at work in the year. */
  static Map<Project, Budget> of(int year, List<Project> all) {
    Budgets budgets = new Budgets(year, all);
    budgets.projects.forEach(budgets::estimate);
    for (Branch branch : Branch.values()) {
      budgets.meetTotal(branch);
    }
    boolean last = year == 2023;
    budgets.meetBuildings(List.of(Branch.SERVICES), last ? 171_571 : 181_794);
    budgets.meetBuildings(List.of(Branch.NEITHER), last ? 1_604 : 377);
    List<Branch> industry = List.of(Branch.values()).subList(0, 4);
    budgets.meetBuildings(industry, last ? 254_118 : 233_526);
    Map<Project, Budget> result = new HashMap<>();
    budgets.projects.forEach(project -> result.put(project, budgets.split(project)));
    return result;
  }

  private void estimate(Project project) {
    int months = 13 - (project.from().getYear() == year ? project.from().getMonthValue() : 1);
    int noise = Dice.between(70, 130, "budget", project.number(), year);
    totals.put(project, project.size() * months * noise / 1_200 * WAN);
  }

  private void meetTotal(Branch branch) {
    Map<Branch, Long> goals = year == 2023 ? TOTAL_2023 : TOTAL_2022;
    long goal = Objects.requireNonNull(goals.get(branch)) * WAN;
    share(totals, goal, inZone(List.of(branch)), totals);
  }

  /** Construction and installation: a third to a half of the investment, to begin with. */
  private void meetBuildings(List<Branch> branches, long goal) {
    Map<Project, Long> weights = new HashMap<>();
    for (Project project : projects) {
      int percent = Dice.between(25, 50, "building", project.number(), year);
      boolean split = project.detail() != Detail.TOTAL_ONLY;
      weights.put(project, split ? total(project) / 100 / WAN * percent * WAN : 0);
    }
    projects.forEach(project -> buildings.putIfAbsent(project, weights.getOrDefault(project, 0L)));
    share(buildings, goal * WAN, inZone(branches), weights);
  }

  private List<Project> inZone(List<Branch> branches) {
    return projects.stream()
        .filter(project -> project.inZone() && branches.contains(project.branch()))
        .toList();
  }

  private static void share(
      Map<Project, Long> into, long goal, List<Project> members, Map<Project, Long> weights) {
    List<Long> parts = new ArrayList<>();
    members.forEach(project -> parts.add(weights.getOrDefault(project, 0L)));
    List<Long> shares = Calibration.spread(goal, WAN, parts);
    for (int i = 0; i < members.size(); i++) {
      into.put(members.get(i), shares.get(i));
    }
  }

  private long total(Project project) {
    return totals.getOrDefault(project, 0L);
  }

  private Budget split(Project project) {
    long total = total(project);
    long building = buildings.getOrDefault(project, 0L);
    if (building > total) {
      throw new IllegalStateException(project.code() + " builds more than it invests");
    }
    boolean all = project.detail() == Detail.ALL_COMPONENTS;
    int installing = all ? Dice.between(5, 25, "installing", project.number(), year) : 0;
    int buying = project.branch().industrial() ? 75 : 15;
    long installation = building / 100 / WAN * installing * WAN;
    long equipment = all ? (total - building) / 100 / WAN * buying * WAN : 0;
    return new Budget(total, building - installation, installation, equipment);
  }

  private static Map<Branch, Long> amounts(long... amounts) {
    Map<Branch, Long> byBranch = new EnumMap<>(Branch.class);
    int at = 0;
    for (Branch branch : Branch.values()) {
      byBranch.put(branch, amounts[at++]);
    }
    return byBranch;
  }
}
