package io.tongji.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the clauses that tell growth and completion of what stands before them. */
final class Rates {

  private static final Pattern PER_CENT = Pattern.compile("(\\d+(?:\\.\\d+)?)%");

  private final Patterns patterns;

  Rates(Patterns patterns) {
    this.patterns = patterns;
  }

  /** Takes the clause if it tells rates; false if it tells something else. */
  boolean take(String clause, List<Draft> before) {
    Matcher growth = patterns.matcher(Role.GROWTH, clause);
    if (growth.find()) {
      List<@Nullable BigDecimal> rates = changes(growth.group("values"));
      List<Draft> told = told(before, rates.size());
      for (int at = 0; at < told.size(); at++) {
        told.get(at).grew(rates.get(at));
      }
      return true;
    }
    Matcher completion = patterns.matcher(Role.COMPLETION, clause);
    if (!completion.find()) {
      return false;
    }
    List<String> rates = patterns.split(Role.BETWEEN, completion.group("values"));
    List<Draft> told = told(before, rates.size());
    for (int at = 0; at < told.size(); at++) {
      told.get(at).completed(perCent(rates.get(at)));
    }
    return true;
  }

  /** One rate is that of the last figure; several are those of as many. */
  private static List<Draft> told(List<Draft> before, int rates) {
    boolean some = rates == before.size() || (rates == 1 && !before.isEmpty());
    return some ? before.subList(before.size() - rates, before.size()) : List.of();
  }

  /** Each with the sign of its own word, or of the nearest one before it. */
  private List<@Nullable BigDecimal> changes(String values) {
    List<@Nullable BigDecimal> changes = new ArrayList<>();
    int sign = 0;
    for (String text : patterns.split(Role.BETWEEN, values)) {
      if (patterns.finds(Role.DOWN, text)) {
        sign = -1;
      } else if (patterns.finds(Role.UP, text)) {
        sign = 1;
      }
      @Nullable BigDecimal rate = sign == 0 ? null : perCent(text);
      changes.add(rate == null || sign > 0 ? rate : rate.negate());
    }
    return changes;
  }

  private static @Nullable BigDecimal perCent(String text) {
    Matcher matcher = PER_CENT.matcher(text);
    return matcher.find() ? new BigDecimal(matcher.group(1)) : null;
  }
}
