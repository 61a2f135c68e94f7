package io.tongji.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The targets of the year, and their revision in autumn. */
final class Targets {
  private static final List<String> COLUMNS =
      List.of("indicator", "area", "year", "target", "unit", "version");

  private Targets() {}

  /** The targets as adopted. */
  static FeedFile adopted() {
    List<Map<String, String>> rows = new ArrayList<>();
    String[] zone2023 = {
      "GIO 945 亿元", "FAI 118.7 亿元", "CI 46.00 亿元", "CI_IND 27.12 亿元", "CI_SVC 18.88 亿元",
      "FDI 2.30 亿美元", "FAI_HT 59 亿元", "FAI_DIGI 24 亿元", "RND 406000 万元", "EXP 230 亿元"
    };
    String[] zone2022 = {
      "GIO 800 亿元",
      "FAI 110 亿元",
      "CI 41.5 亿元",
      "CI_IND 23.5 亿元",
      "CI_SVC 18 亿元",
      "FDI 2 亿美元",
      "FAI_HT 48 亿元",
      "FAI_DIGI 17.5 亿元",
      "RND 39 亿元"
    };
    String[] town2023 = {"GIO 1650 亿元", "FAI 175 亿元", "FDI 3.6 亿美元", "RND 80 亿元"};
    add(rows, zone2022, Towns.ZONE, "2022");
    add(rows, zone2023, Towns.ZONE, "2023");
    add(rows, town2023, "330483", "2023");
    return new FeedFile("targets", "targets.csv", FileStyle.CHINESE, COLUMNS, rows, 0);
  }

  /** Those that the report's completions of events imply; 49.77 is no whole number of firms. */
  static FeedFile ofEvents() {
    String[] zone = {
      "KEY_INV 60.35 亿元",
      "RENEW_SIGN_MU 420 亩",
      "VACATE_MU 420 亩",
      "LOWEFF_MU 750 亩",
      "HIGHCONS_N 49.77 家"
    };
    List<Map<String, String>> rows = new ArrayList<>();
    add(rows, zone, Towns.ZONE, "2023");
    return new FeedFile("targets", "targets-events.csv", FileStyle.CHINESE, COLUMNS, rows, 0);
  }

  /** One target raised, one withdrawn. */
  static FeedFile revised() {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.add("withdrawn");
    Map<String, String> raised = row("FAI_DIGI 25 亿元", Towns.ZONE, "2023", "2");
    Map<String, String> withdrawn =
        Map.of(
            "indicator",
            "EXP",
            "area",
            Towns.ZONE,
            "year",
            "2023",
            "version",
            "2",
            "withdrawn",
            "true");
    List<Map<String, String>> rows = List.of(raised, withdrawn);
    return new FeedFile("targets", "targets-2023.csv", FileStyle.ENGLISH, columns, rows, 0);
  }

  private static void add(
      List<Map<String, String>> rows, String[] targets, String area, String year) {
    for (String target : targets) {
      rows.add(row(target, area, year, "1"));
    }
  }

  private static Map<String, String> row(String text, String area, String year, String version) {
    String[] parts = text.split(" ", -1);
    return Map.of(
        "indicator",
        parts[0],
        "area",
        area,
        "year",
        year,
        "target",
        parts[1],
        "unit",
        parts[2],
        "version",
        version);
  }
}
