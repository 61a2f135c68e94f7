package io.tongji.disclosure.rules;

import io.tongji.disclosure.suppression.Pool;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By which rules a figure is too close to those of single respondents (主要保密规则).
 *
 * <p>The law protects "aggregates from which a single respondent can be inferred" (统计法实施条例 2017,
 * article 29) and states no number; the numbers are the bureau's. They stay secret ("absolutely
 * essential to keep the parameters of a concentration rule confidential", Handbook on Statistical
 * Disclosure Control, chapter 4.2): they are never printed, and no digest of them goes without a
 * salt.
 *
 * <p>With v the absolute netted contributions of holdings, s the largest of those without a waiver,
 * r the largest of the others, R the sum of what all but s and r report, a figure is unsafe if
 *
 * <ul>
 *   <li>fewer than {@code minimum} holdings contribute more than 0, and one of them has no waiver
 *       (minimum frequency, chapter 4.2, table "Sensitivity rules");
 *   <li>100·R &lt; p·s (p% rule, and with waivers "X − x_s − x_r &lt; p/100·x_s", chapter 4.2);
 *       where contributions may be negative, 100·f·R &lt; p·s (chapter 4.2, "Negative
 *       contributions");
 *   <li>100·(the n largest) &gt; k·X, if the bureau uses it, and one that contributes has no waiver
 *       ((n,k) dominance, chapter 4.2);
 *   <li>all who report hand in 0, and zeros are protected.
 * </ul>
 */
public final class DisclosureRules {

  /**
   * The dominance rule.
   *
   * @param largest how many of the largest
   * @param percent of the whole that they may be at most
   */
  record Dominance(int largest, int percent) {}

  /**
   * The numbers.
   *
   * @param minimum fewest holdings that contribute
   * @param percent p of the p% rule
   * @param dominance null: not used
   * @param factor f for figures with negative contributions, 1 or more
   */
  public record Parameters(int minimum, int percent, @Nullable Dominance dominance, int factor) {}

  private final Parameters parameters;
  private final List<Waiver> waivers;
  private final String digest;

  /** Rules with their waivers; the digest is that of the file they were read from. */
  public DisclosureRules(Parameters parameters, List<Waiver> waivers, String digest) {
    this.parameters = parameters;
    this.waivers = List.copyOf(waivers);
    this.digest = digest;
  }

  /** SHA-256 of the rules with their salt, hexadecimal: it shows a change and no number. */
  public String digest() {
    return digest;
  }

  /**
   * True if a holding waives protection.
   *
   * @param holding code of the holding, or of a unit that belongs to none
   * @param indicators all that sum the same columns
   */
  public boolean waives(String holding, Collection<String> indicators, Month month) {
    return waivers.stream().anyMatch(waiver -> waiver.opens(holding, indicators, month));
  }

  /** True if nobody waives anything. */
  public boolean noWaivers() {
    return waivers.isEmpty();
  }

  /**
   * Refuses waivers that ended before a month.
   *
   * @throws Failure naming them
   */
  public void refuseExpired(Month through) {
    String expired =
        waivers.stream()
            .filter(waiver -> waiver.endsBefore(through))
            .map(
                waiver ->
                    waiver.holding() + " (" + waiver.reference() + ", to " + waiver.to() + ")")
            .collect(Collectors.joining(", "));
    if (!expired.isEmpty()) {
      throw Failure.setting(
          "waivers ended before " + through + ": " + expired,
          "extend them where the holding agrees, or remove their rows");
    }
  }

  /**
   * Judges a measure of a figure.
   *
   * @param pool whose amounts make it up
   * @param waived numbers of holdings with a waiver
   * @param protectsZeros true if it must not be known that all who report hand in 0
   */
  public Judgement judge(Pool pool, int measure, IntPredicate waived, boolean protectsZeros) {
    Concentration concentration = new Concentration();
    for (int at = 0; at < pool.size(); at++) {
      long whole = pool.amount(measure, at);
      concentration.add(whole - pool.imputed(measure, at), whole, waived.test(pool.holding(at)));
    }
    if (concentration.ofNobody()) {
      boolean zeros = protectsZeros && pool.size() > 0;
      return zeros ? new Judgement(false, false, false, true, 0, -1) : Judgement.SAFE;
    }
    if (concentration.allWaived()) {
      return Judgement.SAFE;
    }
    long factor = concentration.negative() ? parameters.factor() : 1;
    long rest = Math.multiplyExact(100 * factor, concentration.rest());
    long bound = Math.multiplyExact((long) parameters.percent(), concentration.largest());
    long missing = Math.max(0, bound - rest);
    return new Judgement(
        concentration.contributing() < parameters.minimum(),
        missing > 0,
        dominates(pool, measure),
        false,
        Math.floorDiv(missing + 100 * factor - 1, 100 * factor),
        pool.holding(concentration.placeOfLargest()));
  }

  private boolean dominates(Pool pool, int measure) {
    Dominance rule = parameters.dominance();
    if (rule == null) {
      return false;
    }
    long[] largest = new long[rule.largest()];
    long sum = 0;
    for (int at = 0; at < pool.size(); at++) {
      long amount = Math.abs(pool.amount(measure, at));
      sum = Math.addExact(sum, amount);
      insert(largest, amount);
    }
    long dominant = 0;
    for (long amount : largest) {
      dominant = Math.addExact(dominant, amount);
    }
    return Math.multiplyExact(100, dominant) > Math.multiplyExact((long) rule.percent(), sum);
  }

  /**
   * True if a contribution is protected in a figure that is known to within {@code width}:
   * 100·width ≥ p·contribution.
   */
  public boolean hides(long width, long contribution) {
    return Math.multiplyExact(100, width)
        >= Math.multiplyExact((long) parameters.percent(), contribution);
  }

  /** Keeps the largest, in falling order. */
  private static void insert(long[] largest, long amount) {
    long rising = amount;
    for (int at = 0; at < largest.length; at++) {
      if (rising > largest[at]) {
        long falling = largest[at];
        largest[at] = rising;
        rising = falling;
      }
    }
  }

  /** The rules are secret. */
  @Override
  public String toString() {
    return "rules " + digest;
  }
}
