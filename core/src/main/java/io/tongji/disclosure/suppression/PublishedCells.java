package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.Suppression.Cause;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** By atom, the published cells that it belongs to, and the sums that are known besides. */
final class PublishedCells {

  private final int[] firsts;
  private final int[] cells;

  PublishedCells(Table table, Cause[] causes) {
    List<int[]> all = all(table, causes);
    firsts = new int[table.atoms() + 1];
    for (int[] cell : all) {
      for (int atom : cell) {
        firsts[atom + 1]++;
      }
    }
    for (int atom = 0; atom < table.atoms(); atom++) {
      firsts[atom + 1] += firsts[atom];
    }
    cells = new int[firsts[table.atoms()]];
    int[] next = firsts.clone();
    for (int cell = 0; cell < all.size(); cell++) {
      for (int atom : all.get(cell)) {
        cells[next[atom]++] = cell;
      }
    }
  }

  /** The sums that are known, and the cells that are published. */
  static List<int[]> all(Table table, Cause[] causes) {
    List<int[]> all = new ArrayList<>(List.of(table.known()));
    for (int cell = 0; cell < causes.length; cell++) {
      if (causes[cell] == Cause.PUBLISHED) {
        all.add(table.cell(cell));
      }
    }
    return all;
  }

  /** Whether no published cell shows a change, in integers. */
  boolean hide(Change change) {
    Int2LongOpenHashMap sums = new Int2LongOpenHashMap();
    for (int atom : change.atoms()) {
      long by = change.at(atom);
      if (by != 0) {
        for (int place = firsts[atom]; place < firsts[atom + 1]; place++) {
          int cell = cells[place];
          sums.put(cell, Math.addExact(sums.get(cell), by));
        }
      }
    }
    return sums.values().longStream().allMatch(sum -> sum == 0);
  }
}
