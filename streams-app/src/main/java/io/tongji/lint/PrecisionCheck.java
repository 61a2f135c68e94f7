package io.tongji.lint;

import io.tongji.lint.text.Stated;
import io.tongji.lint.text.StatedGrowth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rates of one kind are to be printed with one number of decimals. */
final class PrecisionCheck {

  private final Consumer<Finding> findings;

  PrecisionCheck(Consumer<Finding> findings) {
    this.findings = findings;
  }

  void check(List<Stated> figures) {
    check(figures, PrecisionCheck::growth, LintRule.MIXED_GROWTH_DECIMALS, "增速", "growths");
    check(figures, Stated::completion, LintRule.MIXED_COMPLETION_DECIMALS, "完成率", "completions");
  }

  /** Of a growth in per cent; multiples and words have no decimals to compare. */
  private static @Nullable BigDecimal growth(Stated figure) {
    StatedGrowth stated = figure.growth();
    return stated == null || !stated.inPerCent() ? null : stated.percent();
  }

  private void check(
      List<Stated> figures,
      Function<Stated, @Nullable BigDecimal> rate,
      LintRule rule,
      String... names) {
    Map<Integer, List<Stated>> byDecimals = new TreeMap<>();
    for (Stated figure : figures) {
      BigDecimal printed = rate.apply(figure);
      if (printed != null) {
        byDecimals.computeIfAbsent(printed.scale(), d -> new ArrayList<>()).add(figure);
      }
    }
    if (byDecimals.size() > 1) {
      findings.accept(
          new Finding(
              byDecimals.values().stream()
                  .map(list -> list.get(0).place())
                  .sorted()
                  .toList()
                  .get(1),
              rule,
              "%s的小数位数不一:%s;统一位数".formatted(names[0], list(byDecimals, rate, "位:", "、")),
              "%s have different numbers of decimals: %s; print them alike"
                  .formatted(names[1], list(byDecimals, rate, ": ", ", "))));
    }
  }

  private static String list(
      Map<Integer, List<Stated>> byDecimals,
      Function<Stated, @Nullable BigDecimal> rate,
      String colon,
      String comma) {
    return byDecimals.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + colon
                    + entry.getValue().stream()
                        .map(figure -> rate.apply(figure) + "%")
                        .collect(Collectors.joining(comma)))
        .collect(Collectors.joining("; "));
  }
}
