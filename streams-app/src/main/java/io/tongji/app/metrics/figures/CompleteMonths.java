package io.tongji.app.metrics.figures;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Due;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.figures.MonthResponse;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether enough has been reported for a month to look at it, as the total of a topmost area says.
 *
 * @param catalogue of the indicators and areas
 * @param roots codes of the topmost areas
 * @param least weighted response, unless the catalogue has one of the indicator's own
 * @param current the month that it is
 */
public record CompleteMonths(
    Catalogue catalogue, Set<String> roots, BigDecimal least, Supplier<Month> current)
    implements Predicate<Aggregate> {

  /** Copies the set. */
  public CompleteMonths {
    roots = Set.copyOf(roots);
  }

  /** Months judged by the topmost areas of a catalogue. */
  public static CompleteMonths of(Catalogue catalogue, BigDecimal least, Supplier<Month> current) {
    Set<String> roots =
        catalogue.areas().stream()
            .filter(area -> area.parent().isEmpty())
            .map(Area::code)
            .collect(Collectors.toSet());
    return new CompleteMonths(catalogue, roots, least, current);
  }

  @Override
  public boolean test(Aggregate aggregate) {
    Indicator indicator = catalogue.indicator(aggregate.key().indicator());
    return indicator != null
        && aggregate instanceof Aggregate.OfMonth month
        && roots.contains(month.key().area())
        && month.key().activity().equals(Activity.TOTAL)
        && month.key().period().lastMonth().compareTo(current.get()) <= 0
        && isEnough(indicator, month);
  }

  /** Where nobody has to report, and nobody is known to have reported before, any return is. */
  private boolean isEnough(Indicator indicator, Aggregate.OfMonth month) {
    Coverage coverage = month.coverage();
    if (coverage != null && !isObliged(indicator) && !isWeighed(coverage)) {
      return coverage.reported() > 0;
    }
    return new MonthResponse(indicator, month.key().period().lastMonth(), coverage, least)
        .isEnough();
  }

  private boolean isObliged(Indicator indicator) {
    return indicator.measure().form() != Form.EVENT && catalogue.due(indicator) == Due.ALWAYS;
  }

  private static boolean isWeighed(Coverage coverage) {
    Long expected = coverage.baseExpected();
    return coverage.rate() != null || (expected != null && expected > 0);
  }
}
