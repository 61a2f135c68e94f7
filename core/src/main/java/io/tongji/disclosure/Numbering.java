package io.tongji.disclosure;

import io.tongji.rollup.Placement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of units, holdings and atoms, in the order in which they are first met. All microdata
 * that are compared with one another share one numbering.
 */
public final class Numbering {

  /**
   * The finest crossing of places, industries, themes and lists: units in one atom count in the
   * same cells.
   *
   * @param placement where they count
   * @param indicators numbers of the indicators that count them, of one form
   */
  record Atom(Placement placement, BitSet indicators) {}

  private final Map<String, Integer> unitNumbers = new HashMap<>();
  private final Map<String, Integer> holdingNumbers = new HashMap<>();
  private final Map<Atom, Integer> atomNumbers = new HashMap<>();
  private final List<String> holdings = new ArrayList<>();
  private final List<Atom> atoms = new ArrayList<>();

  int unit(String unitId) {
    return unitNumbers.computeIfAbsent(unitId, first -> unitNumbers.size());
  }

  int holding(String code) {
    return number(holdingNumbers, holdings, code);
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
  List<String> holdings() {
    return holdings;
  }

  /** How many atoms there are. */
  public int atoms() {
    return atoms.size();
  }

  Atom atomOf(int number) {
    return atoms.get(number);
  }
}
