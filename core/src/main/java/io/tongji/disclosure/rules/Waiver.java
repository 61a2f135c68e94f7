package io.tongji.disclosure.rules;

import io.tongji.period.Month;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The consent of a holding that its figures may become known. It opens its owner's data only.
 *
 * <p>Figures of a month hang together with those of all months of the year before it, by the
 * cumulative, and with those of all indicators that sum the same columns. So a waiver counts for a
 * month if it holds from the January of the year to the month, and for indicators if it names all
 * that sum the same.
 *
 * @param holding code of the holding, or of a unit that belongs to none
 * @param indicators codes; empty: all
 * @param from first month
 * @param to last month; null: without end
 * @param reference of the paper that was signed
 */
public record Waiver(
    String holding, Set<String> indicators, Month from, @Nullable Month to, String reference) {

  /** Copies the set. */
  public Waiver {
    indicators = Set.copyOf(indicators);
  }

  boolean opens(String code, Collection<String> named, Month month) {
    return holding.equals(code)
        && (indicators.isEmpty() || indicators.containsAll(named))
        && from.compareTo(Month.of(month.year(), 1)) <= 0
        && !endsBefore(month);
  }

  boolean endsBefore(Month month) {
    return to != null && to.compareTo(month) < 0;
  }
}
