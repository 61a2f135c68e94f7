package io.tongji.disclosure.rules;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.source.WordList;
import io.tongji.digest.Sha256;
import io.tongji.disclosure.rules.DisclosureRules.Dominance;
import io.tongji.disclosure.rules.DisclosureRules.Parameters;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file with the secret rules: lines {@code name = value}, empty ones and comments that
 * begin with #. A message names the line and never a number of the rules.
 */
public final class RulesFile {

  private static final String MINIMUM = "minimum";
  private static final String PERCENT = "percent";
  private static final String FACTOR = "signed.factor";
  private static final String DOMINANCE = "dominance";
  private static final String SALT = "salt";
  private static final String WAIVER = "waiver";
  private static final int SALT_BYTES = 16;

  private final Catalogue catalogue;
  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, Integer> lines = new TreeMap<>();
  private final List<Waiver> waivers = new ArrayList<>();
  private final List<String> waiverTexts = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  private RulesFile(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The rules of a text.
   *
   * @param catalogue whose indicators waivers may name
   * @throws Failure naming each wrong line and its remedy
   */
  public static DisclosureRules read(String text, Catalogue catalogue) {
    return new RulesFile(catalogue).parse(text);
  }

  /**
   * The text of a file with the usual rules.
   *
   * @param salt random, 16 bytes or more
   */
  public static String usual(byte[] salt) {
    return """
    # 保密规则:参数保密,仅本文件所有者可读。The rules are secret: readable by the owner of the file only.
    minimum = 3
    percent = 15
    # dominance = 2;75
    signed.factor = 1
    salt = %s
    # waiver = holding; indicators or *; from; to; reference
    """
        .formatted(HexFormat.of().formatHex(salt));
  }

  private DisclosureRules parse(String text) {
    List<String> all = text.lines().toList();
    for (int at = 0; at < all.size(); at++) {
      String line = all.get(at).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        take(at + 1, line);
      }
    }
    Parameters parameters =
        new Parameters(
            number(MINIMUM, 1, 100), number(PERCENT, 1, 1000), dominance(), number(FACTOR, 1, 100));
    byte[] salt = salt();
    if (!wrong.isEmpty()) {
      throw Failure.setting(String.join("; ", wrong));
    }
    return new DisclosureRules(parameters, waivers, digest(salt));
  }

  private void take(int line, String text) {
    int sign = text.indexOf('=');
    String name = sign < 0 ? "" : text.substring(0, sign).strip();
    String value = text.substring(sign + 1).strip();
    if (name.equals(WAIVER)) {
      waiver(line, value);
    } else if (!List.of(MINIMUM, PERCENT, FACTOR, DOMINANCE, SALT).contains(name)) {
      wrong(
          line,
          "is no line of the rules: give minimum, percent, dominance, signed.factor, salt or"
              + " waiver, each with = and a value");
    } else if (lines.put(name, line) != null) {
      wrong(line, name + " stands in the file twice: remove one");
    } else {
      values.put(name, value);
    }
  }

  private void wrong(@Nullable Integer line, String problem) {
    wrong.add((line == null ? "" : "line " + line + ": ") + problem);
  }

  private int number(String name, int from, int to) {
    return number(name, values.get(name), from, to);
  }

  private int number(String name, @Nullable String value, int from, int to) {
    if (value != null && value.matches("\\d{1,4}")) {
      int number = Integer.parseInt(value);
      if (from <= number && number <= to) {
        return number;
      }
    }
    wrong(
        lines.get(name),
        name
            + (value == null ? " is missing" : " is out of range")
            + ": give a whole number from "
            + from
            + " to "
            + to);
    return from;
  }

  private @Nullable Dominance dominance() {
    String value = values.get(DOMINANCE);
    if (value == null) {
      return null;
    }
    List<String> words = WordList.split(value);
    if (words.size() != 2) {
      wrong(lines.get(DOMINANCE), "dominance is no pair: give how many; per cent");
      return null;
    }
    return new Dominance(
        number(DOMINANCE, words.get(0), 1, 10), number(DOMINANCE, words.get(1), 1, 100));
  }

  private byte[] salt() {
    String value = values.getOrDefault(SALT, "");
    if (!value.matches("([0-9a-fA-F]{2}){" + SALT_BYTES + ",}")) {
      wrong(lines.get(SALT), "salt is missing or short: give 32 or more random hexadecimal digits");
      return new byte[0];
    }
    return HexFormat.of().parseHex(value);
  }

  private void waiver(int line, String value) {
    String[] cells = value.split("[;；]", -1);
    if (cells.length != 5 || cells[0].isBlank() || cells[4].isBlank()) {
      wrong(
          line,
          "a waiver has five parts separated by semicolons: holding; indicators or *; first month;"
              + " last month or nothing; reference of the paper");
      return;
    }
    TreeSet<String> indicators = indicators(line, cells[1].strip());
    try {
      Month from = Month.parse(cells[2].strip());
      Month to = cells[3].isBlank() ? null : Month.parse(cells[3].strip());
      if (to != null && to.compareTo(from) < 0) {
        wrong(line, "the waiver ends before it begins: give " + from + " or later");
      }
      waiverTexts.add(value);
      waivers.add(new Waiver(cells[0].strip(), indicators, from, to, cells[4].strip()));
    } catch (IllegalArgumentException e) {
      wrong(line, "the waiver's months are " + e.getMessage() + ": write YYYY-MM");
    }
  }

  private TreeSet<String> indicators(int line, String cell) {
    TreeSet<String> indicators = new TreeSet<>();
    if (!cell.equals("*")) {
      for (String word : cell.split("[,，]", -1)) {
        indicators.add(word.strip());
        if (catalogue.indicator(word.strip()) == null) {
          wrong(
              line,
              "the waiver names \""
                  + word.strip()
                  + "\", which is not in indicators.csv: give its codes, separated by commas, or"
                  + " *");
        }
      }
    }
    return indicators;
  }

  private String digest(byte[] salt) {
    MessageDigest digest = Sha256.empty();
    digest.update(salt);
    Sha256.update(digest, values + "\n" + waiverTexts);
    return Sha256.hex(digest);
  }
}
