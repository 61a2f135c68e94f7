package io.tongji.disclosure;

import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.Contributions;
import io.tongji.disclosure.suppression.Combination;
import io.tongji.disclosure.suppression.Table;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The table of one measure group, made of microdata. Its measures are sums and differences of
 * contributions, perhaps of several times, netted by holding. Cells with the same contributors are
 * one cell of the table.
 *
 * <p>A unit that moves takes an amount from one atom and adds it to another. In a cell that holds
 * both atoms the two cancel out, and everybody knows that their sum is 0. So such an amount is kept
 * apart from the rest of both atoms.
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
  private final Map<CellName, int[]> ofAllLayers = new HashMap<>();
  private final int[] layerOf;
  private final Map<Integer, TreeMap<Integer, List<Integer>>> layersOfPlaces = new TreeMap<>();

  private CrossSection(Population population, Recipe recipe, Gathered gathered, Layers layers) {
    List<Opposites> opposites = recipe.zeros() ? List.of() : opposites(gathered.amounts());
    Assembly assembly = new Assembly(gathered, layers, opposites);
    long[] keys = gathered.amounts().keySet().toLongArray();
    Arrays.sort(keys);
    for (int at = 0, end; at < keys.length; at = end) {
      int place = place(keys[at]);
      end = at;
      while (end < keys.length && place(keys[end]) == place) {
        end++;
      }
      int atom = Objects.requireNonNull(gathered.atoms().get(place / layers.count()));
      assembly.add(
          place, Arrays.copyOfRange(keys, at, end), population.cells(atom, recipe.indicators()));
    }
    layerOf = assembly.layerOf.toIntArray();
    assembly.atomsOf.forEach((name, atoms) -> ofAllLayers.put(name, atoms.toIntArray()));
    for (CellName name : ofAllLayers.keySet()) {
      atomsOf.put(name, atoms(name, layer -> layers.cells().holds(name, layer)));
    }
    addCells(assembly.builder, recipe.candidates());
    for (KnownSum known : layers.known()) {
      assembly.builder.known(atoms(known.name(), known.layers()));
    }
    assembly.sums(opposites).forEach(assembly.builder::known);
    table = assembly.builder.build();
  }

  private static int place(long key) {
    return (int) (key >> Integer.SIZE);
  }

  /** The table while its atoms come in, place by place. */
  private final class Assembly {

    private final Gathered gathered;
    private final Layers layers;
    private final Table.Builder builder;
    private final Set<Long> paired = new HashSet<>();

    /** The atoms of contributions that have an opposite. */
    private final Map<Long, Integer> apart = new HashMap<>();

    private final Map<CellName, IntArrayList> atomsOf = new TreeMap<>();
    private final IntArrayList layerOf = new IntArrayList();

    private Assembly(Gathered gathered, Layers layers, List<Opposites> opposites) {
      this.gathered = gathered;
      this.layers = layers;
      boolean signed = gathered.amounts().values().stream().anyMatch(CrossSection::anyNegative);
      this.builder = Table.builder(layers.measures(), signed);
      opposites.forEach(pair -> paired.addAll(List.of(pair.one(), pair.other())));
    }

    private void add(int place, long[] keys, List<CellName> cells) {
      List<Integer> atoms = addAtoms(keys);
      int layer = place % layers.count();
      atoms.forEach(atom -> layerOf.add(layer));
      if (layers.count() > 1) {
        layersOfPlaces
            .computeIfAbsent(place / layers.count(), none -> new TreeMap<>())
            .put(layer, atoms);
      }
      for (CellName name : cells) {
        atomsOf.computeIfAbsent(name, none -> new IntArrayList()).addAll(atoms);
      }
    }

    /**
     * The atoms of one place: one atom, and further ones for contributions that have an opposite
     * elsewhere.
     */
    private List<Integer> addAtoms(long[] keys) {
      List<Integer> atoms = new ArrayList<>();
      long[] together = Arrays.stream(keys).filter(key -> !paired.contains(key)).toArray();
      if (together.length > 0) {
        atoms.add(builder.atom());
        for (long key : together) {
          contribute(key);
        }
      }
      for (long key : keys) {
        if (paired.contains(key)) {
          int atom = builder.atom();
          contribute(key);
          atoms.add(atom);
          apart.put(key, atom);
        }
      }
      return atoms;
    }

    private void contribute(long key) {
      long[] both = gathered.amounts().get(key);
      int half = both.length / 2;
      builder.contribution(
          (int) key, Arrays.copyOf(both, half), Arrays.copyOfRange(both, half, both.length));
    }

    /** The sums that are known of each pair of opposites. */
    private List<int[]> sums(List<Opposites> opposites) {
      List<int[]> sums = new ArrayList<>();
      for (Opposites pair : opposites) {
        sums.add(
            new int[] {
              Objects.requireNonNull(apart.get(pair.one())),
              Objects.requireNonNull(apart.get(pair.other()))
            });
      }
      return sums;
    }
  }

  private record Opposites(long one, long other) {}

  private record Gathered(Long2ObjectOpenHashMap<long[]> amounts, Map<Integer, Integer> atoms) {}

  static CrossSection of(Population population, Recipe recipe) {
    return new CrossSection(
        population,
        recipe,
        gather(population, recipe, 1),
        new Layers(1, recipe.measures().size(), (name, layer) -> true, List.of()));
  }

  /**
   * A table of what figures have changed by, in steps from one version to the next: a layer each.
   *
   * @param recipe whose measures are those of the first version, then those of the next, and so on
   * @param steps number of steps
   * @param first the first step of the change of a cell that has not been published
   * @param known changes that have been published
   */
  static CrossSection ofSteps(
      Population population, Recipe recipe, int steps, LayersOfCells first, List<KnownSum> known) {
    Gathered all = gather(population, recipe, steps);
    int measures = recipe.measures().size() / (steps + 1);
    Long2ObjectOpenHashMap<long[]> amounts = new Long2ObjectOpenHashMap<>();
    all.amounts()
        .forEach(
            (key, of) -> {
              for (int step = 0; step < steps; step++) {
                long[] change = new long[2 * measures];
                for (int measure = 0; measure < measures; measure++) {
                  int then = step * measures + measure;
                  change[measure] = of[then + measures] - of[then];
                }
                if (!allZero(change)) {
                  amounts.put(key + ((long) step << Integer.SIZE), change);
                }
              }
            });
    return new CrossSection(
        population,
        recipe,
        new Gathered(amounts, all.atoms()),
        new Layers(steps, measures, first, known));
  }

  /** The layers of atoms that make up a cell. */
  interface LayersOfCells {
    /** True if the cell has the layer. */
    boolean holds(CellName name, int layer);
  }

  /** A sum that everybody knows: some layers of the atoms of a cell. */
  record KnownSum(CellName name, IntPredicate layers) {}

  /**
   * The layers of a table: atoms of one place that are kept apart.
   *
   * @param count of layers
   * @param measures of the table
   * @param cells which layers cells have
   * @param known sums
   */
  private record Layers(int count, int measures, LayersOfCells cells, List<KnownSum> known) {}

  private static Gathered gather(Population population, Recipe recipe, int layers) {
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
                (long) rank * layers << Integer.SIZE
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

  /**
   * Contributions of one holding that cancel out, in pairs: what the holding moves from one place
   * to another, or takes back.
   */
  private static List<Opposites> opposites(Long2ObjectOpenHashMap<long[]> amounts) {
    Map<Integer, List<Long>> ofHoldings = new TreeMap<>();
    long[] keys = amounts.keySet().toLongArray();
    Arrays.sort(keys);
    for (long key : keys) {
      ofHoldings.computeIfAbsent((int) key, none -> new ArrayList<>()).add(key);
    }
    List<Opposites> all = new ArrayList<>();
    for (List<Long> own : ofHoldings.values()) {
      Map<List<Long>, Long> firsts = new HashMap<>();
      for (long key : own) {
        firsts.putIfAbsent(Arrays.stream(amounts.get(key)).boxed().toList(), key);
      }
      for (long key : own) {
        List<Long> back = Arrays.stream(amounts.get(key)).map(amount -> -amount).boxed().toList();
        Long other = firsts.get(back);
        if (other != null) {
          all.add(new Opposites(Math.min(key, other), Math.max(key, other)));
        }
      }
    }
    return all.stream().distinct().toList();
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

  /** Sums of atoms of one place over several layers: of all contributors, and of each one apart. */
  List<Combination> overLayers() {
    List<Combination> sums = new ArrayList<>();
    for (TreeMap<Integer, List<Integer>> layers : layersOfPlaces.values()) {
      List<List<Integer>> steps = new ArrayList<>(layers.values());
      for (int from = 0; from < steps.size(); from++) {
        IntArrayList all = new IntArrayList(steps.get(from));
        for (int to = from + 1; to < steps.size(); to++) {
          all.addAll(steps.get(to));
          sums.add(Combination.sum(all.toIntArray()));
          addApart(sums, all);
        }
      }
    }
    return sums;
  }

  /** The sums of each contributor that is alone in several of these atoms. */
  private void addApart(List<Combination> sums, IntArrayList atoms) {
    Map<Integer, IntArrayList> alone = new TreeMap<>();
    for (int atom : atoms) {
      int first = table.firstContribution(atom);
      if (table.firstContribution(atom + 1) == first + 1) {
        alone.computeIfAbsent(table.holding(first), none -> new IntArrayList()).add(atom);
      }
    }
    alone.values().stream()
        .filter(own -> own.size() > 1 && own.size() < atoms.size())
        .forEach(own -> sums.add(Combination.sum(own.toIntArray())));
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

  /** The atoms that any cell has in some layers. */
  int[] atoms(CellName name, IntPredicate layers) {
    int[] all = ofAllLayers.getOrDefault(name, NO_ATOMS);
    return Arrays.stream(all).filter(atom -> layers.test(layerOf[atom])).toArray();
  }

  /** The atoms of any cell, a candidate or not; none if nothing contributes to it. */
  int[] atoms(CellName name) {
    return atomsOf.getOrDefault(name, NO_ATOMS);
  }
}
