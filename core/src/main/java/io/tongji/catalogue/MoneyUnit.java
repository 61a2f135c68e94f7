package io.tongji.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A unit in which money is written down.
 *
 * @param name in Chinese, e.g. 万元
 * @param currency CNY or USD
 * @param exponent the unit is 10^exponent yuan or US dollars
 */
public record MoneyUnit(String name, String currency, int exponent) {

  private static final List<MoneyUnit> ALL =
      List.of(
          new MoneyUnit("元", "CNY", 0),
          new MoneyUnit("千元", "CNY", 3),
          new MoneyUnit("万元", "CNY", 4),
          new MoneyUnit("百万元", "CNY", 6),
          new MoneyUnit("亿元", "CNY", 8),
          new MoneyUnit("美元", "USD", 0),
          new MoneyUnit("千美元", "USD", 3),
          new MoneyUnit("万美元", "USD", 4),
          new MoneyUnit("百万美元", "USD", 6),
          new MoneyUnit("亿美元", "USD", 8));

  /** What the unit is called in a language: 千元, thousand CNY. */
  public String name(Language language) {
    String many =
        switch (exponent) {
          case 0 -> "";
          case 3 -> "thousand ";
          case 4 -> "× 10,000 ";
          case 6 -> "million ";
          default -> "× 100 million ";
        };
    return language.of(name, many + currency);
  }

  /** The unit of a word, in Chinese, or the currency itself (CNY, USD). */
  public static Optional<MoneyUnit> of(String word) {
    String currency = word.toUpperCase(Locale.ROOT);
    return ALL.stream()
        .filter(
            unit ->
                unit.name.equals(word) || (unit.exponent == 0 && unit.currency.equals(currency)))
        .findFirst();
  }

  /** The unit of a currency and size. */
  public static Optional<MoneyUnit> of(String currency, int exponent) {
    return ALL.stream()
        .filter(unit -> unit.currency.equals(currency) && unit.exponent == exponent)
        .findFirst();
  }

  /** True for the code of a currency; everything else is what is not money. */
  public static boolean isCurrency(String code) {
    return ALL.stream().anyMatch(unit -> unit.currency.equals(code));
  }

  /** The names of a currency's units. */
  public static String names(String currency) {
    return ALL.stream()
        .filter(unit -> unit.currency.equals(currency))
        .map(MoneyUnit::name)
        .collect(Collectors.joining(", "));
  }
}
