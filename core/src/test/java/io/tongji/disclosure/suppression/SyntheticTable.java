package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.SecondarySuppression.Safeguard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A table as a province has it: cities, counties and towns, a zone across the towns of each county,
 * divisions in sections, two overlapping themes, amounts that differ by orders of magnitude, some
 * units in holdings.
 *
 * <p>{@code main} measures secondary suppression on it: the numbers of units, then optionally
 * {@code programme} to leave out the divisions of towns, as the default programme does, and {@code
 * least} for how many secondaries any method needs.
 */
final class SyntheticTable {

  private static final int DIVISIONS = 97;
  private static final int SECTIONS = 14;

  /** Who contributes what, where: the smallest unit of a register. */
  private record Unit(int town, boolean zone, int division, int themes, int holding, long amount) {}

  private record AtomKey(int town, boolean zone, int division, int themes)
      implements Comparable<AtomKey> {
    private static final Comparator<AtomKey> ORDER =
        Comparator.comparingInt(AtomKey::town)
            .thenComparing(AtomKey::zone)
            .thenComparingInt(AtomKey::division)
            .thenComparingInt(AtomKey::themes);

    @Override
    public int compareTo(AtomKey that) {
      return ORDER.compare(this, that);
    }
  }

  /** A cell by area level and area, activity level and activity. */
  private record CellKey(int areaLevel, int area, int activityLevel, int activity)
      implements Comparable<CellKey> {
    private static final Comparator<CellKey> ORDER =
        Comparator.comparingInt(CellKey::areaLevel)
            .thenComparingInt(CellKey::area)
            .thenComparingInt(CellKey::activityLevel)
            .thenComparingInt(CellKey::activity);

    @Override
    public int compareTo(CellKey that) {
      return ORDER.compare(this, that);
    }

    int level() {
      return areaLevel + activityLevel;
    }
  }

  final Table table;
  final SimpleRules rules = new SimpleRules(3, 15);
  final BitSet unsafe = new BitSet();
  final int[] candidates;

