package io.tongji.rollup.unit;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Imputation.Method;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Measure;
import io.tongji.catalogue.MeasureCalendar;
import io.tongji.catalogue.form.Form;
import io.tongji.returns.Return;
import io.tongji.returns.YearOfReturns;
import io.tongji.rollup.unit.Residence.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Indicators that sum the same columns over the same calendar: a unit contributes the same to each
 * that counts it, so its contribution is derived once.
 */
public final class MeasureGroup {

  private final int[] indicators;
  private final int firstMonth;
  private final boolean matches;
  private final boolean imputes;
  private final boolean follows;
  private final Slots own;
  private final Slots prior;

  private final @Nullable Measure events;

  private MeasureGroup(MeasureCalendar summed, int[] numbers, List<Indicator> indicators) {
    this.imputes = indicators.stream().anyMatch(i -> i.everImputes(Method.LAST_YEAR));
    this.follows = indicators.stream().anyMatch(i -> i.everImputes(Method.PREVIOUS));
    this.matches = imputes || indicators.stream().anyMatch(i -> i.everCompares(BaseKind.MATCHED));
    this.indicators = numbers;
    this.firstMonth = summed.january() ? 0 : 1;
    boolean ofEvents = summed.measure().form() == Form.EVENT;
    this.events = ofEvents ? summed.measure() : null;
    this.own = ofEvents ? Slots.NONE : Slots.of(summed.measure(), false);
    this.prior = ofEvents ? Slots.NONE : Slots.of(summed.measure(), true);
  }

  /**
   * The groups of a form that have a wanted indicator, with the wanted ones.
   *
   * @param wanted by the place of an indicator in the catalogue
   */
  static List<MeasureGroup> of(Catalogue catalogue, Form form, IntPredicate wanted) {
    Map<MeasureCalendar, List<Integer>> groups = new LinkedHashMap<>();
    List<Indicator> all = catalogue.indicators();
    for (int number = 0; number < all.size(); number++) {
      Indicator indicator = all.get(number);
      if (indicator.measure().form() == form) {
        groups.computeIfAbsent(indicator.measureCalendar(), s -> new ArrayList<>()).add(number);
      }
    }
    List<MeasureGroup> result = new ArrayList<>();
    groups.forEach(
        (summed, numbers) -> {
          int[] ofThem = numbers.stream().mapToInt(Integer::intValue).filter(wanted).toArray();
          if (ofThem.length > 0) {
            result.add(new MeasureGroup(summed, ofThem, numbers.stream().map(all::get).toList()));
          }
        });
    return List.copyOf(result);
  }

  /** The cumulative of a form, under no indicator. */
  public static MeasureGroup whole(Catalogue catalogue, Form form) {
    Measure ytd = new Measure(form, List.of("ytd"));
    return new MeasureGroup(
        new MeasureCalendar(ytd, !catalogue.withoutJanuary(form)), new int[0], List.of());
  }

  /** Numbers of the indicators. */
  int[] indicators() {
    return indicators;
  }

  /** The calendar's first month, 0 or 1. */
  public int firstMonth() {
    return firstMonth;
  }

  /** What is summed of events; null where returns state cumulatives. */
  @Nullable Measure events() {
    return events;
  }

  /** Where a unit counts in a month; null if nowhere. */
  @Nullable Segment place(Residence residence, int month) {
    return events == null ? residence.at(month) : residence.ofEventsAt(month);
  }

  /** True if the group may sum some of these returns; for events, those that it counts. */
  boolean sumsAny(List<Return> returns) {
    return events == null
        || returns.stream()
            .map(Return::event)
            .filter(Objects::nonNull)
            .anyMatch(event -> events.counts(event.kind(), event.status()));
  }

  /**
   * True if some indicator compares units that have a return in both years, or estimates from a
   * year before.
   */
  boolean matches() {
    return matches;
  }

  /** True if some indicator estimates what units will report, from what they did a year before. */
  boolean imputes() {
    return imputes;
  }

  /** True if some indicator estimates it from what they reported in the month before. */
  boolean follows() {
    return follows;
  }

  /** Where a return states the year itself, or the year before. */
  Slots slots(boolean ofPrior) {
    return ofPrior ? prior : own;
  }

  /** Which slots of a return state the measure. */
  record Slots(int[] summed, int[] known, int month) {

    private static final Slots NONE = new Slots(new int[0], new int[0], -1);

    static Slots of(Measure measure, boolean prior) {
      return new Slots(measure.slots(prior), measure.known(prior), measure.monthSlot(prior));
    }

    boolean givesYtd(YearOfReturns year, int m) {
      for (int slot : known) {
        if (year.has(m, slot)) {
          return true;
        }
      }
      return false;
    }

    long ytd(YearOfReturns year, int m) {
      long sum = 0;
      for (int slot : summed) {
        sum += year.get(m, slot);
      }
      return sum;
    }

    boolean givesMonth(YearOfReturns year, int m) {
      return month >= 0 && year.has(m, month);
    }

    long month(YearOfReturns year, int m) {
      return year.get(m, month);
    }
  }
}
