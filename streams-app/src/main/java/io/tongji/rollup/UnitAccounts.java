package io.tongji.rollup;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.Residence.Segment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns each change of a unit's returns or register entries into changes of contributions. */
public final class UnitAccounts {

  private static final int MONTHS = 12;

  private final Map<Form, List<MeasureGroup>> groups = new EnumMap<>(Form.class);
  private final ContributionChanges changes;
  private final YearOfContributions[] before;
  private final YearOfContributions after = new YearOfContributions();

  /** Accounts under a catalogue, writing to {@code changes}. */
  public UnitAccounts(Catalogue catalogue, ContributionChanges changes) {
    this.changes = changes;
    int most = 0;
    for (Form form : Form.values()) {
      List<MeasureGroup> ofForm = MeasureGroup.of(catalogue, form);
      groups.put(form, ofForm);
      most = Math.max(most, ofForm.size());
    }
    before = new YearOfContributions[2 * most];
    for (int at = 0; at < before.length; at++) {
      before[at] = new YearOfContributions();
    }
  }

  /** Puts an accepted return in force; it can change its own year and the next one's bases. */
  public void revise(ReturnLedger ledger, Residence residence, Return accepted) {
    int year = Objects.requireNonNull(accepted.period()).year();
    List<MeasureGroup> ofForm = Objects.requireNonNull(groups.get(accepted.form()));
    for (int at = 0; at < ofForm.size(); at++) {
      before[2 * at].derive(ledger, year, ofForm.get(at));
      before[2 * at + 1].derive(ledger, year + 1, ofForm.get(at));
    }
    ledger.put(accepted);
    for (int at = 0; at < ofForm.size(); at++) {
      change(ledger, residence, ofForm.get(at), year, before[2 * at]);
      change(ledger, residence, ofForm.get(at), year + 1, before[2 * at + 1]);
    }
  }

  private void change(
      ReturnLedger ledger,
      Residence residence,
      MeasureGroup group,
      int year,
      YearOfContributions was) {
    after.derive(ledger, year, group);
    for (int m = 0; m < MONTHS; m++) {
      if (!java.util.Arrays.equals(was.month(m), after.month(m))) {
        int month = Month.of(year, m + 1).index();
        Segment segment = residence.at(month);
        post(group, segment, month, was.month(m), -1);
        post(group, segment, month, after.month(m), 1);
      }
    }
  }

  private void post(
      MeasureGroup group, @Nullable Segment segment, int month, long[] sums, int times) {
    if (segment == null) {
      return;
    }
    for (int indicator : group.indicators()) {
      if (segment.counted().get(indicator)) {
        Sums.add(changes.at(indicator, segment.placement(), month), sums, times);
      }
    }
  }

  /** Moves everything a unit contributes from where it counted to where it counts now. */
  public void move(Map<Form, ReturnLedger> ledgers, Residence from, Residence to) {
    ledgers.forEach((form, ledger) -> moveReturns(form, ledger, from, to));
    expect(from, -1);
    expect(to, 1);
  }

  private void moveReturns(Form form, ReturnLedger ledger, Residence from, Residence to) {
    int[] span = ledger.span();
    if (span == null) {
      return;
    }
    for (MeasureGroup group : Objects.requireNonNull(groups.get(form))) {
      for (int year = span[0]; year <= span[1]; year++) {
        after.derive(ledger, year, group);
        for (int m = 0; m < MONTHS; m++) {
          if (!Sums.isZero(after.month(m))) {
            int month = Month.of(year, m + 1).index();
            post(group, from.at(month), month, after.month(m), -1);
            post(group, to.at(month), month, after.month(m), 1);
          }
        }
      }
    }
  }

  private void expect(Residence residence, int times) {
    for (Segment segment : residence.segments()) {
      for (int n = segment.counted().nextSetBit(0);
          n >= 0;
          n = segment.counted().nextSetBit(n + 1)) {
        changes.at(n, segment.placement(), segment.from())[Sums.EXPECTED_STEP] += times;
        if (segment.end() != Residence.OPEN) {
          changes.at(n, segment.placement(), segment.end())[Sums.EXPECTED_STEP] -= times;
        }
      }
    }
  }
}
