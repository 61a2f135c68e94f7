package io.tongji.editing;

import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import java.util.Map;

/**
 * What a closed month of a form says of its units: against this, returns are scored and weighed.
 *
 * @param form the form
 * @param month the closed month
 * @param units how many units have a cumulative there
 * @param total the units' cumulatives of the month together
 * @param base their figures of a year before together
 * @param strata what is usual, by division, section and total, where there are enough units
 */
public record EditParameters(
    Form form,
    Month month,
    int units,
    long total,
    long base,
    Map<String, HidiroglouBerthelot.Distribution> strata) {

  /** Copies the map. */
  public EditParameters {
    strata = Map.copyOf(strata);
  }
}
