package io.tongji.bench.work;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.IndustryRange;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Where a unit counts, worked out plainly from the catalogue, without the application's code. */
public final class Placing {

  private final Catalogue catalogue;

  /**
   * What the register says of a unit.
   *
   * @param kind enterprise or project
   * @param area code
   * @param groups codes of further areas
   * @param industry class of four digits
   * @param frames lists that it stands on
   */
  public record Registration(
      String kind, String area, List<String> groups, String industry, List<String> frames) {

    /** Copies the lists. */
    public Registration {
      groups = List.copyOf(groups);
      frames = List.copyOf(frames);
    }

    /** What an entry of the register says. */
    static Registration of(RegisterEntry entry) {
      return new Registration(
          entry.kindText(),
          entry.place().area(),
          entry.place().groups(),
          entry.industry(),
          entry.frames());
    }

    /** All area codes. */
    public List<String> areas() {
      List<String> areas = new ArrayList<>(groups);
      areas.add(area);
      return areas;
    }
  }

  /** Under a catalogue. */
  public Placing(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The catalogue. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The indicators of a form that count a unit in a month. */
  public List<Indicator> indicators(Form form, Registration unit, Month month) {
    List<String> themes = catalogue.themesOf(unit.industry(), month);
    return catalogue.indicators(form).stream()
        .filter(indicator -> counts(indicator.scope(), unit, themes))
        .toList();
  }

  private static boolean counts(
      Indicator.CountedUnits scope, Registration unit, List<String> themes) {
    return scope.kind().code().equals(unit.kind())
        && (scope.frames().isEmpty() || meet(scope.frames(), unit.frames()))
        && (scope.themes().isEmpty() || meet(scope.themes(), themes))
        && (scope.industries().isEmpty() || within(scope.industries(), unit.industry()));
  }

  private static boolean meet(Collection<String> one, Collection<String> other) {
    return !Collections.disjoint(one, other);
  }

  private static boolean within(List<IndustryRange> ranges, String industry) {
    return ranges.stream().anyMatch(range -> range.contains(industry));
  }

  /** All areas that a unit lies in. */
  public Collection<String> areas(Registration unit) {
    return catalogue.withAncestors(unit.areas());
  }

  /** All activities and themes that a unit belongs to in a month. */
  public List<String> activities(Registration unit, Month month) {
    List<String> all = new ArrayList<>(catalogue.activitiesOf(unit.industry().substring(0, 2)));
    all.addAll(catalogue.themesOf(unit.industry(), month));
    return all;
  }

  /**
   * What an indicator sums of a form's amounts, or null if one of them is missing.
   *
   * @param yearBefore true for what is stated of the year before
   * @param amounts by slot of the form
   */
  public static @Nullable Long sum(
      Indicator indicator, boolean yearBefore, IntFunction<@Nullable Long> amounts) {
    long sum = 0;
    for (int slot : indicator.measure().slots(yearBefore)) {
      Long amount = amounts.apply(slot);
      if (amount == null) {
        return null;
      }
      sum += amount;
    }
    return sum;
  }
}
