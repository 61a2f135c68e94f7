package io.tongji.rollup;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Imputation;
import io.tongji.catalogue.Indicator;
import io.tongji.measure.Fraction;
import io.tongji.measure.Respondents;
import io.tongji.period.Month;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Estimates what the units of one indicator will report that are expected and have not: each what
 * it reported before (a year or a month ago, as the catalogue says) times the ratio of the units of
 * its stratum that have reported (ratio imputation).
 *
 * <p>A ratio is linear, so no unit has to be looked at: what the units missing from a place
 * reported before is estimated as a whole, and rounded once. A place is the finest there is: units
 * that belong to exactly the same cells. So estimates of cells add up as reports do. A stratum is a
 * division over all areas; where its units do not suffice the section is taken, then all.
 *
 * <p>Estimates follow from the sums that stand, whatever the order in which these came about.
 */
final class Imputer {

  /**
   * What is estimated of a place or a cell.
   *
   * @param units that are estimated
   * @param amount what they are estimated to have reported, in the indicator's smallest unit
   * @param baseKnown how many of them reported a year before
   * @param base what these reported then
   */
  record Estimate(long units, long amount, long baseKnown, long base) {

    /** Nothing. */
    static final Estimate NONE = new Estimate(0, 0, 0, 0);

    private Estimate minus(Estimate other) {
      return new Estimate(
          units - other.units,
          amount - other.amount,
          baseKnown - other.baseKnown,
          base - other.base);
    }
  }

  /** Receives by how much the estimate of a place and month has changed. */
  interface EstimateReceiver {
    /** A change of what is estimated. */
    void accept(Placement place, int month, Estimate change);
  }

  private final Catalogue catalogue;
  private final Indicator indicator;
  private final Int2ObjectMap<MonthEstimate> months = new Int2ObjectOpenHashMap<>();
  private final IntSet touched = new IntOpenHashSet();
  private final Map<Placement, Placement> finest = new HashMap<>();

  /** An imputer of one indicator to which nothing has been reported yet. */
  Imputer(Catalogue catalogue, Indicator indicator) {
    this.catalogue = catalogue;
    this.indicator = indicator;
  }

  /** Takes changes of contributions. */
  void add(Placement placement, MonthlySums changes) {
    changes.forEach((month, change) -> add(placement, month, change));
  }

  private void add(Placement placement, int month, long[] change) {
    Imputation rule = indicator.imputation(new Month(month).year());
    if (rule.estimates() && ImputationSlots.of(rule).concern(change)) {
      months.computeIfAbsent(month, absent -> new MonthEstimate(rule)).add(placement, change);
      touched.add(month);
    }
  }

  /** Writes what has been added, and what is estimated, for {@link #readFrom}. */
  void writeTo(DataOutput out) throws IOException {
    out.writeInt(months.size());
    for (Int2ObjectMap.Entry<MonthEstimate> month : months.int2ObjectEntrySet()) {
      out.writeInt(month.getIntKey());
      out.writeBoolean(touched.contains(month.getIntKey()));
      month.getValue().writeTo(out);
    }
  }

