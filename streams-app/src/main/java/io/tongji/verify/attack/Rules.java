package io.tongji.verify.attack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of primary suppression: minimum frequency, p per cent and dominance (Handbook on
 * Statistical Disclosure Control, chapter 4.2), with waivers. Their parameters are secret.
 *
 * @param minimum number of holdings that must add something
 * @param percent p of the p per cent rule, 0: off
 * @param dominance n and k of the dominance rule; n 0: off
 * @param signedFactor by how much what is left counts more where amounts are negative, at least 1
 * @param waivers of holdings that do not mind
 * @param protectedZeros indicators of which it must not be known that a unit has nothing
 */
public record Rules(
    int minimum,
    long percent,
    LargestShare dominance,
    long signedFactor,
    Collection<Consent> waivers,
    Set<String> protectedZeros)
    implements SafetyRule {

  private static final long HUNDRED = 100;

  /** Copies the collections. */
  public Rules {
    waivers = List.copyOf(waivers);
    protectedZeros = Set.copyOf(protectedZeros);
  }

  /** The largest {@code n} must not have more than {@code k} per cent; n 0: off. */
  public record LargestShare(int n, long k) {

    /** No such rule. */
    public static final LargestShare OFF = new LargestShare(0, 0);
  }

  /**
   * A holding's consent.
   *
   * @param holding its code
   * @param indicators that it is for
   * @param from number of the first month
   * @param to number of the last month
   */
  public record Consent(String holding, Set<String> indicators, int from, int to) {

    boolean holds(Contributors pool) {
      return from <= pool.month() && pool.month() <= to && indicators.contains(pool.indicator());
    }
  }

  /**
   * What must be true of any release, whatever the rules: nobody stands alone or with one other.
   */
  public static Rules least() {
    return new Rules(3, 0, LargestShare.OFF, 1, List.of(), Set.of());
  }

  @Override
  public boolean unsafe(Contributors pool, String insider) {
    Ranking ranking = rank(pool, insider);
    if (pool.contributors() == 0) {
      return pool.figure()
          && protectedZeros.contains(pool.indicator())
          && !pool.amounts().keySet().equals(Set.of(insider));
    }
    return ranking.largest() > 0
        && (ranking.contributors() < minimum
            || HUNDRED * factor(pool) * ranking.rest() < percent * ranking.largest()
            || dominated(pool, ranking));
  }

  @Override
  public long protection(Contributors pool) {
    Ranking ranking = rank(pool, OUTSIDER);
    long weight = HUNDRED * factor(pool);
    long lacking = percent * ranking.largest() - weight * ranking.rest();
    return lacking <= 0 ? 0 : (lacking + weight - 1) / weight;
  }

  private long factor(Contributors pool) {
    boolean signed = pool.amounts().values().stream().anyMatch(a -> a < 0);
    return signed ? signedFactor : 1;
  }

  private boolean dominated(Contributors pool, Ranking ranking) {
    long top =
        pool.amounts().values().stream()
            .map(Math::abs)
            .sorted((a, b) -> Long.compare(b, a))
            .limit(dominance.n())
            .mapToLong(Long::longValue)
            .sum();
    return dominance.n() > 0 && HUNDRED * top > dominance.k() * ranking.total();
  }

  /**
   * The largest that did not consent, and what is left without it and the largest of the others.
   */
  private record Ranking(long contributors, long total, long largest, long rest) {}

  /**
   * Of somebody outside it is assumed that the next largest holding looks, as the p per cent rule
   * does. A holding that looks knows what it adds itself, and is one of those that must be there.
   */
  private Ranking rank(Contributors pool, String insider) {
    boolean inside = !insider.equals(OUTSIDER);
    String largest = "";
    long contributors = inside ? 1 : 0;
    long most = 0;
    long total = 0;
    for (Map.Entry<String, Long> entry : pool.amounts().entrySet()) {
      long amount = Math.abs(entry.getValue());
      if (amount > 0 && !entry.getKey().equals(insider)) {
        contributors++;
        total += amount;
        if (amount > most && !isWaived(entry.getKey(), pool)) {
          largest = entry.getKey();
          most = amount;
        }
      }
    }
    long next = 0;
    for (Map.Entry<String, Long> entry : pool.amounts().entrySet()) {
      if (!inside && !entry.getKey().equals(largest)) {
        next = Math.max(next, Math.abs(entry.getValue()));
      }
    }
    return new Ranking(contributors, total, most, total - most - next);
  }

  private boolean isWaived(String holding, Contributors pool) {
    return waivers.stream()
        .anyMatch(waiver -> waiver.holding().equals(holding) && waiver.holds(pool));
  }
}
