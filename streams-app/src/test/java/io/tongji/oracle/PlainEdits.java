package io.tongji.oracle;

import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.Query.Rank;
import io.tongji.returns.edits.SoftEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The soft edits of one return, each as one sentence, with the numbers of the test's catalogue. */
final class PlainEdits {

  private final QueryOracle log;
  private final String unitId;
  private final Form form;
  private final Month month;
  private final @Nullable Long ytd;
  private final @Nullable Long alone;
  private final List<Query> asked = new ArrayList<>();

  PlainEdits(QueryOracle log, String unitId, Form form, Month month) {
    this.log = log;
    this.unitId = unitId;
    this.form = form;
    this.month = month;
    this.ytd = log.series(unitId, form, "").ytd(month);
    this.alone = log.series(unitId, form, "").month(month);
  }

  void ask(List<Query> out) {
    askRegister();
    askAgreement();
    askGrowth();
    askRepetition();
    askRatios();
    out.addAll(asked);
  }

  private void add(SoftEdit edit, String field, @Nullable Long value, @Nullable Long expected) {
    asked.add(new Query(edit, field, value, expected, Rank.NONE));
  }

  private @Nullable Long stated(String column) {
    Return handedIn = Objects.requireNonNull(log.returns(unitId, form).get(month));
    return Amounts.of(handedIn, column);
  }

  private boolean enterprise() {
    return form != Form.INVESTMENT;
  }

  private void askRegister() {
    var entry = log.of(unitId).entryAt(month);
    if (entry == null) {
      add(SoftEdit.NOT_IN_REGISTER, "", ytd, null);
    } else if (enterprise() != (entry.kind() == UnitKind.ENTERPRISE)) {
      add(SoftEdit.OTHER_KIND, "", ytd, null);
    }
    if (entry != null && (form == Form.OUTPUT || form == Form.RD)) {
      int division = Integer.parseInt(entry.industry().substring(0, 2));
      if (division < 6 || division > 46) {
        add(SoftEdit.OUTSIDE_INDUSTRIES, "", ytd, null);
      }
    }
    boolean asks = form == Form.OUTPUT || form == Form.RD || form == Form.EXPORT;
    if (asks
        && log.isNewOnAList(unitId, form, month)
        && Objects.equals(stated("prior_ytd"), 0L)
        && ytd != null
        && ytd > 0) {
      add(SoftEdit.NEW_UNIT_ZERO_BASE, "prior_ytd", 0L, null);
    }
  }

  private void askAgreement() {
    Long given = stated("month");
    boolean carried = Math.abs(log.series(unitId, form, "").carry(month)) > 2;
    if (enterprise() && given != null && carried) {
      add(SoftEdit.REVISION_CARRY, "month", given, alone);
    }
    boolean first = month.month() == log.firstMonth(form);
    boolean gap = !first && log.series(unitId, form, "").ytd(month.plus(-1)) == null;
    if (enterprise() && given != null && gap && ytd != null && ytd >= 0 && given - ytd > 2) {
      add(SoftEdit.REVISION_CARRY, "month", given, ytd);
    }
    Long earlier = null;
    for (int m = log.firstMonth(form); m < month.month(); m++) {
      Long there = log.series(unitId, form, "").ytd(Month.of(month.year(), m));
      earlier = there == null ? earlier : there;
    }
    if (form != Form.FDI && ytd != null && earlier != null && ytd < earlier) {
      add(SoftEdit.YTD_FELL, "ytd", ytd, earlier);
    }
    Long prior = stated("prior_ytd");
    Long then = log.series(unitId, form, "").ytd(month.plus(-12));
    if (prior != null && then != null && 10 * Math.abs(prior - then) > Math.abs(then)) {
      add(SoftEdit.PRIOR_DIFFERS, "prior_ytd", prior, then);
    }
  }

  private void askGrowth() {
    long before = log.yearBefore(unitId, form, month);
    if (ytd == null) {
      return;
    }
    if (before > 0) {
      askPower("ytd", ytd, before);
    } else if (month.month() > log.firstMonth(form) + 1) {
      Long last = log.series(unitId, form, "").month(month.plus(-1));
      if (alone != null && last != null) {
        askPower("month", alone, last);
      }
    }
    var entry = log.of(unitId).entryAt(month);
    if (entry != null && ytd > 0 && before > 0 && form != Form.FDI) {
      Query outlier =
          PlainOutlier.ask(log, form, month, entry.industry().substring(0, 2), ytd, before);
      if (outlier != null) {
        asked.add(outlier);
      }
    }
  }

  private void askPower(String field, long value, long expected) {
    if (value > 0 && expected > 0) {
      double power = Math.log10((double) value / expected);
      if (Math.abs(power - 1) < 0.15 || Math.abs(power + 1) < 0.15) {
        add(SoftEdit.UNIT_ERROR, field, value, expected);
      }
    }
  }

  private void askRepetition() {
    if (month.month() > log.firstMonth(form)) {
      Long before = log.series(unitId, form, "").ytd(month.plus(-1));
      if (ytd != null && ytd != 0 && ytd.equals(before)) {
        add(SoftEdit.YTD_UNCHANGED, "ytd", ytd, null);
      }
      Long last = log.series(unitId, form, "").month(month.plus(-1));
      if (enterprise() && alone != null && alone != 0 && alone.equals(last)) {
        add(SoftEdit.MONTH_REPEATED, "month", alone, null);
      }
    }
    Long given = stated("ytd");
    boolean round = given != null && given != 0 && given % 10 == 0;
    if (round && enterprise() && form != Form.FDI) {
      add(SoftEdit.ROUND_AMOUNT, "ytd", given, null);
    }
  }

  private void askRatios() {
    Long sales = stated("sales_ytd");
    if (sales != null && ytd != null && ytd > 0 && (sales < 0.6 * ytd || sales > 1.4 * ytd)) {
      add(SoftEdit.SALES_RATIO, "sales_ytd", sales, ytd);
    }
    if (form == Form.RD && ytd != null) {
      Long output = log.series(unitId, Form.OUTPUT, "").ytd(month);
      if (output != null && output > 0 && 10 * ytd > 3 * output) {
        add(SoftEdit.RD_INTENSITY, "ytd", ytd, 3 * output / 10);
      }
    }
    Long since = stated("since_start");
    Long plan = stated("plan_total");
    if (since != null && plan != null && 10 * since > 12 * plan) {
      add(SoftEdit.OVER_PLAN, "since_start", since, plan);
    }
  }
}
