package io.tongji.verify.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is public of one form: unknown amounts of units, numbers published of them, and sums that
 * somebody may be after.
 *
 * <p>The amounts themselves are kept here only to judge what has been found.
 */
final class Knowledge {

  /**
   * An amount of one unit.
   *
   * @param label unit, month and measure, for people
   * @param indicator one of those that count it
   * @param month number of the month
   * @param place where the unit counts in the month in which the amount first counted
   * @param owner the unit's holding
   * @param amount as it is; of a return that is counted 1, or 0 if it has nothing
   * @param floor true if anybody knows that it is not negative
   */
  record Unknown(
      String label,
      String indicator,
      int month,
      UnitMonth.UnitPlace place,
      String owner,
      long amount,
      boolean floor) {}

  /**
   * A sum that somebody may be after.
   *
   * @param figure true if it is a figure itself, false if it is what is left of some
   */
  record SoughtSum(String what, String indicator, int month, boolean figure, LinearSum sum) {}

  private final List<Unknown> unknowns = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<SoughtSum> targets = new ArrayList<>();

  /** Adds an unknown; its number. */
  int add(Unknown unknown) {
    unknowns.add(unknown);
    return unknowns.size() - 1;
  }

  void add(Fact fact) {
    facts.add(fact);
  }

  void add(SoughtSum target) {
    targets.add(target);
  }

  List<Unknown> unknowns() {
    return unknowns;
  }

  List<Fact> facts() {
    return facts;
  }

  List<SoughtSum> targets() {
    return targets;
  }

  /** What a sum is. */
  long amount(LinearSum sum) {
    long amount = 0;
    for (int i = 0; i < sum.unknowns().length; i++) {
      amount += sum.factors()[i] * unknowns.get(sum.unknowns()[i]).amount();
    }
    return amount;
  }

  /** Who stands behind a sum. */
  Contributors pool(SoughtSum target) {
    LinearSum sum = target.sum();
    Map<String, Long> byHolding = new TreeMap<>();
    for (int i = 0; i < sum.unknowns().length; i++) {
      Unknown unknown = unknowns.get(sum.unknowns()[i]);
      byHolding.merge(unknown.owner(), sum.factors()[i] * unknown.amount(), Long::sum);
    }
    return new Contributors(target.indicator(), target.month(), target.figure(), byHolding);
  }

  /** True if no cumulative is negative, so that anybody may assume it. */
  boolean hasFloor() {
    return unknowns.stream().allMatch(unknown -> !unknown.floor() || unknown.amount() >= 0);
  }
}
