package io.tongji.verify.attack;

import io.tongji.verify.attack.Knowledge.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The finest parts that published numbers can distinguish: unknowns that stand in the same ones
 * with the same factors are one part, of which nothing but the sum can be known.
 */
final class Partition {

  private static final int NONE = -1;

  private record Split(int part, long factor) {}

  private final int[] partOf;
  private final List<LinearSum> members = new ArrayList<>();

  Partition(Knowledge knowledge) {
    this.partOf = new int[knowledge.unknowns().size()];
    Arrays.fill(partOf, NONE);
    int labels = refine(knowledge.facts());
    List<Map<Integer, Long>> byLabel = new ArrayList<>();
    int[] numbers = new int[labels];
    Arrays.fill(numbers, NONE);
    for (int unknown = 0; unknown < partOf.length; unknown++) {
      int label = partOf[unknown];
      if (label != NONE) {
        if (numbers[label] == NONE) {
          numbers[label] = byLabel.size();
          byLabel.add(new TreeMap<>());
        }
        partOf[unknown] = numbers[label];
        byLabel.get(numbers[label]).put(unknown, 1L);
      }
    }
    byLabel.forEach(terms -> members.add(LinearSum.of(terms)));
  }

  private int refine(List<Fact> facts) {
    int labels = 0;
    for (Fact fact : facts) {
      Map<Split, Integer> fresh = new HashMap<>();
      int[] unknowns = fact.sum().unknowns();
      for (int i = 0; i < unknowns.length; i++) {
        Split split = new Split(partOf[unknowns[i]], fact.sum().factors()[i]);
        Integer label = fresh.get(split);
        if (label == null) {
          label = labels++;
          fresh.put(split, label);
        }
        partOf[unknowns[i]] = label;
      }
    }
    return labels;
  }

  int size() {
    return members.size();
  }

  /** The unknowns of a part. */
  LinearSum members(int part) {
    return members.get(part);
  }

  /** The sum of parts that a sum of unknowns is; null if it is none: nothing can be known of it. */
  @Nullable LinearSum parts(LinearSum ofUnknowns) {
    Map<Integer, Long> terms = new TreeMap<>();
    int counted = 0;
    for (int i = 0; i < ofUnknowns.unknowns().length; i++) {
      int part = partOf[ofUnknowns.unknowns()[i]];
      if (part == NONE) {
        return null;
      }
      Long before = terms.putIfAbsent(part, ofUnknowns.factors()[i]);
      if (before != null && before != ofUnknowns.factors()[i]) {
        return null;
      }
      counted++;
    }
    int all = terms.keySet().stream().mapToInt(part -> members.get(part).unknowns().length).sum();
    return counted == all ? LinearSum.of(terms) : null;
  }

  /**
   * The parts that a sum of unknowns lies in, each once: it cannot be more than they are together
   * if none of their unknowns is negative. Null if there is nothing that it cannot exceed.
   */
  @Nullable LinearSum cover(LinearSum ofUnknowns, List<Unknown> unknowns) {
    Map<Integer, Long> terms = new TreeMap<>();
    for (int i = 0; i < ofUnknowns.unknowns().length; i++) {
      int part = partOf[ofUnknowns.unknowns()[i]];
      if (part == NONE || ofUnknowns.factors()[i] != 1) {
        return null;
      }
      terms.put(part, 1L);
    }
    for (int part : terms.keySet()) {
      for (int unknown : members.get(part).unknowns()) {
        if (!unknowns.get(unknown).floor()) {
          return null;
        }
      }
    }
    return LinearSum.of(terms);
  }

  /** The parts that belong to one holding alone, by holding. */
  Map<String, List<Integer>> soleOwned(List<Unknown> unknowns) {
    Map<String, List<Integer>> byHolding = new TreeMap<>();
    for (int part = 0; part < members.size(); part++) {
      Set<String> owners = new HashSet<>();
      for (int unknown : members.get(part).unknowns()) {
        owners.add(unknowns.get(unknown).owner());
      }
      if (owners.size() == 1) {
        byHolding.computeIfAbsent(owners.iterator().next(), h -> new ArrayList<>()).add(part);
      }
    }
    return byHolding;
  }
}
