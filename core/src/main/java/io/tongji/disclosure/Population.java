package io.tongji.disclosure;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.disclosure.microdata.Numbering;
import io.tongji.disclosure.microdata.Numbering.Atom;
import io.tongji.disclosure.microdata.Numbering.Places;
import io.tongji.rollup.Placement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Atoms and holdings of microdata in an order that does not depend on how they were fed, and the
 * cells that atoms belong to.
 */
final class Population {

  private final List<Indicator> counted;
  private final Numbering numbering;
  private final int[] holdingRanks;
  private final int[] atomRanks;
  private final int[] indicatorNumbers;

  Population(Catalogue catalogue, Numbering numbering) {
    this.counted = catalogue.indicators();
    this.numbering = numbering;
    this.indicatorNumbers =
        counted.stream().mapToInt(each -> numbering.indicator(each.code())).toArray();
    this.holdingRanks = ranks(numbering.holdings());
    List<String> atoms = new ArrayList<>();
    for (int atom = 0; atom < numbering.atoms(); atom++) {
      Atom each = numbering.atomOf(atom);
      Placement placement = each.placement();
      atoms.add(
          String.join("|", placement.areas(), placement.activity(), placement.themes())
              + each.indicators()
              + numbering.placesOf(each));
    }
    this.atomRanks = ranks(atoms);
  }

  private static int[] ranks(List<String> codes) {
    int[] ranks = new int[codes.size()];
    List<Integer> order =
        IntStream.range(0, codes.size()).boxed().sorted(Comparator.comparing(codes::get)).toList();
    for (int rank = 0; rank < order.size(); rank++) {
      ranks[order.get(rank)] = rank;
    }
    return ranks;
  }

  /** The place of an atom in the order of all. */
  int rankOfAtom(int atom) {
    return atomRanks[atom];
  }

  /**
   * The rank of a unit's holding in the order of all holdings; a unit without a holding ranks after
   * them.
   *
   * @param holdings the holding of a unit, by numbers; -1: unknown
   */
  int rankOfHolding(int unit, IntUnaryOperator holdings) {
    int holding = holdings.applyAsInt(unit);
    return holding < 0 ? holdingRanks.length + unit : holdingRanks[holding];
  }

  /** The places of the holdings whose codes pass. */
  BitSet holdings(Predicate<String> passes) {
    BitSet ranks = new BitSet();
    for (int holding = 0; holding < holdingRanks.length; holding++) {
      if (passes.test(numbering.holdings().get(holding))) {
        ranks.set(holdingRanks[holding]);
      }
    }
    return ranks;
  }

  /** All cells of some indicators that an atom belongs to. */
  List<CellName> cells(int atom, List<Integer> indicators) {
    Atom each = numbering.atomOf(atom);
    Places where = numbering.placesOf(each);
    List<CellName> cells = new ArrayList<>();
    for (int number : indicators) {
      String code = counted.get(number).code();
      if (each.indicators().get(indicatorNumbers[number])) {
        for (String area : where.areas()) {
          for (String activity : where.activities()) {
            cells.add(new CellName(code, area, activity));
          }
        }
      }
    }
    return cells;
  }
}
