package io.tongji.sample;

import io.tongji.sample.Project.Branch;
import io.tongji.sample.Project.Detail;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan of the sample's projects: how many of each branch, in the zone and outside. */
final class Projects {
  private final List<Project> projects = new ArrayList<>();
  private final List<Firm> firms;

  private Projects(List<Firm> firms) {
    this.firms = firms;
  }

  /** All projects, by number; some belong to one of the firms. */
  static List<Project> all(List<Firm> firms) {
    Projects plan = new Projects(firms);
    plan.add(Branch.HIGH_TECH_DIGITAL, 15, 5);
    plan.add(Branch.HIGH_TECH, 32, 10);
    plan.add(Branch.DIGITAL, 11, 4);
    plan.add(Branch.OTHER_INDUSTRY, 20, 22);
    plan.add(Branch.SERVICES, 30, 20);
    plan.add(Branch.NEITHER, 5, 4);
    return List.copyOf(plan.projects);
  }

  private void add(Branch branch, int inZone, int outside) {
    for (int i = 0; i < inZone; i++) {
      projects.add(project(branch, i, Towns.inside(i + 2), List.of(Towns.ZONE)));
    }
    for (int i = 0; i < outside; i++) {
      projects.add(project(branch, i, Towns.outside(projects.size()), List.of()));
    }
  }

  private Project project(Branch branch, int index, String area, List<String> groups) {
    int number = projects.size() + 1;
    Firm owner = firms.get(number * 2);
    return new Project(
        number,
        branch,
        detail(branch, index),
        branch.industrial() && number % 4 > 0 ? owner.code() : "",
        area,
        groups,
        branch.industries.get(index % branch.industries.size()),
        from(index, number),
        to(index),
        Dice.between(1_500, 24_000, "project", number));
  }

  /** Every project of the branch in turn: begun before 2022, in 2022, in 2023. */
  private static YearMonth from(int index, int number) {
    return switch (index % 5) {
      case 3 -> YearMonth.of(2022, Dice.between(3, 9, "start", number));
      case 4 -> YearMonth.of(2023, Dice.between(2, 9, "start", number));
      default -> YearMonth.of(2022, 1);
    };
  }

  private static @Nullable YearMonth to(int index) {
    return index % 5 == 1 && index < 25 ? YearMonth.of(2022, 12) : null;
  }

  private static Detail detail(Branch branch, int index) {
    if (branch == Branch.SERVICES && index % 10 == 7) {
      return Detail.TOTAL_ONLY;
    }
    return index % 6 == 5 ? Detail.CONSTRUCTION_AND_OTHER : Detail.ALL_COMPONENTS;
  }
}
