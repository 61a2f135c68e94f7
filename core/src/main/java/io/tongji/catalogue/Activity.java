package io.tongji.catalogue;

/**
 * An activity: the total, a section or a division of GB/T 4754-2017.
 *
 * @param code {@code _T}, {@code C} or {@code C39}
 * @param name Chinese name
 * @param nameEn English name
 * @param parent code of the activity it belongs to; empty for the total
 */
public record Activity(String code, String name, String nameEn, String parent) {

  /** All activities together. */
  public static final String TOTAL = "_T";

  /** The two digits of a division, or empty for a section and the total. */
  public String division() {
    return code.length() == 3 ? code.substring(1) : "";
  }
}
