package io.tongji.oracle;

import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hidiroglou and Berthelot by the book, over all pairs of the month that counts. */
final class PlainOutlier {

  private PlainOutlier() {}

  static @Nullable Query ask(
      QueryOracle log, Form form, Month month, String division, long now, long before) {
    Month counts = month;
    while (counts.compareTo(Month.of(2021, 1)) > 0
        && !(log.isClosed(form, counts) && wasKnown(log, form, counts))) {
      counts = counts.plus(-1);
    }
    for (String stratum : log.strata(division)) {
      List<double[]> usable = new ArrayList<>();
      for (Object[] pair : log.pairs(form, counts)) {
        boolean member = log.strata((String) pair[0]).contains(stratum);
        if (member && (Long) pair[1] > 0 && (Long) pair[2] > 0) {
          usable.add(new double[] {(Long) pair[1], (Long) pair[2]});
        }
      }
      if (usable.size() >= (form == Form.INVESTMENT ? 4 : 3)) {
        return judge(usable, form, now, before);
      }
    }
    return null;
  }

  /** A month that has, or once had, a pair: this test's last word counts, so it has one now. */
  private static boolean wasKnown(QueryOracle log, Form form, Month month) {
    return !log.pairs(form, month).isEmpty();
  }

  private static @Nullable Query judge(List<double[]> pairs, Form form, long now, long before) {
    double exponent = form == Form.INVESTMENT ? 0 : 0.5;
    double factor = form == Form.INVESTMENT ? 1 : 1.5;
    double ratio = quantile(pairs.stream().map(pair -> pair[0] / pair[1]).toList(), 0.5);
    List<Double> effects =
        pairs.stream().map(pair -> effect(pair[0], pair[1], ratio, exponent)).toList();
    double median = quantile(effects, 0.5);
    double least = Math.abs(0.05 * median);
    double d1 = Math.max(median - quantile(effects, 0.25), least);
    double d3 = Math.max(quantile(effects, 0.75) - median, least);
    double effect = effect(now, before, ratio, exponent);
    boolean outlier = effect < median - factor * d1 || effect > median + factor * d3;
    double allowed = factor * (effect < median ? d1 : d3);
    double score = Math.min(Math.abs(effect - median) / allowed, 1e6);
    return outlier
        ? new Query(
            SoftEdit.OUTLIER, "ytd", now, Math.round(before * ratio), new Query.Rank(score, null))
        : null;
  }

  private static double effect(double now, double before, double median, double exponent) {
    double ratio = now / before;
    double s = ratio < median ? 1 - median / ratio : ratio / median - 1;
    return s * Math.pow(Math.max(now, before), exponent);
  }

  private static double quantile(List<Double> numbers, double share) {
    List<Double> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    double position = 1 + (sorted.size() - 1) * share;
    int j = (int) Math.floor(position);
    double below = sorted.get(j - 1);
    double above = sorted.get(Math.min(j, sorted.size() - 1));
    return below + (position - j) * (above - below);
  }
}
