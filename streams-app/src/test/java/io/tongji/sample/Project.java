package io.tongji.sample;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invented investment project.
 *
 * @param owner credit code of its firm, or empty
 * @param from first period of work
 * @param to last period in the list of projects, null if open
 * @param size rough yearly investment in 万元
 */
record Project(
    int number,
    Branch branch,
    Detail detail,
    String owner,
    String area,
    List<String> groups,
    String industry,
    YearMonth from,
    @Nullable YearMonth to,
    long size) {

  /** What is built, as the themes and the construction figures cut it. */
  enum Branch {
    HIGH_TECH_DIGITAL("3972", "3982", "3562", "3491", "3911", "3825"),
    HIGH_TECH("2710", "2720", "3612", "3841", "3061", "2651", "3581"),
    DIGITAL("3833", "3951", "3961", "3939", "3834"),
    OTHER_INDUSTRY("1713", "1821", "2822", "3360", "3670", "3411", "4412", "4310", "2921"),
    SERVICES("7010", "7010", "7810", "5990", "6450", "8334", "8411", "7840", "6110", "0511"),
    NEITHER("0141", "0412", "4710");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    final List<String> industries;

    Branch(String... industries) {
      this.industries = List.of(industries);
    }

    boolean industrial() {
      return this != SERVICES && this != NEITHER;
    }
  }

  /** How far the return splits the investment. */
  enum Detail {
    ALL_COMPONENTS,
    CONSTRUCTION_AND_OTHER,
    TOTAL_ONLY
  }

  String code() {
    String approved = String.format(Locale.ROOT, "%ty%<tm", from.minusMonths(3).atDay(1));
    return Codes.project(number, approved);
  }

  String name() {
    return Names.project(number, industry);
  }

  boolean inZone() {
    return !groups.isEmpty();
  }

  boolean activeIn(int year) {
    return from.getYear() <= year && (to == null || to.getYear() >= year);
  }
}
