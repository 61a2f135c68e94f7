package io.tongji.sample;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The forms of returns: unit of account, first period of the year, columns that hold amounts. */
enum Form {
  OUTPUT(1_000, 1_000, 2),
  RD(1_000, 1_000, 2),
  EXPORT(10_000, 100, 1),
  TAX(10_000, 100, 1),
  FDI(10_000, 100, 1),
  INVESTMENT(10_000, 10_000, 2);

  private static final List<String> FLOW = List.of("month", "ytd", "prior_month", "prior_ytd");
  private static final List<String> COMPONENTS =
      List.of(
          "ytd",
          "ytd_construction",
          "ytd_installation",
          "ytd_equipment",
          "ytd_other",
          "prior_ytd",
          "prior_ytd_construction",
          "prior_ytd_installation",
          "prior_ytd_equipment",
          "prior_ytd_other");

  /** Currency units in one unit of the form. */
  final long unit;

  /** Step in which a year's figures move, in currency units. */
  final long granule;

  /** First month that is reported: 2 where January and February are one period. */
  final int firstMonth;

  Form(long unit, long granule, int firstMonth) {
    this.unit = unit;
    this.granule = granule;
    this.firstMonth = firstMonth;
  }

  /** The name of the form as the commands know it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The columns with the amounts of a return. */
  List<String> amounts() {
    return this == INVESTMENT ? COMPONENTS : FLOW;
  }

  /** The columns that only the newer print of the form has. */
  List<String> extras(int year) {
    if (year < 2023) {
      return List.of();
    }
    return switch (this) {
      case OUTPUT -> List.of("sales_ytd", "delivery_ytd");
      case INVESTMENT -> List.of("plan_total", "since_start");
      case RD, EXPORT, TAX, FDI -> List.of();
    };
  }

  /** The periods of a year, in order. */
  List<YearMonth> periods(int year) {
    return IntStream.rangeClosed(firstMonth, 12).mapToObj(m -> YearMonth.of(year, m)).toList();
  }
}
