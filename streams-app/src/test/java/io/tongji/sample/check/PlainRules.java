package io.tongji.sample.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The hard edits on one row, and the conversion of its amounts. */
final class PlainRules {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Set<String> WITHOUT_JANUARY = Set.of("output", "rd", "investment");
  private static final Set<String> WORDS =
      Set.of("unit_id", "period", "revision", "withdrawn", "explanation");

  private PlainRules() {}

  /** The amounts given, in currency units; refuses what is not a number or not whole. */
  static Map<String, Long> amounts(String form, Map<String, String> row) {
    BigDecimal unit = new BigDecimal(form.equals("output") || form.equals("rd") ? 1_000 : 10_000);
    Map<String, Long> amounts = new TreeMap<>();
    row.forEach(
        (column, text) -> {
          if (!WORDS.contains(column) && !text.isEmpty()) {
            BigDecimal number = new BigDecimal(text.replace(",", ""));
            amounts.put(column, number.multiply(unit).longValueExact());
          }
        });
    return amounts;
  }

  /** Refuses a return that breaks a hard edit. */
  static void check(String form, Map<String, String> row, Map<String, Long> amounts) {
    String unit = row.getOrDefault("unit_id", "");
    boolean project = form.equals("investment");
    require(project ? unit.matches("\\S{1,40}") : isCreditCode(unit), "unit_id");
    String period = row.getOrDefault("period", "");
    require(period.matches("20\\d\\d-(0[1-9]|1[0-2])"), "period");
    require(!(WITHOUT_JANUARY.contains(form) && period.endsWith("-01")), "January");
    checkRevision(row);
    if (!row.getOrDefault("withdrawn", "").equals("true")) {
      require(amounts.containsKey("ytd") || amounts.containsKey("month"), "no amount");
      checkComponents(amounts, "");
      checkComponents(amounts, "prior_");
    }
  }

  /** A revision is empty or a whole number from 1. */
  static void checkRevision(Map<String, String> row) {
    require(row.getOrDefault("revision", "").matches("|[1-9]\\d*"), "revision");
  }

  private static void checkComponents(Map<String, Long> amounts, String prior) {
    List<String> components =
        List.of("ytd_construction", "ytd_installation", "ytd_equipment", "ytd_other");
    boolean given = components.stream().anyMatch(name -> amounts.containsKey(prior + name));
    long sum = components.stream().mapToLong(c -> amounts.getOrDefault(prior + c, 0L)).sum();
    require(!given || sum == amounts.getOrDefault(prior + "ytd", -1L), "components");
  }

  /** True if both check characters are right: of the code, and of the organisation in it. */
  static boolean isCreditCode(String code) {
    if (!code.matches("[0-9A-HJ-NPQRTUWXY]{18}")) {
      return false;
    }
    long outer = 0;
    for (int i = 0; i < 17; i++) {
      long weight = Math.floorMod((long) Math.pow(3, i), 31L);
      outer += ALPHABET.indexOf(code.charAt(i)) * weight;
    }
    return (outer + ALPHABET.indexOf(code.charAt(17))) % 31 == 0 && innerIsRight(code);
  }

  private static boolean innerIsRight(String code) {
    int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
    int inner = 0;
    for (int i = 0; i < 8; i++) {
      inner += Integer.parseInt(code.substring(8 + i, 9 + i), 36) * weights[i];
    }
    int check = 11 - inner % 11;
    String expected = check == 11 ? "0" : check == 10 ? "X" : "" + check;
    return code.substring(16, 17).equals(expected);
  }

  /** Refuses the row if the condition does not hold. */
  static void require(boolean condition, String reason) {
    if (!condition) {
      throw new IllegalArgumentException(reason);
    }
  }
}
