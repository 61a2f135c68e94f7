package io.tongji.verify.attack;

import io.tongji.verify.attack.Knowledge.SoughtSum;
import io.tongji.verify.attack.Knowledge.Unknown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Computes from public figures whatever can be computed: first as a reader without returns, then as
 * each holding with its own. It names what must not be known.
 *
 * <p>It is the strongest attacker short of amounts: it knows where each unit counts, who reported
 * and who changed a return. Its findings are judged by the true amounts.
 */
public final class Attacker {

  /** Sums and differences are sought among so many parts that differ by what is public. */
  private static final int MOST_ALIKE = 60;

  private static final String PART = "part of ";

  /**
   * A sum that must not be known, with what public numbers do not say of it; or one that lies in
   * some parts and is no sum of any.
   */
  private record Suspect(
      SoughtSum target, LinearSum parts, LinearSum residual, Contributors pool) {}

  private final Knowledge knowledge;
  private final SafetyRule judge;
  private final Partition parts;
  private final RowSpace space;
  private final List<Suspect> suspects = new ArrayList<>();

  /** Cells that lie in parts, which are all that anybody can know of them. */
  private final List<Suspect> within = new ArrayList<>();

  private final Map<String, Leak> findings = new TreeMap<>();

  private Attacker(Knowledge knowledge, SafetyRule judge) {
    this.knowledge = knowledge;
    this.judge = judge;
    this.parts = new Partition(knowledge);
    this.space = new RowSpace(parts.size(), 0);
    exactFacts().forEach(fact -> space.add(ofParts(fact)));
  }

  /**
   * What can be known and must not, in order.
   *
   * @param programmes linear ones at most, for the most promising sums
   */
  static List<Leak> attack(Knowledge knowledge, SafetyRule judge, int programmes) {
    Attacker attacker = new Attacker(knowledge, judge);
    attacker.suspect();
    attacker.compute();
    attacker.pair();
    attacker.bound(programmes);
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
    Map<LinearSum, SoughtSum> distinct = new LinkedHashMap<>();
    for (SoughtSum target : knowledge.targets()) {
      LinearSum ofParts = parts.parts(target.sum());
      if (ofParts == null) {
        suspectWithin(target);
      } else if (!ofParts.isEmpty() && !distinct.containsKey(ofParts.negated())) {
        distinct.putIfAbsent(ofParts, target);
      }
    }
    for (int part = 0; part < parts.size(); part++) {
      LinearSum alone = LinearSum.of(part);
      if (!distinct.containsKey(alone.negated()) && isOfInterest(parts.members(part))) {
        distinct.putIfAbsent(alone, target(part));
      }
    }
    distinct.forEach(
        (ofParts, target) -> {
          Contributors pool = knowledge.pool(target);
          if (judge.unsafe(pool, SafetyRule.OUTSIDER)) {
            suspects.add(new Suspect(target, ofParts, space.residual(ofParts), pool));
          }
        });
  }

  private void suspectWithin(SoughtSum target) {
    LinearSum cover = target.figure() ? parts.cover(target.sum(), knowledge.unknowns()) : null;
    if (cover != null) {
      Contributors pool = knowledge.pool(target);
      if (judge.unsafe(pool, SafetyRule.OUTSIDER)) {
        within.add(new Suspect(target, cover, space.residual(cover), pool));
      }
    }
  }

  private SoughtSum target(int part) {
    LinearSum members = parts.members(part);
    Unknown first = knowledge.unknowns().get(members.unknowns()[0]);
    return new SoughtSum(PART + first.label(), first.indicator(), first.month(), true, members);
  }

  /** A part is one place, or belongs to two holdings at most; else it is a sum like any other. */
  private boolean isOfInterest(LinearSum members) {
    Set<String> owners = new HashSet<>();
    for (int unknown : members.unknowns()) {
      owners.add(knowledge.unknowns().get(unknown).owner());
    }
    return owners.size() <= 2 || places(members).size() == 1;
  }

