package io.tongji.verify;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import io.tongji.verify.attack.Rules;
import io.tongji.verify.attack.Rules.Consent;
import io.tongji.verify.attack.Rules.LargestShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the secret rules: lines of names with values, and comments that begin with #. */
final class RulesText {

  private RulesText() {}

  /**
   * The rules of a file's text, for some indicators.
   *
   * @throws Failure if a line is wrong or missing; the gate names it
   */
  static Rules read(String text, Catalogue catalogue) {
    try {
      return parse(text, catalogue);
    } catch (IllegalArgumentException e) {
      throw Failure.setting( // without the cause, whose message may have a number of the rules
          "the rules of disclosure control cannot be read",
          "run ./tongji release preview, which names the line");
    }
  }

  private static Rules parse(String text, Catalogue catalogue) {
    Map<String, String> values = new HashMap<>();
    List<Consent> waivers = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      String[] sides = line.split("=", 2);
      if (!line.startsWith("#") && sides.length == 2) {
        if (sides[0].strip().equals("waiver")) {
          waivers.add(waiver(sides[1], catalogue));
        } else {
          values.put(sides[0].strip(), sides[1].strip());
        }
      }
    }
    String[] dominance = cells(values.getOrDefault("dominance", "0;0"), 2);
    return new Rules(
        Integer.parseInt(values.getOrDefault("minimum", "")),
        Long.parseLong(values.getOrDefault("percent", "")),
        new LargestShare(Integer.parseInt(dominance[0]), Long.parseLong(dominance[1])),
        Long.parseLong(values.getOrDefault("signed.factor", "1")),
        waivers,
        protectedZeros(catalogue));
  }

  private static String[] cells(String value, int number) {
    String[] cells =
        Arrays.stream(value.split("[;；]", -1)).map(String::strip).toArray(String[]::new);
    if (cells.length != number) {
      throw new IllegalArgumentException(number + " parts are wanted");
    }
    return cells;
  }

  private static Set<String> protectedZeros(Catalogue catalogue) {
    return catalogue.indicators().stream()
        .map(Indicator::code)
        .filter(catalogue.programme()::protectsZeros)
        .collect(Collectors.toSet());
  }

  /** A waiver counts for what hangs together: whole years, and all that sums the same columns. */
  private static Consent waiver(String value, Catalogue catalogue) {
    String[] cells = cells(value, 5);
    int from = Month.parse(cells[2]).index();
    int to = cells[3].isEmpty() ? Integer.MAX_VALUE : Month.parse(cells[3]).index();
    Set<String> all =
        catalogue.indicators().stream().map(Indicator::code).collect(Collectors.toSet());
    Set<String> named =
        cells[1].equals("*")
            ? all
            : Arrays.stream(cells[1].split("[,，]")).map(String::strip).collect(Collectors.toSet());
    Set<String> whole =
        catalogue.indicators().stream()
            .filter(one -> named.containsAll(alike(one, catalogue)))
            .map(Indicator::code)
            .collect(Collectors.toSet());
    return new Consent(cells[0], whole, (from + 11) / 12 * 12, to);
  }

  private static Set<String> alike(Indicator one, Catalogue catalogue) {
    return catalogue.indicators().stream()
        .filter(other -> other.measure().equals(one.measure()))
        .filter(other -> other.january() == one.january())
        .map(Indicator::code)
        .collect(Collectors.toSet());
  }
}
