package io.tongji.disclosure.microdata;

import io.tongji.catalogue.MeasureCalendar;
import io.tongji.rollup.Placement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of units, holdings, indicators, measure groups and atoms, in the order in which they are
 * first met. All microdata that are compared with one another share one numbering, under whatever
 * catalogues they were made.
 */
public final class Numbering {

  /**
   * The finest crossing of places, industries, themes and lists: units in one atom count in the
   * same cells. A unit that another catalogue puts under other areas or activities is in another
   * atom, as if it had moved.
   *
   * @param placement where they count
   * @param places number of the areas and activities that the place belongs to
   * @param indicators numbers of the indicators that count them, of one form
   */
  public record Atom(Placement placement, int places, BitSet indicators) {}

  /**
   * What a place belongs to under a catalogue.
   *
   * @param areas codes of areas, of the place itself first
   * @param activities codes of activities and themes
   */
  public record Places(List<String> areas, List<String> activities) {}

  private final Map<String, Integer> unitNumbers = new HashMap<>();
  private final Map<String, Integer> holdingNumbers = new HashMap<>();
  private final Map<String, Integer> indicatorNumbers = new HashMap<>();
  private final Map<MeasureCalendar, Integer> groupNumbers = new HashMap<>();
  private final Map<Places, Integer> placesNumbers = new HashMap<>();
  private final Map<Atom, Integer> atomNumbers = new HashMap<>();
  private final List<String> holdings = new ArrayList<>();
  private final List<Places> places = new ArrayList<>();
  private final List<Atom> atoms = new ArrayList<>();

  /** The number of a unit, a new one if it is met first. */
  public int unit(String unitId) {
    return unitNumbers.computeIfAbsent(unitId, first -> unitNumbers.size());
  }

  /** The number of an indicator, a new one if it is met first. */
  public int indicator(String code) {
    return indicatorNumbers.computeIfAbsent(code, first -> indicatorNumbers.size());
  }

  /** Plans of several groups are made at the same time. */
  synchronized int group(MeasureColumns columns) {
    return groupNumbers.computeIfAbsent(
        new MeasureCalendar(columns.measure(), columns.january()), first -> groupNumbers.size());
  }

  int holding(String code) {
    return number(holdingNumbers, holdings, code);
  }

  int places(Places belongsTo) {
    return number(placesNumbers, places, belongsTo);
  }

  /** The areas and activities that an atom belongs to. */
  public Places placesOf(Atom atom) {
    return places.get(atom.places());
  }

  int atom(Atom atom) {
    return number(atomNumbers, atoms, atom);
  }

  private static <T> int number(Map<T, Integer> numbers, List<T> all, T value) {
    Integer known = numbers.putIfAbsent(value, all.size());
    if (known == null) {
      all.add(value);
      return all.size() - 1;
    }
    return known;
  }

  /** Codes of all holdings, by their numbers. */
  public List<String> holdings() {
    return holdings;
  }

  /** How many atoms there are. */
  public int atoms() {
    return atoms.size();
  }

  /** The atom of a number. */
  public Atom atomOf(int number) {
    return atoms.get(number);
  }
}
