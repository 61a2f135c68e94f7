package io.tongji.disclosure.microdata;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Measure;
import io.tongji.catalogue.MeasureCalendar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several indicators sum alike: the same columns of a form over the same calendar. Whoever
 * knows their figures knows sums of one and the same contributions, so disclosure control looks at
 * them together: gross output of the units above scale and of all units are two sums over one table
 * (a measure group).
 *
 * @param number place among all of the catalogue
 * @param measure form and columns
 * @param january true if January is a period of its own
 * @param numbers places of the indicators in the catalogue
 */
public record MeasureColumns(int number, Measure measure, boolean january, List<Integer> numbers) {

  /** Copies the list. */
  public MeasureColumns {
    numbers = List.copyOf(numbers);
  }

  /** All of a catalogue, in the order of their first indicators. */
  public static List<MeasureColumns> of(Catalogue catalogue) {
    Map<MeasureCalendar, List<Integer>> alike = new LinkedHashMap<>();
    List<Indicator> indicators = catalogue.indicators();
    for (int number = 0; number < indicators.size(); number++) {
      Indicator indicator = indicators.get(number);
      alike.computeIfAbsent(indicator.measureCalendar(), none -> new ArrayList<>()).add(number);
    }
    List<MeasureColumns> all = new ArrayList<>();
    alike.forEach(
        (same, numbers) ->
            all.add(new MeasureColumns(all.size(), same.measure(), same.january(), numbers)));
    return List.copyOf(all);
  }

  /** True where the measure is made of components of a whole. */
  public boolean ofComponents() {
    return measure.events().isEmpty() && measure.ofComponents();
  }

  /** True if all that it sums is a part of what another sums, as construction is of investment. */
  public boolean isPartOf(MeasureColumns whole) {
    return measure.form() == whole.measure().form()
        && january == whole.january()
        && ofComponents()
        && !whole.ofComponents();
  }
}
