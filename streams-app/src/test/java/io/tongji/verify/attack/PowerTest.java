package io.tongji.verify.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.rollup.SeriesKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The attacker finds what it ought to: patterns of suppression are made by brute force, with dense
 * elimination over the integers, so that no cell of them can be spared.
 */
final class PowerTest {

  private static final int MONTH = SmallBureau.month(2023, 3);
  private static final Rules RULES =
      new Rules(3, 0, Rules.LargestShare.OFF, 1, List.of(), Set.of());

  /** A random table of towns, zones and divisions. */
  private static final class RandomTable {

    private final SmallBureau bureau = new SmallBureau();
    private final Map<SeriesKey, Set<String>> cells = new TreeMap<>();
    private final Map<Set<SeriesKey>, Set<String>> places = new LinkedHashMap<>();

    RandomTable(Random random) {
      for (int unit = 0; unit < 40; unit++) {
        String name = "u" + unit;
        String town = "T" + random.nextInt(3);
        List<String> areas = random.nextInt(4) == 0 ? List.of("R", town, "Z") : List.of("R", town);
        List<String> activities = List.of("_T", "C" + (int) Math.sqrt(random.nextInt(16)));
        bureau.unit(name, areas, activities).reports(name, MONTH, 1000 + random.nextInt(100));
        Set<SeriesKey> of = new TreeSet<>();
        for (String area : areas) {
          for (String activity : activities) {
            SeriesKey key = SmallBureau.key("GIO", area, activity, MONTH);
            cells.computeIfAbsent(key, k -> new TreeSet<>()).add(name);
            of.add(key);
          }
        }
        places.computeIfAbsent(of, p -> new TreeSet<>()).add(name);
      }
    }

    /** Cells to be suppressed of which none can be spared; empty if all must be. */
    Set<SeriesKey> pattern(Random random) {
      List<SeriesKey> order = new ArrayList<>(cells.keySet());
      Collections.shuffle(order, random);
      Set<SeriesKey> suppressed = new TreeSet<>(cells.keySet());
      for (SeriesKey key : order) {
        suppressed.remove(key);
        if (Objects.requireNonNull(cells.get(key)).size() < 3 || !isValid(suppressed)) {
          suppressed.add(key);
        }
      }
      return suppressed;
    }

    /**
     * True if no unsafe cell or place, nor a sum or difference of two units alone, is derivable.
     */
    private boolean isValid(Set<SeriesKey> suppressed) {
      List<BigInteger[]> echelon = new ArrayList<>();
      for (SeriesKey key : cells.keySet()) {
        BigInteger[] rest = suppressed.contains(key) ? null : rest(row(cells.get(key)), echelon);
        if (rest != null && pivot(rest) < rest.length) {
          echelon.add(rest);
        }
      }
      List<BigInteger[]> unsafe = new ArrayList<>();
      cells.values().stream().filter(units -> units.size() < 3).map(this::row).forEach(unsafe::add);
      List<Set<String>> few = places.values().stream().filter(of -> of.size() < 3).toList();
      few.stream().map(this::row).forEach(unsafe::add);
      List<BigInteger[]> alone = few.stream().filter(of -> of.size() == 1).map(this::row).toList();
      for (int i = 0; i < alone.size(); i++) {
        for (int j = 0; j < i; j++) {
          unsafe.add(sum(alone.get(i), alone.get(j), BigInteger.ONE));
          unsafe.add(sum(alone.get(i), alone.get(j), BigInteger.ONE.negate()));
        }
      }
      return unsafe.stream().map(row -> rest(row, echelon)).allMatch(r -> pivot(r) < r.length);
    }

    private static BigInteger[] sum(BigInteger[] one, BigInteger[] other, BigInteger times) {
      BigInteger[] sum = one.clone();
      for (int column = 0; column < sum.length; column++) {
        sum[column] = sum[column].add(times.multiply(other[column]));
      }
      return sum;
    }

    private BigInteger[] row(Set<String> units) {
      BigInteger[] row = new BigInteger[places.size()];
      int at = 0;
      for (Set<String> place : places.values()) {
        row[at++] = units.containsAll(place) ? BigInteger.ONE : BigInteger.ZERO;
      }
      return row;
    }

    private static int pivot(BigInteger[] row) {
      int column = 0;
      while (column < row.length && row[column].signum() == 0) {
        column++;
      }
      return column;
    }

    /** What is left of a row when others, in the order in which they were found, are taken off. */
    private static BigInteger[] rest(BigInteger[] row, List<BigInteger[]> echelon) {
      BigInteger[] rest = row;
      for (BigInteger[] by : echelon) {
        int column = pivot(by);
        BigInteger factor = rest[column].negate();
        if (factor.signum() != 0) {
          BigInteger[] scaled = new BigInteger[rest.length];
          for (int c = 0; c < rest.length; c++) {
            scaled[c] = rest[c].multiply(by[column]);
          }
          rest = sum(scaled, by, factor);
        }
      }
      return rest;
    }

    List<Leak> attack(Set<SeriesKey> suppressed) {
      Equations equations =
          new Equations(
              new Equations.Decimals(i -> 1, i -> 1), List.of(), (i, area, activity) -> true);
      equations.add(bureau.release("R1", key -> !suppressed.contains(key)));
      return equations.attack(RULES, 0);
    }
  }

  @Test
  void aSecondarySuppressionLeftOutIsFound() {
    int patterns = 0;
    int found = 0;
    for (int seed = 0; seed < 120; seed++) {
      Random random = new Random(seed);
      RandomTable table = new RandomTable(random);
      Set<SeriesKey> suppressed = table.pattern(random);
      List<SeriesKey> secondary =
          suppressed.stream()
              .filter(key -> Objects.requireNonNull(table.cells.get(key)).size() >= 3)
              .toList();
      List<Leak> before = outsiders(table.attack(suppressed));
      assertThat(before).as("seed %d: %s", seed, Arrays.toString(secondary.toArray())).isEmpty();
      if (!secondary.isEmpty()) {
        Set<SeriesKey> fewer = new TreeSet<>(suppressed);
        fewer.remove(secondary.get(random.nextInt(secondary.size())));
        patterns++;
        found += outsiders(table.attack(fewer)).isEmpty() ? 0 : 1;
      }
    }
    assertThat(patterns).isGreaterThan(60);
    assertThat(found).isGreaterThanOrEqualTo((patterns * 95 + 99) / 100);
  }

  private static List<Leak> outsiders(List<Leak> findings) {
    return findings.stream().filter(leak -> leak.by().isEmpty()).toList();
  }
}