  /** Reads what {@link #writeTo} wrote into an imputer to which nothing has been added. */
  void readFrom(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      int month = in.readInt();
      if (in.readBoolean()) {
        touched.add(month);
      }
      MonthEstimate estimate = new MonthEstimate(indicator.imputation(new Month(month).year()));
      estimate.readFrom(in);
      months.put(month, estimate);
    }
  }

  /** Reports the estimates that change by all that has been added. */
  void settle(EstimateReceiver receiver) {
    for (int month : touched) {
      months.get(month).settle((place, change) -> receiver.accept(place, month, change));
    }
    touched.clear();
  }

  /** The one placement that stands for all that belong to the same cells. */
  private Placement finest(Placement placement) {
    return finest.computeIfAbsent(
        placement,
        place ->
            new Placement(
                String.join(";", new TreeSet<>(catalogue.withAncestors(place.areaList()))),
                place.activity(),
                place.themes()));
  }

  /** Units of a place that have not reported. */
  private static final class Missing {
    private long units;
    private long start;
    private long baseKnown;
    private long base;
    private Estimate estimated = Estimate.NONE;

    private void add(ImputationSlots slots, long[] change) {
      units += change[slots.missing()];
      start += change[slots.start()];
      baseKnown += change[slots.baseKnown()];
      base += change[slots.base()];
    }

    private void writeTo(DataOutput out) throws IOException {
      out.writeLong(units);
      out.writeLong(start);
      out.writeLong(baseKnown);
      out.writeLong(base);
      out.writeLong(estimated.units);
      out.writeLong(estimated.amount);
      out.writeLong(estimated.baseKnown);
      out.writeLong(estimated.base);
    }

    private static Missing read(DataInput in) throws IOException {
      Missing missing = new Missing();
      missing.units = in.readLong();
      missing.start = in.readLong();
      missing.baseKnown = in.readLong();
      missing.base = in.readLong();
      missing.estimated = new Estimate(in.readLong(), in.readLong(), in.readLong(), in.readLong());
      return missing;
    }

    private boolean isOver() {
      return units == 0
          && start == 0
          && baseKnown == 0
          && base == 0
          && estimated.equals(Estimate.NONE);
    }
  }

  /** One month of the indicator. */
  private final class MonthEstimate {

    private final Imputation rule;
    private final ImputationSlots slots;
    private final Fraction largestRatio;
    private final Map<String, Respondents> strata = new HashMap<>();
    private final Map<Placement, Missing> places = new LinkedHashMap<>();
    private long received;
    private long outstanding;

    private MonthEstimate(Imputation rule) {
      this.rule = rule;
      this.slots = ImputationSlots.of(rule);
      this.largestRatio = Fraction.of(rule.ratio(), Imputation.PARTS);
    }

    private void add(Placement placement, long[] change) {
      received += change[slots.received()];
      outstanding += change[slots.start()];
      Respondents more = slots.respondents(change);
      if (!more.equals(Respondents.NONE)) {
        for (String activity : catalogue.activitiesOf(placement.activity())) {
          strata.merge(activity, more, Respondents::plus);
        }
      }
      if (slots.concernMissing(change)) {
        places.computeIfAbsent(finest(placement), place -> new Missing()).add(slots, change);
      }
    }

    private void writeTo(DataOutput out) throws IOException {
      out.writeLong(received);
      out.writeLong(outstanding);
      out.writeInt(strata.size());
      for (Map.Entry<String, Respondents> stratum : strata.entrySet()) {
        out.writeUTF(stratum.getKey());
        out.writeLong(stratum.getValue().units());
        out.writeLong(stratum.getValue().now());
        out.writeLong(stratum.getValue().before());
      }
      out.writeInt(places.size());
      for (Map.Entry<Placement, Missing> place : places.entrySet()) {
        out.writeUTF(place.getKey().areas());
        out.writeUTF(place.getKey().activity());
        out.writeUTF(place.getKey().themes());
        place.getValue().writeTo(out);
      }
    }

    private void readFrom(DataInput in) throws IOException {
      received = in.readLong();
      outstanding = in.readLong();
      for (int left = in.readInt(); left > 0; left--) {
        strata.put(in.readUTF(), new Respondents(in.readLong(), in.readLong(), in.readLong()));
      }
      for (int left = in.readInt(); left > 0; left--) {
        Placement place = new Placement(in.readUTF(), in.readUTF(), in.readUTF());
        places.put(place, Missing.read(in));
      }
    }

    private void settle(BiConsumer<Placement, Estimate> receiver) {
      boolean enough = isCovered();
      Map<String, Optional<Respondents>> chosen = new HashMap<>();
      places.forEach(
          (place, missing) -> {
            Estimate now =
                enough
                    ? chosen
                        .computeIfAbsent(place.activity(), this::respondents)
                        .map(stratum -> estimate(missing, stratum))
                        .orElse(Estimate.NONE)
                    : Estimate.NONE;
            if (!now.equals(missing.estimated)) {
              receiver.accept(place, now.minus(missing.estimated));
              missing.estimated = now;
            }
          });
      places.values().removeIf(Missing::isOver);
    }

    /** True if units that weigh enough have reported: the first returns say little of the rest. */
    private boolean isCovered() {
      Fraction due = Fraction.of(rule.coverage(), Imputation.PARTS);
      long expected = received + outstanding;
      return expected > 0 && Fraction.of(received, expected).compareTo(due) >= 0;
    }

    /** Those of the division, of the section or of all: the first of them that suffice. */
    private Optional<Respondents> respondents(String activity) {
      return catalogue.activitiesOf(activity).stream()
          .map(stratum -> strata.getOrDefault(stratum, Respondents.NONE))
          .filter(stratum -> stratum.suffice(rule.units(), largestRatio))
          .findFirst();
    }

    private Estimate estimate(Missing missing, Respondents stratum) {
      return missing.units == 0
          ? Estimate.NONE
          : new Estimate(
              missing.units, stratum.estimate(missing.start), missing.baseKnown, missing.base);
    }
  }
}
