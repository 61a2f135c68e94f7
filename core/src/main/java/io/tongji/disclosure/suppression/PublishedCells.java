package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.Suppression.Cause;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** By atom, the published cells that it belongs to, and the sums that are known besides. */
final class PublishedCells {

  private static final int[] NOT_PUBLISHED = {};

  private final int[] firsts;

  /** Cells by their numbers; sums that are known come behind all cells. */
  private final int[] cells;

  private final BitSet published = new BitSet();
  private final BitSet forced;

  /**
   * What is published now.
   *
   * @param forced cells that have to be published
   */
  PublishedCells(Table table, Cause[] causes, BitSet forced) {
    this.forced = forced;
    List<int[]> all = new ArrayList<>();
    for (int cell = 0; cell < causes.length; cell++) {
      all.add(causes[cell] == Cause.PUBLISHED ? table.cell(cell) : NOT_PUBLISHED);
      published.set(cell, causes[cell] == Cause.PUBLISHED);
    }
    all.addAll(Arrays.asList(table.known()));
    published.set(causes.length, all.size());
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

  /** Suppresses a cell. */
  void suppress(int cell) {
    published.clear(cell);
  }

  /** Publishes a cell that was suppressed here. */
  void reopen(int cell) {
    published.set(cell);
  }

  boolean isPublished(int cell) {
    return published.get(cell);
  }

  /** Whether a cell has to be published. */
  boolean isForced(int cell) {
    return forced.get(cell);
  }

  /** Whether no published cell shows a change, in integers. */
  boolean hide(Change change) {
    Int2LongOpenHashMap sums = new Int2LongOpenHashMap();
    for (int at = 0; at < change.size(); at++) {
      int atom = change.atom(at);
      for (int place = firsts[atom]; place < firsts[atom + 1]; place++) {
        int cell = cells[place];
        if (published.get(cell)) {
          sums.put(cell, Math.addExact(sums.get(cell), change.difference(at)));
        }
      }
    }
    return sums.values().longStream().allMatch(sum -> sum == 0);
  }
}
