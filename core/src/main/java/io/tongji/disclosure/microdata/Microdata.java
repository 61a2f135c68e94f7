package io.tongji.disclosure.microdata;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.disclosure.microdata.Numbering.Atom;
import io.tongji.disclosure.microdata.Numbering.Places;
import io.tongji.period.Month;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.Sums;
import io.tongji.rollup.unit.ContributionChanges;
import io.tongji.rollup.unit.Residence;
import io.tongji.rollup.unit.Residence.Segment;
import io.tongji.rollup.unit.Residences;
import io.tongji.rollup.unit.UnitAccounts;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each unit contributes to what is published, as of one point of the inputs: by measure group
 * and month the amounts of each unit, its atom, and its holding in that month. It comes out of the
 * same code as the live figures, so the sums are theirs.
 *
 * <p>Disclosure control needs it three times: as of now; as of the releases that published the
 * periods before, since who knows two figures knows their difference; and of a year before.
 */
public final class Microdata {

  /** A measure group in a month: one cross-section. */
  private record GroupMonth(int group, int month) {}

  private static final int UNKNOWN = -1;

  private final Numbering numbering;
  private final Set<Month> months;
  private final Map<GroupMonth, Contributions> reported;
  private final Map<GroupMonth, Contributions> awaited;
  private final Map<Month, IntArrayList> holdings;

  private Microdata(Builder builder) {
    numbering = builder.numbering;
    months = Set.copyOf(builder.months);
    reported = Map.copyOf(builder.reported);
    awaited = Map.copyOf(builder.awaited);
    holdings = builder.holdings;
    reported.values().forEach(Contributions::trim);
    awaited.values().forEach(Contributions::trim);
  }

  /** The numbers of units, atoms and holdings, shared with all that is compared with it. */
  public Numbering numbering() {
    return numbering;
  }

  /** True if the month was asked for when the microdata were gathered. */
  public boolean covers(Month month) {
    return months.contains(month);
  }

  /** What units with a return contribute to a month. */
  public Contributions reported(MeasureColumns columns, Month month) {
    return reported.getOrDefault(
        new GroupMonth(numbering.group(columns), month.index()), Contributions.NONE);
  }

  /** The units that are expected, have no return in the month, and are known from before. */
  public Contributions awaited(MeasureColumns columns, Month month) {
    return awaited.getOrDefault(
        new GroupMonth(numbering.group(columns), month.index()), Contributions.NONE);
  }

  /**
   * The number of a unit's holding in a month; of a unit that these microdata do not know, and
   * earlier ones do, that of the unit itself.
   */
  public int holding(int unit, Month month) {
    IntArrayList ofMonth = holdings.get(month);
    return ofMonth == null || unit >= ofMonth.size() ? UNKNOWN : ofMonth.getInt(unit);
  }

  /** Gathers microdata unit by unit. */
  public static final class Builder {

    private final Catalogue catalogue;
    private final Numbering numbering;
    private final Map<Placement, Integer> places = new HashMap<>();
    private final int[] indicators;
    private final Set<Month> months;
    private final Residences residences;
    private final ContributionChanges changes;
    private final UnitAccounts accounts;
    private final List<MeasureColumns> columns;
    private final Map<Form, BitSet> indicatorsOf = new EnumMap<>(Form.class);
    private final Map<GroupMonth, Contributions> reported = new HashMap<>();
    private final Map<GroupMonth, Contributions> awaited = new HashMap<>();
    private final Map<Month, IntArrayList> holdings = new TreeMap<>();
    private final Holdings ownership;

