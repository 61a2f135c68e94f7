package io.tongji.rollup.unit;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.Placement;
import io.tongji.rollup.Sums;
import io.tongji.rollup.unit.Residence.Segment;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Turns each change of a unit's returns or register entries into changes of contributions.
 *
 * <p>While the accounts are deferred, returns are only put in force. Then the initial contributions
 * of a form are sent in one pass: each year of a unit is derived once, and not once for each of its
 * returns.
 */
public final class UnitAccounts {

  private static final int MONTHS = 12;

  private final Map<Form, List<MeasureGroup>> groups = new EnumMap<>(Form.class);
  private final ContributionChanges changes;
  private final CommonPlaces commonPlaces;
  private final EnumSet<Form> contributing = EnumSet.allOf(Form.class);
  private boolean registerContributes = true;
  private YearOfContributions[] before = {};
  private final YearOfContributions after = new YearOfContributions();
  private final long[] difference = new long[Sums.SLOTS];
  private final int[] itsYearAndTheNext = new int[2];
  private final IntPredicate wanted;

  /** Accounts under a catalogue, writing to {@code changes}. */
  public UnitAccounts(Catalogue catalogue, ContributionChanges changes) {
    this(catalogue, changes, indicator -> true);
  }

  private UnitAccounts(Catalogue catalogue, ContributionChanges changes, IntPredicate wanted) {
    this.changes = changes;
    this.commonPlaces = new CommonPlaces(catalogue);
    this.wanted = wanted;
    for (Form form : Form.values()) {
      groups.put(form, MeasureGroup.of(catalogue, form, wanted));
    }
  }

  /**
   * Accounts that contribute to one indicator alone.
   *
   * @param indicator its number in the catalogue
   */
  static UnitAccounts of(Catalogue catalogue, int indicator, ContributionChanges changes) {
    return new UnitAccounts(catalogue, changes, number -> number == indicator);
  }

  /**
   * Lets neither the register nor any form contribute before its initial contributions are sent.
   */
  public void defer() {
    registerContributes = false;
    contributing.clear();
  }

  /** From now on each change of the register contributes: its initial contributions are sent. */
  public void contributeRegister() {
    registerContributes = true;
  }

  /**
   * From now on each change of returns on a form contributes: the initial contributions of all
   * returns in force are sent.
   */
  public void contributeReturns(Form form) {
    contributing.add(form);
  }

  /** True if register entries contribute. */
  public boolean registerContributes() {
    return registerContributes;
  }

  /** Forms whose returns do not contribute yet. */
  public Set<Form> deferred() {
    return EnumSet.complementOf(contributing);
  }

  /**
   * Puts an accepted return in force; it can change its own year and the next one's bases.
   *
   * @param register where a unit counts; asked only if the return contributes
   */
  public void revise(ReturnLedger ledger, Function<String, Residence> register, Return accepted) {
    if (contributing.contains(accepted.form())) {
      change(ledger, register.apply(accepted.unitId()), accepted);
    } else {
      ledger.put(accepted);
    }
  }

  private void change(ReturnLedger ledger, Residence residence, Return accepted) {
    int[] years = yearsTouched(ledger, accepted);
    List<MeasureGroup> touched = groupsTouched(ledger, accepted);
    makeRoom(years.length * touched.size());
    int slot = 0;
    for (MeasureGroup group : touched) {
      for (int year : years) {
        before[slot++].derive(ledger, year, group);
      }
    }
    ledger.put(accepted);
    slot = 0;
    for (MeasureGroup group : touched) {
      for (int year : years) {
        after.derive(ledger, year, group);
        change(residence, group, year, before[slot++]);
      }
    }
  }

  /** Most indicators of events do not count the kind of a given event. */
  private List<MeasureGroup> groupsTouched(ReturnLedger ledger, Return accepted) {
    List<MeasureGroup> ofForm = Objects.requireNonNull(groups.get(accepted.form()));
    if (accepted.event() == null) {
      return ofForm;
    }
    List<Return> touched = ledger.touchedBy(accepted);
    return ofForm.stream().filter(group -> group.sumsAny(touched)).toList();
  }

