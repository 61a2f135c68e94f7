package io.tongji.disclosure;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import io.tongji.returns.TargetBook;
import org.jspecify.annotations.Nullable;

/**
 * What a release is to hold.
 *
 * @param through last month of the periods that are published
 * @param reviseFrom first month of the periods published before that are published again; null:
 *     they stay as they are
 * @param headlineArea code of the area whose headline figures must not be missing; an indicator's
 *     own comes first
 * @param targets in force
 */
public record ReleaseScope(
    Month through, @Nullable Month reviseFrom, String headlineArea, TargetBook targets) {

  boolean revises(Month month) {
    return reviseFrom != null && reviseFrom.compareTo(month) <= 0;
  }

  /** True if a cell is one of the headline table. */
  boolean isHeadline(CellName name, Catalogue catalogue) {
    Indicator indicator = catalogue.indicator(name.indicator());
    if (indicator == null || indicator.display().headline() == 0) {
      return false;
    }
    String readAt = indicator.display().readAt();
    return name.activity().equals(Activity.TOTAL)
        && name.area().equals(readAt.isEmpty() ? headlineArea : readAt);
  }
}
