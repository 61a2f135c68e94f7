package io.tongji.figures;

import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.measure.Fraction;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate.Coverage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many of the units behind an indicator have reported for a month (weighted response rate,
 * 加权填报率).
 *
 * @param indicator what they report
 * @param month for which
 * @param coverage who was expected and who reported; null: withheld from what was released
 * @param configured least part that must have reported, unless the catalogue has one of its own
 */
public record MonthResponse(
    Indicator indicator, Month month, @Nullable Coverage coverage, BigDecimal configured) {

  /** Units that have reported; 0 if that is withheld. */
  public int reported() {
    return coverage == null ? 0 : coverage.reported();
  }

  /**
   * The part that has reported, by weight, or by number where nobody has a weight; null: withheld,
   * or nobody is expected.
   */
  private @Nullable Fraction rate() {
    if (coverage == null || coverage.rate() != null) {
      return coverage == null ? null : coverage.rate();
    }
    Long expected = coverage.baseExpected();
    Long received = coverage.baseReceived();
    if (expected != null && received != null && expected > 0) {
      return Fraction.of(received, expected);
    }
    return coverage.expected() == 0 ? null : Fraction.of(coverage.reported(), coverage.expected());
  }

  /** True if so much has been reported that the month speaks for the indicator. */
  public boolean isEnough() {
    Fraction rate = rate();
    BigDecimal own = indicator.response().least();
    return rate == null || rate.compareTo(Fraction.of(own == null ? configured : own)) >= 0;
  }

  /** The month, and how many have reported: {@code 2024-03 已报 1/161}. */
  public String begun(Language language) {
    return month + language.of(" 已报 ", " reported ") + units();
  }

  /** The rate and the units behind it: {@code 规上工业总产值 0.6% (1/161)}. */
  private String rated(Language language, Rounding rounding) {
    Fraction rate = rate();
    String percent = rate == null ? "--" : rounding.percent(rate, 1).toPlainString() + "%";
    return language.of(indicator.name(), indicator.nameEn()) + " " + percent + " (" + units() + ")";
  }

  /** A line that names the responses of a month which are too few; empty: none is. */
  public static Optional<String> incomplete(
      Month month, List<MonthResponse> tooFew, Language language, Rounding rounding) {
    return tooFew.isEmpty()
        ? Optional.empty()
        : Optional.of(
            tooFew.stream()
                .map(response -> response.rated(language, rounding))
                .collect(
                    Collectors.joining(
                        language.of("、", ", "),
                        month + language.of(" 尚未报齐,加权填报率:", " is incomplete, weighted response: "),
                        "")));
  }

  private String units() {
    return coverage == null ? "--" : coverage.reported() + "/" + coverage.expected();
  }
}
