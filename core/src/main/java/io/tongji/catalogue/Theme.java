package io.tongji.catalogue;

import io.tongji.period.Month;
import org.jspecify.annotations.Nullable;

/**
 * One line of a theme's list of industries, e.g. 高新技术产业; themes overlap.
 *
 * @param code e.g. S_HT
 * @param name Chinese name
 * @param nameEn English name
 * @param industry class, or the leading 2 or 3 digits of classes
 * @param validFrom first month in which the line holds; null: always
 * @param validTo last month in which the line holds; null: open
 */
public record Theme(
    String code,
    String name,
    String nameEn,
    String industry,
    @Nullable Month validFrom,
    @Nullable Month validTo) {

  /** True if the class is on this line in that month. */
  public boolean covers(String industryClass, Month month) {
    return industryClass.startsWith(industry)
        && (validFrom == null || validFrom.compareTo(month) <= 0)
        && (validTo == null || month.compareTo(validTo) <= 0);
  }
}
