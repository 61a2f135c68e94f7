package io.tongji.sample;

import io.tongji.sample.Firm.Life;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The register as it is fed: what the clerk knew at the start of 2022, of 2023, and in July. */
final class Registers {
  private static final YearMonth START_2022 = YearMonth.of(2022, 1);
  private static final YearMonth JULY_2023 = YearMonth.of(2023, 7);
  private static final List<String> COLUMNS =
      List.of(
          "unit_id",
          "kind",
          "name",
          "owner",
          "holding",
          "area",
          "groups",
          "industry",
          "frames",
          "valid_from",
          "valid_to");

  /** Firms whose industry was first entered wrongly. */
  private static final Set<Integer> MISCLASSIFIED = Set.of(5, 205, 230);

  private final List<Firm> firms;
  private final List<Project> projects;

  Registers(List<Firm> firms, List<Project> projects) {
    this.firms = firms;
    this.projects = projects;
  }

  /** The register of 2022, without knowledge of what came later. */
  FeedFile first() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Firm firm : firms) {
      for (Placement placement : firm.placements()) {
        if (placement.from().equals(START_2022)) {
          Map<String, String> row = row(firm, placement, null);
          row.computeIfPresent(
              "industry", (k, code) -> MISCLASSIFIED.contains(firm.number()) ? "1761" : code);
          rows.add(row);
        }
      }
    }
    rows.add(mistaken());
    addProjects(rows, 2022);
    return new FeedFile("register", "register.csv", FileStyle.ENGLISH, COLUMNS, rows, 0);
  }

  /** The new year: entrants, leavers, projects begun, classes put right. */
  FeedFile newYear() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Firm firm : firms) {
      for (Placement placement : firm.placements()) {
        if (placement.from().equals(YearMonth.of(2023, 1)) || firm.life() == Life.LEFT_2022) {
          rows.add(row(firm, placement, placement.to()));
        } else if (MISCLASSIFIED.contains(firm.number())) {
          rows.add(revised(row(firm, placement, null), firm.number() == 5 ? "" : "2"));
        }
      }
    }
    addProjects(rows, 2023);
    rows.add(rows.size() / 2, FaultyRows.register());
    return later("register-2023.csv", rows, 1);
  }

  /** Mid-year: moves, new plants, a closure, an entry withdrawn. */
  FeedFile midYear() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Firm firm : firms) {
      for (Placement placement : firm.placements()) {
        if (placement.from().equals(JULY_2023)) {
          rows.add(row(firm, placement, null));
        } else if (firm.life() == Life.CLOSED_MAY_2023) {
          rows.add(revised(row(firm, placement, placement.to()), "2"));
        } else if (firm.number() == 34) {
          rows.add(revised(row(firm, placement, JULY_2023.minusMonths(1)), "2"));
        }
      }
    }
    Map<String, String> withdrawn = revised(mistaken(), "2");
    withdrawn.put("withdrawn", "true");
    rows.add(withdrawn);
    return later("register-2023-07.csv", rows, 0);
  }

  private static FeedFile later(String name, List<Map<String, String>> rows, int refused) {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(List.of("revision", "withdrawn"));
    return new FeedFile("register", name, FileStyle.CHINESE, columns, rows, refused);
  }

  private Map<String, String> mistaken() {
    Placement placement =
        new Placement(Towns.GAOQIAO, List.of(Towns.ZONE), "3670", List.of("规上"), START_2022, null);
    return row(firms.get(Firms.MISTAKEN - 1), placement, null);
  }

  private void addProjects(List<Map<String, String>> rows, int year) {
    projects.stream()
        .filter(project -> project.from().getYear() == year)
        .forEach(project -> rows.add(row(project)));
  }

  private static Map<String, String> row(Firm firm, Placement at, @Nullable YearMonth to) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("unit_id", firm.code());
    row.put("kind", "enterprise");
    row.put("name", firm.name());
    row.put("holding", firm.holding());
    row.put("area", at.area());
    row.put("groups", String.join(";", at.groups()));
    row.put("industry", at.industry());
    row.put("frames", String.join(";", at.frames()));
    row.put("valid_from", at.from().toString());
    row.put("valid_to", to == null ? "" : to.toString());
    return row;
  }

  private static Map<String, String> row(Project project) {
    YearMonth to = project.to();
    Map<String, String> row = new LinkedHashMap<>();
    row.put("unit_id", project.code());
    row.put("kind", "project");
    row.put("name", project.name());
    row.put("owner", project.owner());
    row.put("area", project.area());
    row.put("groups", String.join(";", project.groups()));
    row.put("industry", project.industry());
    row.put("valid_from", project.from().toString());
    row.put("valid_to", to == null ? "" : to.toString());
    return row;
  }

  private static Map<String, String> revised(Map<String, String> row, String revision) {
    row.put("revision", revision);
    return row;
  }
}
