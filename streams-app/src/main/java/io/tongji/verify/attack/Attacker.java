package io.tongji.verify.attack;

import io.tongji.verify.attack.Knowledge.Target;
import io.tongji.verify.attack.Knowledge.Unknown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes from what is public whatever can be computed, first as somebody who has no returns, then
 * as each holding with its own, and names what must not be known.
 *
 * <p>It is the strongest attacker there may be short of amounts: it knows who stands where, who
 * reported and who changed a return. What it finds is judged by the true amounts.
 */
public final class Attacker {

  /** Sums and differences are sought among so many parts that differ by what is public. */
  private static final int MOST_ALIKE = 60;

  /** A sum that must not be known, with what public numbers do not say of it. */
  private record Suspect(Target target, LinearSum parts, LinearSum residual, Contributors pool) {}

  private final Knowledge knowledge;
  private final SafetyRule judge;
  private final Partition parts;
  private final RowSpace space;
  private final List<Suspect> suspects = new ArrayList<>();
  private final Map<String, Leak> findings = new TreeMap<>();

  private Attacker(Knowledge knowledge, SafetyRule judge) {
    this.knowledge = knowledge;
    this.judge = judge;
    this.parts = new Partition(knowledge);
    this.space = new RowSpace(parts.size(), 0);
    exactFacts().forEach(fact -> space.add(ofParts(fact)));
  }

  /** What can be known and must not, in order. */
  static List<Leak> attack(Knowledge knowledge, SafetyRule judge) {
    Attacker attacker = new Attacker(knowledge, judge);
    attacker.suspect();
    attacker.compute();
    attacker.pair();
    attacker.bound();
    attacker.computeFromInside();
    return attacker.findings.values().stream().sorted().toList();
  }

  private List<Fact> exactFacts() {
    return knowledge.facts().stream()
        .filter(Fact::isExact)
        .sorted(Comparator.comparingInt(fact -> fact.sum().unknowns().length))
        .toList();
  }

  private LinearSum ofParts(Fact fact) {
    LinearSum ofParts = parts.parts(fact.sum());
    if (ofParts == null) {
      throw new IllegalStateException("parts are finer than facts: " + fact.record());
    }
    return ofParts;
  }

  private void suspect() {
    Map<LinearSum, Target> distinct = new LinkedHashMap<>();
    for (Target target : knowledge.targets()) {
      LinearSum ofParts = parts.parts(target.sum());
      if (ofParts != null && !ofParts.isEmpty()) {
        distinct.putIfAbsent(ofParts, target);
      }
    }
    for (int part = 0; part < parts.size(); part++) {
      LinearSum members = parts.members(part);
      Unknown first = knowledge.unknowns().get(members.unknowns()[0]);
      distinct.putIfAbsent(
          LinearSum.of(part),
          new Target("part of " + first.label(), first.indicator(), first.month(), members));
    }
    distinct.forEach(
        (ofParts, target) -> {
          Contributors pool = knowledge.pool(target.indicator(), target.month(), target.sum());
          if (judge.unsafe(pool, SafetyRule.OUTSIDER)) {
            suspects.add(new Suspect(target, ofParts, space.residual(ofParts), pool));
          }
        });
  }

  private void compute() {
    for (Suspect suspect : suspects) {
      if (suspect.residual().isEmpty()) {
        foundExactly(suspect, SafetyRule.OUTSIDER);
      }
    }
  }

  /** Sums and differences of two parts that have one owner each. */
  private void pair() {
    for (List<Suspect> alike : byResidual().values()) {
      List<Suspect> single =
          alike.stream()
              .filter(suspect -> suspect.parts().unknowns().length == 1)
              .filter(suspect -> suspect.pool().amounts().size() == 1)
              .limit(MOST_ALIKE)
              .toList();
      for (int i = 0; i < single.size(); i++) {
        for (int j = 0; j < i; j++) {
          pair(single.get(i), single.get(j));
        }
      }
    }
  }

  private Map<LinearSum, List<Suspect>> byResidual() {
    Map<LinearSum, List<Suspect>> byResidual = new LinkedHashMap<>();
    for (Suspect suspect : suspects) {
      if (!suspect.residual().isEmpty()) {
        byResidual
            .computeIfAbsent(RowSpace.normalised(suspect.residual()), r -> new ArrayList<>())
            .add(suspect);
      }
    }
    return byResidual;
  }