  private Set<UnitMonth.UnitPlace> places(LinearSum sum) {
    Set<UnitMonth.UnitPlace> places = new HashSet<>();
    for (int unknown : sum.unknowns()) {
      places.add(knowledge.unknowns().get(unknown).place());
    }
    return places;
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
    SoughtSum target = one.target();
    String what = target.what() + (ratio > 0 ? " less " : " and ") + other.target().what();
    LinearSum sum = target.sum().plus(other.target().sum(), -ratio);
    SoughtSum both = new SoughtSum(what, target.indicator(), target.month(), false, sum);
    Contributors pool = knowledge.pool(both);
    if (judge.unsafe(pool, SafetyRule.OUTSIDER)) {
      LinearSum ofParts = one.parts().plus(other.parts(), -ratio);
      foundExactly(new Suspect(both, ofParts, space.residual(ofParts), pool), SafetyRule.OUTSIDER);
    }
  }

  /**
   * What lies between bounds that are too close: by one rounded number; then cells by all numbers,
   * and what is left between figures by those that are not rounded.
   */
  private void bound(int programmes) {
    Map<LinearSum, List<Suspect>> byResidual = byResidual();
    for (Fact fact : knowledge.facts()) {
      LinearSum residual = fact.isExact() ? null : space.residual(ofParts(fact));
      if (residual != null && !residual.isEmpty()) {
        Collection<Suspect> alike =
            byResidual.getOrDefault(RowSpace.normalised(residual), List.of());
        alike.forEach(suspect -> bound(suspect, fact, residual));
      }
    }
    Bounds byAll = new Bounds(knowledge, parts, knowledge.facts());
    bound(programmes, byAll, suspects.stream().filter(Attacker::isCell));
    bound(programmes, byAll, within.stream());
    Bounds byAmounts = new Bounds(knowledge, parts, exactFacts());
    bound(programmes, byAmounts, suspects.stream().filter(Attacker::isLeftBetweenFigures));
  }

  private void bound(int programmes, Bounds bounds, Stream<Suspect> which) {
    which
        .filter(suspect -> judge.protection(suspect.pool()) > 0 && !isFound(suspect, ""))
        .sorted(Comparator.comparingInt(suspect -> suspect.residual().unknowns().length))
        .limit(programmes)
        .forEach(suspect -> bound(suspect, bounds));
  }

  private void bound(Suspect suspect, Bounds bounds) {
    long truth = knowledge.amount(suspect.target().sum());
    long protection = judge.protection(suspect.pool());
    long around = 0;
    for (int i = 0; i < suspect.parts().unknowns().length; i++) {
      LinearSum members = parts.members(suspect.parts().unknowns()[i]);
      around += suspect.parts().factors()[i] * knowledge.amount(members);
    }
    long enough = truth + protection - around;
    Bounds.Range range = enough > 0 ? bounds.of(suspect.parts(), around, enough) : null;
    if (range != null && range.high() < truth + protection) {
      found(suspect, SafetyRule.OUTSIDER, range, range.records());
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

  /** Computes as each holding, which knows the parts that are its own. */
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
    InsiderSpace inside = new InsiderSpace();
    Map<Suspect, Boolean> within = new LinkedHashMap<>();
    for (int part : own) {
      LinearSum residual = space.residual(LinearSum.of(part));
      inside.add(residual);
      for (int unknown : residual.unknowns()) {
        byUnknown.getOrDefault(unknown, List.of()).forEach(s -> within.put(s, true));
      }
    }
    for (Suspect suspect : within.keySet()) {
      if (isExposed(suspect, holding)
          && !isFound(suspect, "")
          && inside.contains(suspect.residual())) {
        foundExactly(suspect, holding, own);
      }
    }
  }

  /**
   * What a holding learns of a part is one other's figure, or all of a place; of sums of two others
   * elsewhere it learns no more than the sum of three, its own with them, says by itself.
   */
  private boolean isExposed(Suspect suspect, String holding) {
    boolean cell = isCell(suspect) || !suspect.pool().figure();
    long others =
        suspect.pool().amounts().entrySet().stream()
            .filter(entry -> entry.getValue() != 0 && !entry.getKey().equals(holding))
            .count();
    return judge.unsafe(suspect.pool(), holding)
        && (cell || others < 2 || places(suspect.target().sum()).size() == 1);
  }

  /** True if it is a figure of a cell, and no part. */
  private static boolean isCell(Suspect suspect) {
    return suspect.pool().figure() && !suspect.target().what().startsWith(PART);
  }

  private static boolean isLeftBetweenFigures(Suspect suspect) {
    return !suspect.pool().figure();
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
