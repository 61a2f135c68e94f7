package io.tongji.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The few rows that must be refused; docs/sample.md gives the reason of each. */
final class FaultyRows {
  private static final String FIRM = Codes.enterprise(3);

  /** A platform's firm: it fills in the tax form. */
  private static final String TAXPAYER = Codes.enterprise(151);

  private static final String BUILDER = Codes.project(1, "2110");

  private FaultyRows() {}

  /** The faulty rows among the returns of a form and round. */
  static List<Map<String, String>> of(Form form, Phase phase) {
    return switch (phase) {
      case FIRST_HALF_2023 -> firstHalf(form);
      case SECOND_HALF_2023 -> secondHalf(form);
      case CORRECTED_2023 -> corrections(form);
      default -> List.of();
    };
  }

  /** A register entry in a town that does not exist. */
  static Map<String, String> register() {
    return Map.of(
        "unit_id", Codes.enterprise(901),
        "kind", "enterprise",
        "name", Names.firm(901, Firm.Role.INDUSTRY, "3670"),
        "area", "330483999",
        "industry", "3670",
        "frames", "规上",
        "valid_from", "2023-01");
  }

  private static List<Map<String, String>> firstHalf(Form form) {
    return switch (form) {
      case OUTPUT ->
          List.of(
              row(wrongCheckDigit(FIRM), "2023-03", Map.of("ytd", "52100")),
              row("91330483YBO0000315", "2023-04", Map.of("ytd", "8800")),
              row(FIRM, "2023-01", Map.of("month", "16000", "ytd", "16000")));
      case RD -> List.of(row(FIRM, "2023-05", Map.of("month", "约1200")));
      case INVESTMENT ->
          List.of(
              row("2204-330483-04-01 900001", "2023-06", Map.of("ytd", "900", "revision", "1")),
              row(
                  BUILDER,
                  "2023-06",
                  Map.of(
                      "ytd",
                      "5000",
                      "ytd_construction",
                      "2000",
                      "ytd_equipment",
                      "2500",
                      "revision",
                      "2")));
      case EXPORT, TAX, FDI -> List.of();
    };
  }

  private static List<Map<String, String>> secondHalf(Form form) {
    return switch (form) {
      case OUTPUT -> List.of(row(FIRM, "2023-13", Map.of("ytd", "231000")));
      case EXPORT ->
          List.of(row(Codes.enterprise(1), "2023-08", Map.of("month", "0.00075", "revision", "2")));
      case TAX -> List.of(row(TAXPAYER, "2023-09", Map.of("prior_ytd", "310.5", "revision", "2")));
      case RD, FDI, INVESTMENT -> List.of();
    };
  }

  private static List<Map<String, String>> corrections(Form form) {
    return switch (form) {
      case FDI ->
          List.of(row(Codes.enterprise(5), "2023-10", Map.of("ytd", "88", "revision", "0")));
      case EXPORT ->
          List.of(row(Codes.enterprise(1), "2023-04", Map.of("ytd", "7", "revision", "1")));
      default -> List.of();
    };
  }

  private static Map<String, String> row(String unit, String period, Map<String, String> cells) {
    Map<String, String> row = new TreeMap<>(cells);
    row.put("unit_id", unit);
    row.put("period", period);
    return row;
  }

  private static String wrongCheckDigit(String code) {
    char last = code.charAt(17);
    return code.substring(0, 17) + (last == '7' ? '8' : '7');
  }
}
