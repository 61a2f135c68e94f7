package io.tongji.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What holds for an indicator in some years in place of what usually does.
 *
 * @param indicator code
 * @param fromYear first year
 * @param toYear last year
 * @param base what growth compares with; null: as usual
 * @param schedule how much of a target is due by when; null: as usual
 * @param imputation whether units that have not reported are estimated; null: as usual
 */
public record Policy(
    String indicator,
    int fromYear,
    int toYear,
    @Nullable BaseKind base,
    @Nullable ScheduleKind schedule,
    @Nullable Imputation imputation) {

  /** True if it holds in the year. */
  public boolean holdsIn(int year) {
    return fromYear <= year && year <= toYear;
  }
}