  SyntheticTable(int units, boolean programme, long seed) {
    Map<AtomKey, Map<Integer, Long>> places = new TreeMap<>();
    for (Unit unit : units(units, new Random(seed))) {
      places
          .computeIfAbsent(
              new AtomKey(unit.town, unit.zone, unit.division, unit.themes), k -> new TreeMap<>())
          .merge(unit.holding, unit.amount, Long::sum);
    }
    Table.Builder builder = Table.builder(1, false);
    Map<CellKey, List<Integer>> cells = new TreeMap<>();
    places.forEach(
        (key, contributions) -> {
          int atom = builder.atom();
          contributions.forEach(
              (holding, amount) ->
                  builder.contribution(holding, new long[] {amount}, new long[] {0}));
          cellsOf(key, programme)
              .forEach(cell -> cells.computeIfAbsent(cell, k -> new ArrayList<>()).add(atom));
        });
    List<CellKey> keys = List.copyOf(cells.keySet());
    cells.values().forEach(atoms -> builder.cell(atoms.stream().mapToInt(a -> a).toArray()));
    table = builder.build();
    long[] values = new long[keys.size()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = table.cellValue(0, cell);
      unsafe.set(cell, rules.isUnsafe(Pool.ofCell(table, cell)));
    }
    candidates =
        IntStream.range(0, values.length)
            .filter(cell -> !unsafe.get(cell))
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(cell -> keys.get(cell).level())
                    .thenComparing(cell -> -values[cell]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private static List<Unit> units(int number, Random random) {
    int towns = Math.max(10, number / 200);
    double[] shares = new double[DIVISIONS];
    Arrays.setAll(shares, division -> Math.exp(random.nextGaussian()));
    double[] steps = shares.clone();
    Arrays.parallelPrefix(steps, Double::sum);
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int holding = random.nextInt(100) < 3 ? number + random.nextInt(1 + number / 120) : i;
      int place = Arrays.binarySearch(steps, random.nextDouble() * steps[DIVISIONS - 1]);
      int division = place < 0 ? -place - 1 : place;
      int themes = (random.nextInt(100) < 15 ? 1 : 0) + (random.nextInt(100) < 10 ? 2 : 0);
      long amount = (long) (1e6 * Math.exp(1.7 * random.nextGaussian())) + 1;
      units.add(
          new Unit(
              random.nextInt(towns), random.nextInt(4) == 0, division, themes, holding, amount));
    }
    return units;
  }

  private static List<CellKey> cellsOf(AtomKey atom, boolean programme) {
    int[][] areas = {{0, 0}, {1, atom.town / 100}, {2, atom.town / 10}, {3, atom.town}};
    List<int[]> all = new ArrayList<>(List.of(areas));
    if (atom.zone) {
      all.add(new int[] {2, 1_000_000 + atom.town / 10});
    }
    List<CellKey> cells = new ArrayList<>();
    for (int[] area : all) {
      boolean small = programme && area[0] == 3;
      int section = atom.division % SECTIONS;
      cells.add(new CellKey(area[0], area[1], 0, 0));
      if (!small || section == 2) {
        cells.add(new CellKey(area[0], area[1], 1, section));
      }
      if (!small) {
        cells.add(new CellKey(area[0], area[1], 2, atom.division));
      }
      for (int theme = 1; theme <= 2; theme++) {
        if ((atom.themes & theme) != 0) {
          cells.add(new CellKey(area[0], area[1], 1, 1_000 + theme));
        }
      }
    }
    return cells;
  }

  public static void main(String[] arguments) {
    boolean programme = List.of(arguments).contains("programme");
    EnumSet<Safeguard> parts = EnumSet.allOf(Safeguard.class);
    if (List.of(arguments).contains("exact")) {
      parts.remove(Safeguard.BOUNDS);
    }
    for (String argument : arguments) {
      if (Character.isDigit(argument.charAt(0))) {
        int units = Integer.parseInt(argument);
        measure(units, programme, parts);
        if (List.of(arguments).contains("least")) {
          SyntheticTable synthetic = new SyntheticTable(units, programme, 1);
          System.out.printf(
              "  any method needs %d secondaries%n",
              LeastSecondaries.of(synthetic.table, synthetic.unsafe));
        }
      }
    }
  }

  private static void measure(int units, boolean programme, Set<Safeguard> parts) {
    SyntheticTable synthetic = new SyntheticTable(units, programme, 1);
    Table table = synthetic.table;
    System.gc();
    long start = System.nanoTime();
    Suppression suppression =
        new SecondarySuppression(table, synthetic.rules, parts)
            .protect(synthetic.unsafe, List.of(), synthetic.candidates, 1);
    double seconds = (System.nanoTime() - start) / 1e9;
    Runtime runtime = Runtime.getRuntime();
    long primaries = synthetic.unsafe.cardinality();
    long secondaries =
        Arrays.stream(synthetic.candidates).filter(suppression::isSuppressed).count();
    System.out.printf(
        "%d units: %d atoms, %d cells, %d primaries (%.1f %%), %d secondaries (%.1f %% of them),"
            + " loss %.2f %%, %.1f s, %d MB%n",
        units,
        table.atoms(),
        table.cells(),
        primaries,
        100.0 * primaries / table.cells(),
        secondaries,
        100.0 * secondaries / primaries,
        100.0 * synthetic.loss(suppression),
        seconds,
        runtime.totalMemory() - runtime.freeMemory() >> 20);
    for (Suppression.Cause cause : Suppression.Cause.values()) {
      long cells =
          IntStream.range(0, table.cells())
              .filter(cell -> suppression.cause(cell) == cause)
              .count();
      System.out.printf("  %s %d%n", cause, cells);
    }
    System.out.printf(
        "  conflicts %d, unproven %d, %s%n",
        suppression.conflicts().size(), suppression.unproven().size(), suppression.statistics());
  }

  /** The share of the value of all candidates that is suppressed. */
  double loss(Suppression suppression) {
    double all = 0;
    double lost = 0;
    for (int cell : candidates) {
      all += table.cellValue(0, cell);
      lost += suppression.isSuppressed(cell) ? table.cellValue(0, cell) : 0;
    }
    return lost / all;
  }
}
