package io.tongji.verify.attack;

import io.tongji.catalogue.Catalogue;
import io.tongji.period.Month;
import io.tongji.verify.attack.RandomBureau.Entry;
import io.tongji.verify.attack.RandomBureau.Stated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bureau at the moments of its releases, between which everything happens that may happen: late
 * returns, corrections, withdrawals, moves, other industries, units that leave and that come.
 */
final class RandomReleases {

  static final int FIRST = Month.of(2022, 2).index();

  /** Three months of two years are enough, and keep a history short. */
  private static final Set<Integer> MONTHS = Set.of(2, 3, 4);

  private static final List<String> TOWNS =
      List.of("330483001", "330483001", "330483001", "330483004", "330483004", "330483100");
  private static final List<String> GROUPS =
      List.of("330483K01", "330483K01", "330483K01P1", "330483K01P2", "330483K01P1");
  private static final List<String> INDUSTRIES =
      List.of("3911", "3911", "3922", "1310", "1310", "1320", "1320", "0610", "4710", "5110");

  private final Random random;
  private final RandomBureau bureau;
  private int units;

  private RandomReleases(Catalogue catalogue, long seed) {
    this.random = new Random(seed);
    this.bureau = new RandomBureau(catalogue);
  }

  /**
   * The bureau at each moment.
   *
   * @param units of them
   * @param throughs the last month at each moment
   */
  static List<RandomBureau> of(Catalogue catalogue, long seed, int units, List<Month> throughs) {
    RandomReleases releases = new RandomReleases(catalogue, seed);
    for (int unit = 0; unit < units; unit++) {
      releases.enters(FIRST - 12);
    }
    List<RandomBureau> moments = new ArrayList<>();
    int from = FIRST;
    for (Month through : throughs) {
      if (from > FIRST) {
        releases.happens(from - 1);
      }
      releases.report(from, through.index());
      moments.add(releases.bureau.copy());
      from = through.index() + 1;
    }
    return moments;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void enters(int from) {
    boolean project = units % 4 == 3;
    String unit = String.format(Locale.ROOT, "%s%03d", project ? "P" : "E", units++);
    String holding = chance(0.06) ? "H" + random.nextInt(5) : null;
    bureau.entries(unit).put(from, entry(holding));
  }

  private Entry entry(@Nullable String holding) {
    List<String> areas = new ArrayList<>(List.of(any(TOWNS)));
    if (chance(0.45)) {
      areas.add(any(GROUPS));
    }
    return new Entry(areas, any(INDUSTRIES), chance(0.8), holding, Integer.MAX_VALUE);
  }

  private void report(int from, int to) {
    for (String unit : bureau.units()) {
      for (int month = from; month <= to; month++) {
        // Few skip a month, and some are late with the last one.
        if (MONTHS.contains(new Month(month).month()) && !chance(month == to ? 0.05 : 0.01)) {
          reports(unit, month);
        }
      }
    }
  }

  private void reports(String unit, int month) {
    TreeMap<Integer, Stated> returns = bureau.returns(unit);
    Map.Entry<Integer, Stated> before = returns.lowerEntry(month);
    boolean sameYear = before != null && before.getKey() / 12 == month / 12;
    long done = sameYear ? before.getValue().ytd() : 0;
    long built = sameYear ? before.getValue().construction() : 0;
    int gap = sameYear ? month - before.getKey() : month % 12;
    long amount = amount(unit) * gap;
    long construction = RandomBureau.isProject(unit) && chance(0.3) ? amount * 7 / 10 : amount;
    Long prior = chance(0.03) ? (Long) (done * 9 / 10 + 10) : null;
    returns.put(month, new Stated(done + amount, built + construction, prior));
  }

  /** Of its own size, lognormal, more or less. */
  private long amount(String unit) {
    double size = Math.exp(14 + new Random(unit.hashCode() * 31L).nextGaussian());
    return chance(0.01) ? 0 : Math.round(size * (0.8 + 0.4 * random.nextDouble()));
  }

  /** What happens after a release, to some units, in months up to the last one released. */
  private void happens(int last) {
    for (String unit : List.copyOf(bureau.units())) {
      int month = last - random.nextInt(3);
      Entry now = bureau.entries(unit).lastEntry().getValue();
      if (!bureau.returns(unit).containsKey(last) && chance(0.8)) {
        reports(unit, last); // late
      }
      Stated stated = bureau.returns(unit).get(month);
      if (stated != null && chance(0.06)) {
        corrects(unit, month, stated);
      } else if (stated != null && chance(0.01)) {
        bureau.returns(unit).remove(month); // withdrawn
      } else if (chance(0.02)) {
        bureau.entries(unit).put(chance(0.5) ? last + 1 : month, entry(now.holding()));
      } else if (chance(0.01)) {
        int from = bureau.entries(unit).lastKey();
        bureau
            .entries(unit)
            .put(
                from,
                new Entry(now.areas(), now.industry(), now.aboveScale(), now.holding(), last));
      }
    }
    for (int entrant = random.nextInt(4); entrant > 0; entrant--) {
      enters(last + 1);
    }
  }

  private void corrects(String unit, int month, Stated stated) {
    long by = stated.ytd() * (random.nextInt(40) - 15) / 100;
    if (stated.ytd() + by >= 0 && stated.construction() + by >= 0) {
      bureau
          .returns(unit)
          .put(month, new Stated(stated.ytd() + by, stated.construction() + by, stated.prior()));
    }
  }
}