  /** An event can also change the year of the event that it supersedes. */
  private int[] yearsTouched(ReturnLedger ledger, Return accepted) {
    if (accepted.event() == null) {
      int year = Objects.requireNonNull(accepted.period()).year();
      itsYearAndTheNext[0] = year;
      itsYearAndTheNext[1] = year + 1;
      return itsYearAndTheNext;
    }
    return ledger.monthsTouchedBy(accepted).stream()
        .flatMapToInt(month -> IntStream.of(month.year(), month.year() + 1))
        .distinct()
        .toArray();
  }

  private void makeRoom(int years) {
    int made = before.length;
    if (made < years) {
      before = Arrays.copyOf(before, years);
      Arrays.setAll(before, at -> at < made ? before[at] : new YearOfContributions());
    }
  }

  private void change(Residence residence, MeasureGroup group, int year, YearOfContributions was) {
    for (int m = 0; m < MONTHS; m++) {
      if (!Arrays.equals(was.month(m), after.month(m))) {
        int month = Month.of(year, m + 1).index();
        Arrays.fill(difference, 0);
        Sums.add(difference, after.month(m), 1);
        Sums.add(difference, was.month(m), -1);
        post(group, residence, month);
      }
    }
  }

  /** Adds the difference to what the unit contributes in a month, where it counts then. */
  private void post(MeasureGroup group, Residence residence, int month) {
    Segment now = group.place(residence, month);
    if (now == null) {
      return;
    }
    if (now.left()) {
      Sums.leave(difference);
    }
    Segment before = group.place(residence, month - MONTHS);
    for (int indicator : group.indicators()) {
      if (now.counted().get(indicator)) {
        long[] sums = changes.at(indicator, now.placement(), month);
        if (before == now) {
          Sums.add(sums, difference, 1);
        } else {
          Sums.addCurrent(sums, difference);
          if (before != null && before.listed().get(indicator)) {
            Sums.addMatched(sums, difference);
            postStayed(indicator, now, before, month);
          }
        }
      }
    }
  }

  private void postStayed(int indicator, Segment now, Segment before, int month) {
    if (before.counted().get(indicator) && Sums.stays(difference)) {
      Placement common = commonPlaces.of(now.placement(), before.placement());
      if (common != null) {
        Sums.addStayed(changes.at(indicator, common, month), difference);
      }
    }
  }

  /** Moves everything a unit contributes from where it counted to where it counts now. */
  public void move(Map<Form, ReturnLedger> ledgers, Residence from, Residence to) {
    ledgers.forEach(
        (form, ledger) -> {
          if (contributing.contains(form)) {
            moveReturns(form, ledger, from, to);
          }
        });
    if (registerContributes) {
      moveUnit(from, to);
    }
  }

  /** Moves what a unit contributes by being there, whether it reports or not. */
  public void moveUnit(Residence from, Residence to) {
    expect(from, -1);
    expect(to, 1);
  }

  /**
   * Moves what a unit contributes by its returns on a form. From {@link Residence#NONE} that is all
   * of it, as if each return in force were accepted just now.
   */
  public void moveReturns(Form form, ReturnLedger ledger, Residence from, Residence to) {
    int[] span = ledger.span();
    if (span == null) {
      return;
    }
    for (MeasureGroup group : Objects.requireNonNull(groups.get(form))) {
      for (int year = span[0]; year <= span[1] + 1; year++) {
        after.derive(ledger, year, group);
        for (int m = 0; m < MONTHS; m++) {
          if (!Sums.isZero(after.month(m))) {
            int month = Month.of(year, m + 1).index();
            difference(m, -1);
            post(group, from, month);
            difference(m, 1);
            post(group, to, month);
          }
        }
      }
    }
  }

  private void difference(int month, int times) {
    Arrays.fill(difference, 0);
    Sums.add(difference, after.month(month), times);
  }

  private void expect(Residence residence, int times) {
    for (Segment segment : residence.segments()) {
      for (int n = segment.counted().nextSetBit(0);
          n >= 0;
          n = segment.counted().nextSetBit(n + 1)) {
        if (wanted.test(n)) {
          changes.at(n, segment.placement(), segment.from())[Sums.EXPECTED_STEP] += times;
          if (segment.end() != Residence.OPEN) {
            changes.at(n, segment.placement(), segment.end())[Sums.EXPECTED_STEP] -= times;
          }
        }
      }
    }
  }
}
