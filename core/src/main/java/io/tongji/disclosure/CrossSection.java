package io.tongji.disclosure;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A table made of microdata: its measures are sums and differences of what units contribute, at
 * several times if need be, netted by holding. Cells of several indicators that have the same
 * contributors are one cell of the table.
 */
final class CrossSection {

  /**
   * A term of a measure.
   *
   * @param contributions of units to a month
   * @param column which amount
   * @param sign 1 or -1
   * @param estimated true if what it adds is estimated, or the figure that an estimate rests on
   */
  record Term(Contributions contributions, Column column, int sign, boolean estimated) {

    static Term plus(Contributions contributions, Column column) {
      return new Term(contributions, column, 1, false);
    }

    static Term minus(Contributions contributions, Column column) {
      return new Term(contributions, column, -1, false);
    }
  }

  /**
   * What a table is made of.
   *
   * @param measures each a sum of terms
   * @param indicators numbers of those whose cells it has
   * @param candidates the cells that it has
   * @param holdings the holding of a unit, by numbers
   * @param zeros true if contributions of 0 are kept, since zeros are protected
   */
  record Recipe(
      List<List<Term>> measures,
      List<Integer> indicators,
      SortedSet<CellName> candidates,
      IntUnaryOperator holdings,
      boolean zeros) {}

  private static final int[] NO_ATOMS = {};

  private final Table table;
  private final List<List<CellName>> names = new ArrayList<>();
  private final Map<CellName, Integer> cells = new HashMap<>();
  private final Map<CellName, int[]> atomsOf = new HashMap<>();

  private CrossSection(Population population, Recipe recipe) {
    Gathered gathered = gather(population, recipe);
    boolean signed = gathered.amounts().values().stream().anyMatch(CrossSection::anyNegative);
    Table.Builder builder = Table.builder(recipe.measures().size(), signed);
    long[] keys = gathered.amounts().keySet().toLongArray();
    Arrays.sort(keys);
    TreeMap<CellName, IntArrayList> ofCells = new TreeMap<>();
    int last = -1;
    for (long key : keys) {
      int rank = (int) (key >> Integer.SIZE);
      if (rank != last) {
        last = rank;
        int atom = builder.atom();
        int place = Objects.requireNonNull(gathered.atoms().get(rank));
        for (CellName name : population.cells(place, recipe.indicators())) {
          ofCells.computeIfAbsent(name, none -> new IntArrayList()).add(atom);
        }
      }
      long[] both = gathered.amounts().get(key);
      int half = both.length / 2;
      builder.contribution(
          (int) key, Arrays.copyOf(both, half), Arrays.copyOfRange(both, half, both.length));
    }
    ofCells.forEach((name, atoms) -> atomsOf.put(name, atoms.toIntArray()));
    addCells(builder, recipe.candidates());
    table = builder.build();
  }

  private record Gathered(Long2ObjectOpenHashMap<long[]> amounts, Map<Integer, Integer> atoms) {}

  static CrossSection of(Population population, Recipe recipe) {
    return new CrossSection(population, recipe);
  }

  private static Gathered gather(Population population, Recipe recipe) {
    Long2ObjectOpenHashMap<long[]> amounts = new Long2ObjectOpenHashMap<>();
    Map<Integer, Integer> atoms = new HashMap<>();
    int size = recipe.measures().size();
    for (int measure = 0; measure < size; measure++) {
      for (Term term : recipe.measures().get(measure)) {
        Contributions from = term.contributions();
        for (int at = 0; at < from.size(); at++) {
          long amount = term.sign() * from.amount(term.column(), at);
          if (amount != 0 || recipe.zeros()) {
            int rank = population.rankOfAtom(from.atom(at));
            atoms.putIfAbsent(rank, from.atom(at));
            long key =
                (long) rank << Integer.SIZE
                    | population.rankOfHolding(from.unit(at), recipe.holdings());
            long[] both = amounts.computeIfAbsent(key, none -> new long[2 * size]);
            both[measure] = Math.addExact(both[measure], amount);
            both[size + measure] += term.estimated() ? amount : 0;
          }
        }
      }
    }
    if (!recipe.zeros()) {
      amounts.values().removeIf(CrossSection::allZero);
    }
    return new Gathered(amounts, atoms);
  }

  private static boolean allZero(long[] amounts) {
    return Arrays.stream(amounts).allMatch(amount -> amount == 0);
  }

  private static boolean anyNegative(long[] amounts) {
    return Arrays.stream(amounts).anyMatch(amount -> amount < 0);
  }

  private void addCells(Table.Builder builder, Collection<CellName> candidates) {
    Map<List<Integer>, Integer> known = new HashMap<>();
    for (CellName name : candidates) {
      int[] atoms = atoms(name);
      List<Integer> same = IntArrayList.wrap(atoms);
      Integer cell = known.get(same);
      if (cell == null) {
        cell = builder.cell(atoms);
        known.put(same, cell);
        names.add(new ArrayList<>());
      }
      names.get(cell).add(name);
      cells.put(name, cell);
    }
  }

  Table table() {
    return table;
  }

  /** The names of a cell of the table. */
  List<CellName> names(int cell) {
    return names.get(cell);
  }

  /** The table's cell of a name; null if it is none of the candidates. */
  @Nullable Integer cell(CellName name) {
    return cells.get(name);
  }

  /** The atoms of any cell, a candidate or not; none if nothing contributes to it. */
  int[] atoms(CellName name) {
    return atomsOf.getOrDefault(name, NO_ATOMS);
  }
}
