package io.tongji.catalogue;

/**
 * An area: of the official tree, or a zone or platform with a local code.
 *
 * @param code shortest form of the statistical code, e.g. 330483004, or a local one
 * @param name Chinese name
 * @param nameEn English name
 * @param parent code of the area it lies in; empty for the root
 * @param level county, town, zone, platforms or platform
 */
public record Area(String code, String name, String nameEn, String parent, String level) {

  /** The shortest form of an official code of 6, 9 or 12 digits; other codes stay as they are. */
  public static String shortest(String code) {
    String shortest = code;
    while ((shortest.length() == 12 || shortest.length() == 9)
        && shortest.endsWith("000")
        && isOfDigits(shortest)) {
      shortest = shortest.substring(0, shortest.length() - 3);
    }
    return shortest;
  }

  private static boolean isOfDigits(String code) {
    return code.chars().allMatch(each -> each >= '0' && each <= '9');
  }
}
