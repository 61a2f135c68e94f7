package io.tongji.bench.work;

import io.tongji.bench.work.Hash.Purpose;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.ReturnAmounts;

/**
 * What each unit states: cumulatives that rise month by month, and what they were a year before. A
 * unit's months lie within a tenth of each other; one in two hundred is three times as large, and
 * one in thirty states a year before that was restated. So some returns raise queries, as in life.
 */
final class StatedAmounts {

  private static final int SMALLEST = 10_000;
  private static final int SPREAD = 5_000_000;
  private static final int ONE_CORRECTED_IN = 10;
  private static final int ONE_LARGE_IN = 200;
  private static final int ONE_RESTATED_IN = 30;

  private final Catalogue catalogue;

  /** Of forms as a catalogue describes them. */
  StatedAmounts(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The amounts of a return, in yuan. */
  ReturnAmounts of(Form form, int unit, Month month, int revision) {
    long earlier = cumulative(form, unit, month) - inForce(form, unit, month);
    boolean first = month.month() == 2 && catalogue.withoutJanuary(form);
    long own = revision == 1 ? month(form, unit, month) : inForce(form, unit, month);
    return form == Form.INVESTMENT
        ? components(earlier + own)
        : enterprise(
            form, new UnitAmounts(earlier + own, first ? earlier + own : own, unit, month));
  }

  private record UnitAmounts(long ytd, long month, int unit, Month of) {}

  /** True if the return of a unit on a form for a month is corrected later. */
  static boolean isCorrected(Form form, int unit, Month month) {
    return Hash.below(ONE_CORRECTED_IN, Purpose.CORRECTED, unit, place(form, month)) == 0;
  }

  private static ReturnAmounts enterprise(Form form, UnitAmounts stated) {
    Month yearBefore = stated.of.plus(-12);
    long place = place(form, stated.of);
    boolean restated = Hash.below(ONE_RESTATED_IN, Purpose.PRIOR, stated.unit, place) == 0;
    int perMille = restated ? 950 + Hash.below(100, Purpose.RESTATED, stated.unit, place) : 1000;
    long prior = cumulative(form, stated.unit, yearBefore);
    long priorMonth = stated.month == stated.ytd ? prior : inForce(form, stated.unit, yearBefore);
    return new ReturnAmounts(form)
        .put(Form.YTD, stated.ytd)
        .put(form.slot("month"), stated.month)
        .put(form.slot("prior_ytd"), prior * perMille / 1000)
        .put(form.slot("prior_month"), priorMonth * perMille / 1000);
  }

  /** A project states no year before, as most of them did not exist then. */
  private static ReturnAmounts components(long ytd) {
    long construction = ytd / 2;
    long installation = ytd / 5;
    long equipment = ytd / 4;
    return new ReturnAmounts(Form.INVESTMENT)
        .put(Form.YTD, ytd)
        .put(Form.INVESTMENT.slot("ytd_construction"), construction)
        .put(Form.INVESTMENT.slot("ytd_installation"), installation)
        .put(Form.INVESTMENT.slot("ytd_equipment"), equipment)
        .put(Form.INVESTMENT.slot("ytd_other"), ytd - construction - installation - equipment);
  }

  /** After all corrections. */
  private static long cumulative(Form form, int unit, Month month) {
    long sum = 0;
    for (int back = 0; back < month.month(); back++) {
      sum += inForce(form, unit, month.plus(-back));
    }
    return sum;
  }

  private static long inForce(Form form, int unit, Month month) {
    long first = month(form, unit, month);
    return isCorrected(form, unit, month) ? first + first / 10 : first;
  }

  /** As stated the first time. */
  private static long month(Form form, int unit, Month month) {
    long size = SMALLEST + Hash.below(SPREAD, Purpose.SIZE, unit, 0);
    int perMille = 950 + Hash.below(100, Purpose.AMOUNT, unit, place(form, month));
    boolean large = Hash.below(ONE_LARGE_IN, Purpose.LARGE, unit, place(form, month)) == 0;
    return size * share(form) / 100 * (large ? 3 * perMille : perMille) / 1000;
  }

  /** Of what a unit's size says, in percent. */
  private static int share(Form form) {
    return switch (form) {
      case EXPORT -> 20;
      case RD -> 3;
      default -> 100;
    };
  }

  private static long place(Form form, Month month) {
    return 100L * month.index() + form.ordinal();
  }
}
