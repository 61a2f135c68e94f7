package io.tongji.sample;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An invented enterprise.
 *
 * @param placements its entries in the register, none for a firm the register does not know
 * @param size rough yearly turnover in 千元
 */
record Firm(
    int number,
    Role role,
    Life life,
    Style style,
    String holding,
    List<Placement> placements,
    Set<Form> forms,
    long size) {

  /** What a firm does; SMALL is industry below the designated size. */
  enum Role {
    INDUSTRY,
    SMALL,
    TRADE,
    SERVICE
  }

  /** When a firm reports. */
  enum Life {
    FULL,
    ENTERED_2023,
    ENTERED_JULY_2023,
    LEFT_2022,
    CLOSED_MAY_2023,
    /** It goes on, and hands in November and December after the first release. */
    LATE_SINCE_NOVEMBER_2023,
    SILENT_SINCE_NOVEMBER_2023;

    /** The last month of a year in which the firm reports; 0 if it does not report that year. */
    int lastMonth(int year) {
      return switch (this) {
        case FULL, LATE_SINCE_NOVEMBER_2023 -> 12;
        case ENTERED_2023, ENTERED_JULY_2023 -> year == 2023 ? 12 : 0;
        case LEFT_2022 -> year == 2022 ? 12 : 0;
        case CLOSED_MAY_2023 -> year == 2022 ? 12 : 5;
        case SILENT_SINCE_NOVEMBER_2023 -> year == 2022 ? 12 : 10;
      };
    }

    /** The first month of 2023 or 2022 in which the firm is at work. */
    int firstMonth(int year) {
      return this == ENTERED_JULY_2023 && year == 2023 ? 7 : 1;
    }
  }

  /** How a firm fills in its form. */
  enum Style {
    BOTH,
    YTD_ONLY,
    MONTHS_ONLY,
    NO_PRIOR,
    RESTATED
  }

  String code() {
    return Codes.enterprise(number);
  }

  String name() {
    return Names.firm(number, role, placements.isEmpty() ? "" : placements.get(0).industry());
  }

  /** The register's entry in force; of two that overlap, the later one. */
  Optional<Placement> placement(YearMonth period) {
    return placements.stream()
        .filter(placement -> placement.holdsIn(period))
        .max(Comparator.comparing(Placement::from));
  }
}
