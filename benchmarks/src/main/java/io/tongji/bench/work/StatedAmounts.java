package io.tongji.bench.work;

import io.tongji.bench.work.Hash.Purpose;
import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.returns.Figures;

/**
 * What each unit states: cumulatives that rise month by month, and what they were a year before.
 */
final class StatedAmounts {

  private static final int SMALLEST = 10_000;
  private static final int SPREAD = 5_000_000;

  /** The amounts of a return, in yuan. */
  Figures of(Form form, int unit, Month month, int revision) {
    long change = revision == 1 ? 0 : month(form, unit, month) / 10;
    long ytd = cumulative(form, unit, month) + change;
    return form == Form.INVESTMENT
        ? components(ytd)
        : enterprise(form, new Stated(ytd, month(form, unit, month), unit, month));
  }

  private record Stated(long ytd, long month, int unit, Month of) {}

  private static Figures enterprise(Form form, Stated stated) {
    int perMille = 800 + Hash.below(400, Purpose.PRIOR, stated.unit, stated.of.index());
    return new Figures(form)
        .put(Form.YTD, stated.ytd)
        .put(form.slot("month"), stated.month)
        .put(form.slot("prior_ytd"), stated.ytd * perMille / 1000)
        .put(form.slot("prior_month"), stated.month * perMille / 1000);
  }

  /** A project states no year before, as most of them did not exist then. */
  private static Figures components(long ytd) {
    long construction = ytd / 2;
    long installation = ytd / 5;
    long equipment = ytd / 4;
    return new Figures(Form.INVESTMENT)
        .put(Form.YTD, ytd)
        .put(Form.INVESTMENT.slot("ytd_construction"), construction)
        .put(Form.INVESTMENT.slot("ytd_installation"), installation)
        .put(Form.INVESTMENT.slot("ytd_equipment"), equipment)
        .put(Form.INVESTMENT.slot("ytd_other"), ytd - construction - installation - equipment);
  }

  private static long cumulative(Form form, int unit, Month month) {
    long sum = 0;
    for (int back = 0; back < month.month(); back++) {
      sum += month(form, unit, month.plus(-back));
    }
    return sum;
  }

  private static long month(Form form, int unit, Month month) {
    long place = 100L * month.index() + form.ordinal();
    return SMALLEST + Hash.below(SPREAD, Purpose.AMOUNT, unit, place);
  }
}
