package io.tongji.sample;

import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What arrives when the year has been released: late returns, and corrections after the yearly
 * accounts. The zone's December stays as it was, so the report's figures are those of both
 * releases.
 */
final class AfterRelease {
  static final String WHY = "年终决算后更正";

  private static final YearMonth OCTOBER = YearMonth.of(2023, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2023, 11);
  private static final YearMonth DECEMBER = YearMonth.of(2023, 12);

  /** The firm that has not handed in anything since November. */
  private static final String LATE = Codes.enterprise(294);

  /** Firms of the zone that put October right: machinery in one town, electrics in another. */
  private static final Set<String> OF_ZONE = codes(12, 48, 82, 83, 118, 10, 32, 44, 45, 78);

  /** Textile firms of two towns that put December right. */
  private static final Set<String> OF_TOWNS = codes(200, 230, 275, 305, 205, 235, 310, 340);

  private AfterRelease() {}

  private static Set<String> codes(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(Codes::enterprise)
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean isLate(Filing filing) {
    return filing.unit().equals(LATE) && !filing.period().isBefore(NOVEMBER);
  }

  static boolean isCorrected(Filing filing) {
    YearMonth period = filing.period();
    return filing.form() == Form.OUTPUT
        && (OF_ZONE.contains(filing.unit()) && period.equals(OCTOBER)
            || OF_TOWNS.contains(filing.unit()) && period.equals(DECEMBER));
  }

  /** How much of the right amount was handed in at first, in per cent. */
  static int percent(Filing filing) {
    return Dice.between(91, 97, "released", filing.unit());
  }
}
