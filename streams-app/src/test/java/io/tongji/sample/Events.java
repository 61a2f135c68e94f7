package io.tongji.sample;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of 2023: each line of the report that counts projects, land, titles or people. */
final class Events {
  private static final YearMonth JANUARY = YearMonth.of(2023, 1);
  private static final YearMonth DECEMBER = YearMonth.of(2023, 12);
  private static final List<String> COLUMNS =
      List.of(
          "unit_id",
          "event_id",
          "kind",
          "status",
          "occurred_on",
          "quantity",
          "unit",
          "amount",
          "area",
          "supersedes",
          "revision",
          "withdrawn");

  private final List<Map<String, String>> rows = new ArrayList<>();
  private final List<String> firms;
  private final List<String> projects;
  private int next;

  private Events(List<Firm> firms, List<Project> projects) {
    this.firms =
        firms.stream()
            .filter(firm -> firm.placement(JANUARY).filter(Placement::inZone).isPresent())
            .filter(firm -> firm.placement(DECEMBER).filter(Placement::inZone).isPresent())
            .map(Firm::code)
            .toList();
    this.projects =
        projects.stream()
            .filter(project -> project.inZone() && project.to() == null)
            .filter(project -> !project.from().isAfter(JANUARY))
            .map(Project::code)
            .toList();
  }

  /** The file of events. */
  static FeedFile of(List<Firm> firms, List<Project> projects) {
    Events events = new Events(firms, projects);
    events.projectsAndLand();
    events.enterprises();
    events.corrections();
    events.plans();
    return new FeedFile("event", "event-2023.csv", FileStyle.ENGLISH, COLUMNS, events.rows, 1);
  }

  private void projectsAndLand() {
    happen(Happening.of("project-signed", "signed", 49).amount("2123810"), projects);
    happen(Happening.of("project-signed-large", "signed", 8).amount("903590"), projects);
    happen(Happening.of("key-project-started", "started", 45), projects);
    happen(Happening.of("key-project-investment", "done", 45).amount("719312"), projects);
    happen(Happening.of("household-cleared", "done", 24).quantity("156", "户"), projects);
    happen(Happening.of("plot-cleared", "done", 8), projects);
    happen(Happening.of("plot-enclave-cleared", "done", 2), projects);
    happen(Happening.of("demolition", "done", 12).quantity("6.4612", "万平方米"), projects);
    happen(Happening.of("city-quality-started", "started", 43), projects);
    happen(Happening.of("city-quality-done", "done", 30), projects);
    happen(Happening.of("city-quality-investment", "done", 43).amount("117183"), projects);
    happen(Happening.of("land-transfer", "done", 9).quantity("636.1", "亩"), projects);
    happen(Happening.of("farm-project", "signed", 5), projects);
  }

  private void enterprises() {
    happen(Happening.of("renewal-signed", "signed", 19).quantity("427.08", "亩"), firms);
    happen(Happening.of("renewal-vacated", "done", 21).quantity("554.38", "亩"), firms);
    happen(Happening.of("low-efficiency-land", "done", 26).quantity("788.5", "亩"), firms);
    happen(Happening.of("high-consumption", "done", 53).quantity("53", "家"), firms);
    happen(Happening.of("title-specialised", "awarded", 34), firms);
    happen(Happening.of("title-waist", "awarded", 14), firms);
    happen(Happening.of("listing-reserve", "awarded", 16), firms);
    happen(Happening.of("talent-project", "awarded", 5), firms);
    happen(Happening.of("talent-doctor", "done", 11).quantity("28", "人"), firms);
    happen(Happening.of("title-high-tech", "awarded", 34), firms);
    happen(Happening.of("title-sme", "awarded", 61), firms);
    happen(Happening.of("rd-centre-county", "awarded", 28), firms);
    happen(Happening.of("rd-centre-city", "awarded", 19), firms);
    happen(Happening.of("digital-entry", "done", 6), firms);
    happen(Happening.of("robots-bought", "done", 31).quantity("137", "台"), firms);
    happen(Happening.of("digital-diagnosis", "done", 250), firms);
  }

  /**
   * One that is withdrawn, one in whose place another stands, one brought up to date, one wrong.
   */
  private void corrections() {
    Map<String, String> signed = row(projects.get(3), "project-signed", "signed", "2023-03-14");
    signed.put("amount", "8000");
    signed.put("revision", "1");
    Map<String, String> withdrawn = new LinkedHashMap<>(signed);
    withdrawn.put("revision", "2");
    withdrawn.put("withdrawn", "true");
    Map<String, String> applied = row(firms.get(5), "title-high-tech", "applied", "2023-04-20");
    Map<String, String> mistaken = row(firms.get(5), "title-waist", "awarded", "2023-05-09");
    Map<String, String> instead = row(firms.get(5), "title-waist", "applied", "2023-05-09");
    instead.put("supersedes", String.valueOf(mistaken.get("event_id")));
    Map<String, String> wrong = row(firms.get(9), "title-waist", "promised", "2023-06-01");
    rows.addAll(List.of(withdrawn, signed, applied, instead, mistaken, wrong));
  }

  /** Key projects that were to start and have not. */
  private void plans() {
    List<String> started =
        rows.stream()
            .filter(row -> "key-project-started".equals(row.get("kind")))
            .map(row -> row.get("unit_id"))
            .toList();
    List<String> waiting = projects.stream().filter(project -> !started.contains(project)).toList();
    happen(Happening.of("key-project-planned", "planned", 3), waiting);
  }

  /** Each of so many units in turn has one, from January to December. */
  private void happen(Happening happening, List<String> units) {
    List<BigDecimal> quantities = happening.quantities();
    List<BigDecimal> amounts = happening.amounts();
    int start = Dice.below(units.size(), "start", happening.kind());
    for (int n = 0; n < happening.number(); n++) {
      int month = 1 + n * 12 / happening.number();
      int day = Dice.between(1, 28, "day", happening.kind(), n);
      String unit = units.get((start + n * happening.step(units.size())) % units.size());
      Map<String, String> row =
          row(unit, happening.kind(), happening.status(), "2023-%02d-%02d".formatted(month, day));
      if (!quantities.isEmpty()) {
        row.put("quantity", quantities.get(n).toPlainString());
        row.put("unit", happening.unit());
      }
      if (!amounts.isEmpty()) {
        row.put("amount", amounts.get(n).toPlainString());
      }
      rows.add(row);
    }
  }

  private Map<String, String> row(String unit, String kind, String status, String day) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("unit_id", unit);
    row.put("event_id", "E%04d".formatted(++next));
    row.put("kind", kind);
    row.put("status", status);
    row.put("occurred_on", day);
    return row;
  }
}
