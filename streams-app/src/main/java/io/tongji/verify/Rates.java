package io.tongji.verify;

import io.tongji.measure.Schedule;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rates that follow from an aggregate's amounts, worked out apart from the pipeline. */
final class Rates {

  private static final double MONTHS = 12;

  /** What a double and a quotient of large integers may differ by. */
  private static final double TOLERANCE = 1e-12;

  private final Map<String, Object> rates = new TreeMap<>();

  private Rates() {}

  /** Rates, and the reasons where there is none, by the names of their fields. */
  static Map<String, Object> of(Aggregate aggregate) {
    Rates rates = new Rates();
    if (aggregate instanceof Aggregate.OfMonth of) {
      rates.growths("M_YOY", of.month());
      rates.growths("YTD_YOY", of.ytd());
      rates.growth("M_MOM", of.month().total(), of.monthBefore());
      rates.completion(of);
      rates.coverage(of.liveCoverage());
    } else if (aggregate instanceof Aggregate.OfSpan of) {
      rates.growths("YOY", of.whole());
    }
    return rates.rates;
  }

  private void growths(String field, Figure figure) {
    Long compared = figure.matched() == null ? figure.total() : figure.matched();
    growth(field, compared, figure.base());
    Long released = figure.lastYearReleased();
    growth(field + "_NOM", figure.total(), released == null ? figure.lastYear() : released);
  }

  private void growth(String field, @Nullable Long value, @Nullable Long base) {
    String reason = field + "_REASON";
    if (value == null) {
      rates.put(reason, "NO_VALUE");
    } else if (base == null) {
      rates.put(reason, "NO_BASE");
    } else if (base == 0) {
      rates.put(reason, "ZERO_BASE");
    } else if (base < 0) {
      rates.put(reason, "NEG_BASE");
    } else {
      rates.put(field, ((double) value - (double) base) / (double) base);
    }
  }

  private void completion(Aggregate.OfMonth of) {
    Long target = of.target();
    Long ytd = of.ytd().total();
    if (target != null && ytd != null) {
      double completion = (double) ytd / (double) target;
      rates.put("COMPLETION", completion);
      Double due = due(of);
      if (due != null) {
        rates.put("SCHED_GAP", completion - due);
      }
    }
  }

  private static @Nullable Double due(Aggregate.OfMonth of) {
    int month = of.key().period().number();
    if (of.goal() == null || !(of.goal().schedule() instanceof Schedule.AlongLastYear path)) {
      return month / MONTHS;
    }
    Long cumulative = path.cumulative();
    Long total = path.total();
    if (month == MONTHS) {
      return 1.0;
    }
    return cumulative == null || total == null || total <= 0
        ? null
        : (Double) ((double) cumulative / (double) total);
  }

  private void coverage(Aggregate.Coverage coverage) {
    Long base = coverage.baseExpected();
    Long received = coverage.baseReceived();
    if (coverage.expected() > 0) {
      rates.put("RESPONSE_RATE", (double) coverage.reported() / coverage.expected());
    }
    if (base != null && base > 0 && received != null) {
      rates.put("COVERAGE_RATE", (double) received / (double) base);
    }
  }

  /** True if two fields agree; rates within the precision of doubles. */
  static boolean agree(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Double rate && other instanceof Double otherRate) {
      return Math.abs(rate - otherRate) <= TOLERANCE * Math.max(1, Math.abs(rate));
    }
    return one == null ? other == null : one.equals(other);
  }
}
