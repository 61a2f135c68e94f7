package io.tongji.verify;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import io.tongji.verify.attack.Rules;
import io.tongji.verify.attack.Rules.Dominance;
import io.tongji.verify.attack.Rules.Waiver;
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
   * @throws Failure if a number is missing; the gate says more of a file that is wrong
   */
  static Rules read(String text, Catalogue catalogue) {
    Map<String, String> values = new HashMap<>();
    List<Waiver> waivers = new ArrayList<>();
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
    String[] dominance = values.getOrDefault("dominance", "0;0").split("[;；]");
    try {
      return new Rules(
          Integer.parseInt(values.getOrDefault("minimum", "")),
          Long.parseLong(values.getOrDefault("percent", "")),
          new Dominance(
              Integer.parseInt(dominance[0].strip()), Long.parseLong(dominance[1].strip())),
          Long.parseLong(values.getOrDefault("signed.factor", "1")),
          waivers,
          protectedZeros(catalogue));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw Failure.setting(
          "the rules of disclosure control lack a number",
          "run ./tongji release preview, which names the line");
    }
  }

  private static Set<String> protectedZeros(Catalogue catalogue) {
    return catalogue.indicators().stream()
        .map(Indicator::code)
        .filter(catalogue.programme()::protectsZeros)
        .collect(Collectors.toSet());
  }

  /** A waiver counts for what hangs together: whole years, and all that sums the same columns. */
  private static Waiver waiver(String value, Catalogue catalogue) {
    String[] cells =
        Arrays.stream(value.split("[;；]", -1)).map(String::strip).toArray(String[]::new);
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
    return new Waiver(cells[0], whole, (from + 11) / 12 * 12, to);
  }

  private static Set<String> alike(Indicator one, Catalogue catalogue) {
    return catalogue.indicators().stream()
        .filter(other -> other.measure().equals(one.measure()))
        .filter(other -> other.january() == one.january())
        .map(Indicator::code)
        .collect(Collectors.toSet());
  }
}
