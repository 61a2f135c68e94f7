package io.tongji.missing;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Due;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.returns.YearOfReturns;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.rollup.unit.Residence;
import io.tongji.rollup.unit.Residences;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The units that the register says are to report on a form, and what they have reported.
 *
 * <p>A unit has to report for a month if an indicator counts it then (by kind, frames, industries
 * and themes) of which the catalogue says that its units have to; one that only such an indicator
 * counts whose units report where there is something to (有则报) is listed as that.
 *
 * <p>It may be asked in one thread while another one has it take more.
 */
public final class Roster {

  private static final int MONTHS = 12;

  private final Catalogue catalogue;
  private final Form form;
  private final RegisterEdits registerRules;
  private final ReturnEdits returnRules;
  private final ReturnBook returns;
  private final Map<String, RegisterHistory> register = new TreeMap<>();

  /** An empty roster of a form under a catalogue. */
  public Roster(Catalogue catalogue, Form form) {
    this.catalogue = catalogue;
    this.form = form;
    this.registerRules = new RegisterEdits(catalogue);
    this.returnRules = new ReturnEdits(catalogue);
    this.returns = new ReturnBook(form);
  }

  /** Takes the next record of the register, unless a rule refuses it. */
  public synchronized void take(RegisterRecord handedIn) {
    if (registerRules.check(handedIn).isEmpty()) {
      RegisterHistory history =
          register.computeIfAbsent(handedIn.unitId(), absent -> new RegisterHistory());
      if (history.judge(handedIn) == Verdict.ACCEPTED) {
        history.put(handedIn);
      }
    }
  }

  /** Takes the next return of the form, unless a rule refuses it. */
  public synchronized void take(Return handedIn, long timestamp) {
    if (returnRules.check(handedIn, timestamp).isEmpty()) {
      returns.absorb(handedIn);
    }
  }

  /**
   * The units that are expected in a month, or may report in it, the largest of last year first.
   *
   * @param area in which they count; null: everywhere
   */
  public synchronized List<Expected> expected(Month month, @Nullable Area area) {
    Residences residences = new Residences(catalogue);
    BitSet always = indicators(Due.ALWAYS);
    BitSet ifAny = indicators(Due.IF_ANY);
    List<Expected> expected = new ArrayList<>();
    register.forEach(
        (unitId, history) -> {
          Residence.@Nullable Segment segment = residences.of(history).at(month.index());
          RegisterEntry entry = history.at(month);
          if (segment == null || entry == null || !liesIn(segment, area)) {
            return;
          }
          boolean hasTo = segment.counted().intersects(always);
          if (hasTo || segment.counted().intersects(ifAny)) {
            expected.add(unit(unitId, entry, month, hasTo));
          }
        });
    expected.sort(Expected.LARGEST_FIRST);
    return expected;
  }

  /** How many have reported on a month, of those that have to. */
  public record Begun(Month month, long reported, int expected) {}

  /**
   * The months of the year behind one for which somebody has reported already.
   *
   * @param area in which units count; null: everywhere
   */
  public List<Begun> begunAfter(Month month, @Nullable Area area) {
    List<Begun> begun = new ArrayList<>();
    for (int after = 1; after <= MONTHS; after++) {
      Month later = month.plus(after);
      List<Expected> always = expected(later, area).stream().filter(Expected::always).toList();
      long reported = always.stream().filter(Expected::reported).count();
      if (reported > 0 && 2 * reported < always.size()) {
        begun.add(new Begun(later, reported, always.size()));
      }
    }
    return begun;
  }

  /** Numbers of the form's indicators whose units are due so. */
  private BitSet indicators(Due due) {
    BitSet numbers = new BitSet();
    List<Indicator> all = catalogue.indicators();
    for (int number = 0; number < all.size(); number++) {
      Indicator one = all.get(number);
      numbers.set(number, one.measure().form() == form && catalogue.due(one) == due);
    }
    return numbers;
  }

  private boolean liesIn(Residence.Segment segment, @Nullable Area area) {
    return area == null
        || catalogue.withAncestors(segment.placement().areaList()).contains(area.code());
  }

  private Expected unit(String unitId, RegisterEntry entry, Month month, boolean always) {
    ReturnLedger ledger = returns.find(unitId);
    YearOfReturns year = ledger == null ? null : ledger.year(month.year());
    YearOfReturns before = ledger == null ? null : ledger.year(month.year() - 1);
    return new Expected(
        unitId,
        entry.name(),
        Area.shortest(entry.place().area()),
        Objects.requireNonNullElse(entry.contact(), ""),
        before == null ? OptionalLong.empty() : cumulative(before, month.month() - 1),
        always,
        year != null && year.reports(month.month() - 1));
  }

  /** The latest cumulative given, and the months given since. */
  private OptionalLong cumulative(YearOfReturns year, int month) {
    int monthSlot = form.slot("month");
    long sum = 0;
    for (int m = 0; m <= month; m++) {
      if (year.reports(m) && year.has(m, Form.YTD)) {
        sum = year.get(m, Form.YTD);
      } else if (year.reports(m) && monthSlot >= 0 && year.has(m, monthSlot)) {
        sum += year.get(m, monthSlot);
      }
    }
    return year.reports(month) ? OptionalLong.of(sum) : OptionalLong.empty();
  }
}