  private void pair(Suspect one, Suspect other) {
    long ratio = RowSpace.ratio(one.residual(), other.residual());
    if (Math.abs(ratio) != 1) {
      return;
    }
    Target target = one.target();
    LinearSum sum = target.sum().plus(other.target().sum(), -ratio);
    Contributors pool = knowledge.pool(target.indicator(), target.month(), sum);
    if (judge.unsafe(pool, SafetyRule.OUTSIDER)) {
      String what = target.what() + (ratio > 0 ? " less " : " and ") + other.target().what();
      LinearSum ofParts = one.parts().plus(other.parts(), -ratio);
      foundExactly(
          new Suspect(
              new Target(what, target.indicator(), target.month(), sum),
              ofParts,
              space.residual(ofParts),
              pool),
          SafetyRule.OUTSIDER);
    }
  }

  /** What lies between bounds that are too close: by one rounded number, then by all of them. */
  private void bound() {
    Map<LinearSum, List<Suspect>> byResidual = byResidual();
    for (Fact fact : knowledge.facts()) {
      LinearSum residual = fact.isExact() ? null : space.residual(ofParts(fact));
      if (residual != null && !residual.isEmpty()) {
        Collection<Suspect> alike =
            byResidual.getOrDefault(RowSpace.normalised(residual), List.of());
        alike.forEach(suspect -> bound(suspect, fact, residual));
      }
    }
    Bounds bounds = new Bounds(knowledge, parts);
    for (Suspect suspect : suspects) {
      long protection = judge.protection(suspect.pool());
      if (protection > 0 && !suspect.residual().isEmpty() && !isFound(suspect, "")) {
        long truth = knowledge.amount(suspect.target().sum());
        Bounds.Range range = bounds.of(suspect.parts(), truth, protection);
        if (range != null && range.high() < truth + protection) {
          found(suspect, SafetyRule.OUTSIDER, range, range.records());
        }
      }
    }
  }

  private void bound(Suspect suspect, Fact fact, LinearSum residual) {
    long factor = RowSpace.ratio(suspect.residual(), residual);
    double above = factor > 0 ? factor * fact.above() : -factor * fact.below();
    double below = factor > 0 ? factor * fact.below() : -factor * fact.above();
    long protection = judge.protection(suspect.pool());
    if (Math.max(above, below) < protection && !isFound(suspect, "")) {
      double truth = knowledge.amount(suspect.target().sum());
      List<String> from = new ArrayList<>(List.of(fact.record()));
      from.addAll(origin(suspect.parts().plus(ofParts(fact), -factor), List.of()));
      found(
          suspect, SafetyRule.OUTSIDER, new Bounds.Range(truth - below, truth + above, from), from);
    }
  }

  /** The same as each holding, which knows the parts that are its own. */
  private void computeFromInside() {
    Map<Integer, List<Suspect>> byUnknown = new HashMap<>();
    for (Suspect suspect : suspects) {
      for (int unknown : suspect.residual().unknowns()) {
        byUnknown.computeIfAbsent(unknown, u -> new ArrayList<>()).add(suspect);
      }
    }
    parts
        .soleOwned(knowledge.unknowns())
        .forEach((holding, own) -> computeFromInside(holding, own, byUnknown));
  }

  private void computeFromInside(
      String holding, List<Integer> own, Map<Integer, List<Suspect>> byUnknown) {
    Inside inside = new Inside();
    Map<Suspect, Boolean> within = new LinkedHashMap<>();
    for (int part : own) {
      LinearSum residual = space.residual(LinearSum.of(part));
      inside.add(residual);
      for (int unknown : residual.unknowns()) {
        byUnknown.getOrDefault(unknown, List.of()).forEach(s -> within.put(s, true));
      }
    }
    for (Suspect suspect : within.keySet()) {
      if (judge.unsafe(suspect.pool(), holding)
          && !isFound(suspect, "")
          && inside.contains(suspect.residual())) {
        foundExactly(suspect, holding, own);
      }
    }
  }

  private boolean isFound(Suspect suspect, String by) {
    return findings.containsKey(by + '|' + suspect.target().what());
  }

  private void foundExactly(Suspect suspect, String by) {
    foundExactly(suspect, by, List.of());
  }

  private void foundExactly(Suspect suspect, String by, List<Integer> own) {
    double truth = knowledge.amount(suspect.target().sum());
    found(suspect, by, new Bounds.Range(truth, truth, List.of()), origin(suspect.parts(), own));
  }

  private void found(Suspect suspect, String by, Bounds.Range range, List<String> from) {
    List<String> whose =
        suspect.pool().amounts().entrySet().stream()
            .filter(entry -> entry.getValue() != 0 && !entry.getKey().equals(by))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    String what = suspect.target().what();
    findings.put(by + '|' + what, new Leak(what, by, whose, range.low(), range.high(), from));
  }

  /** The published records that a sum of parts follows from, with the parts known otherwise. */
  private List<String> origin(LinearSum sum, List<Integer> known) {
    return new Derivation(parts.size(), exactFacts(), this::ofParts).of(sum, known);
  }
}