    /**
     * Microdata of some months.
     *
     * @param numbering shared by all microdata that are compared
     * @param months all that the planner asks for
     * @param register entries of a unit by its code, null: it has none; asked for owners
     */
    public Builder(
        Catalogue catalogue,
        Numbering numbering,
        Set<Month> months,
        Function<String, @Nullable RegisterHistory> register) {
      this.catalogue = catalogue;
      this.numbering = numbering;
      this.indicators =
          catalogue.indicators().stream()
              .mapToInt(indicator -> numbering.indicator(indicator.code()))
              .toArray();
      this.months = new TreeSet<>(months);
      this.residences = new Residences(catalogue);
      this.changes = new ContributionChanges(catalogue.indicators().size());
      this.accounts = new UnitAccounts(catalogue, changes);
      this.columns = MeasureColumns.of(catalogue);
      this.ownership = new Holdings(register);
      for (int number = 0; number < catalogue.indicators().size(); number++) {
        Form form = catalogue.indicators().get(number).measure().form();
        indicatorsOf.computeIfAbsent(form, none -> new BitSet()).set(number);
      }
    }

    /**
     * Adds a unit.
     *
     * @param ledgers its returns on the forms on which it ever reported
     * @param history its register entries
     */
    public void add(String unitId, Map<Form, ReturnLedger> ledgers, RegisterHistory history) {
      Residence residence = residences.of(history);
      accounts.move(ledgers, Residence.NONE, residence);
      Map<Placement, MonthlySums>[] contributed = changes.drain();
      int unit = numbering.unit(unitId);
      for (Month month : months) {
        holding(unit, month, ownership.of(unitId, history, month));
        columns.forEach(each -> add(each, unit, month.index(), residence, contributed));
      }
    }

    private void holding(int unit, Month month, String code) {
      IntArrayList ofMonth = holdings.computeIfAbsent(month, none -> new IntArrayList());
      while (ofMonth.size() <= unit) {
        ofMonth.add(UNKNOWN);
      }
      ofMonth.set(unit, numbering.holding(code));
    }

    private void add(
        MeasureColumns each,
        int unit,
        int month,
        Residence residence,
        Map<Placement, MonthlySums>[] contributed) {
      Form form = each.measure().form();
      Segment segment = form == Form.EVENT ? residence.ofEventsAt(month) : residence.at(month);
      long[] sums = segment == null ? null : sums(each, segment.placement(), month, contributed);
      if (segment == null || sums == null) {
        return;
      }
      GroupMonth cell = new GroupMonth(numbering.group(each), month);
      if (sums[Sums.YTD_KNOWN] > 0 || Sums.reported(sums) > 0) {
        reported
            .computeIfAbsent(cell, none -> new Contributions())
            .add(unit, atom(segment, form), sums);
      } else if (sums[Sums.BASE_OUTSTANDING] != 0 || sums[Sums.AWAITED_BEFORE] != 0) {
        awaited
            .computeIfAbsent(cell, none -> new Contributions())
            .add(unit, atom(segment, form), sums);
      }
    }

    /** The sums of any indicator that counts the unit: they are equal, so those of the first. */
    private long @Nullable [] sums(
        MeasureColumns each,
        Placement placement,
        int month,
        Map<Placement, MonthlySums>[] contributed) {
      for (int number : each.numbers()) {
        MonthlySums ofPlace = contributed[number].get(placement);
        long[] sums = ofPlace == null ? null : ofPlace.find(month);
        if (sums != null) {
          return sums;
        }
      }
      return null;
    }

    private int atom(Segment segment, Form form) {
      BitSet ofForm = (BitSet) segment.counted().clone();
      ofForm.and(Objects.requireNonNull(indicatorsOf.get(form)));
      BitSet counted = new BitSet();
      ofForm.stream().forEach(number -> counted.set(indicators[number]));
      int belongsTo = places.computeIfAbsent(segment.placement(), this::resolve);
      return numbering.atom(new Atom(segment.placement(), belongsTo, counted));
    }

    private int resolve(Placement placement) {
      List<String> activities = new ArrayList<>(catalogue.activitiesOf(placement.activity()));
      activities.addAll(placement.themeList());
      return numbering.places(
          new Places(
              List.copyOf(catalogue.withAncestors(placement.areaList())), List.copyOf(activities)));
    }

    /** The microdata; the builder is used up. */
    public Microdata build() {
      return new Microdata(this);
    }
  }
}
