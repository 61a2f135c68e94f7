package io.tongji.missing;

import java.util.Comparator;
import java.util.OptionalLong;

/**
 * A unit that is expected to report in a month, or to if it has something to report.
 *
 * @param unitId credit code or project code
 * @param name in the register
 * @param area code of its area
 * @param contact whom to ask, as the register has it; empty: not stated
 * @param lastYear what it reported up to the same month of the year before, in yuan or US dollars;
 *     empty if it did not
 * @param always true if it has to report; false if only where there is something to (有则报)
 * @param reported true if a return stands for the month
 */
public record Expected(
    String unitId,
    String name,
    String area,
    String contact,
    OptionalLong lastYear,
    boolean always,
    boolean reported) {

  /**
   * True if it has not reported and ought to be asked: where only those report that have something
   * to, one that did a year before.
   */
  public boolean isMissing() {
    return !reported && (always || lastYear.isPresent());
  }

  /** The largest of last year first, those without a figure last. */
  static final Comparator<Expected> LARGEST_FIRST =
      Comparator.comparing((Expected unit) -> unit.lastYear().isEmpty())
          .thenComparing(
              Comparator.comparingLong((Expected unit) -> unit.lastYear().orElse(0)).reversed())
          .thenComparing(Expected::unitId);
}
