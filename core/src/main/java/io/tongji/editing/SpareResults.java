package io.tongji.editing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Results for reuse, so that queries allocate little; a few only, so that they do not fill memory.
 */
final class SpareResults {

  private static final int FEW = 1_000;

  private final Deque<EditResults> spare = new ArrayDeque<>();

  /** Empty results. */
  EditResults take() {
    return spare.isEmpty() ? new EditResults() : spare.pop();
  }

  /** These are needed no more. */
  void giveBack(EditResults used) {
    if (spare.size() < FEW) {
      used.clear();
      spare.push(used);
    }
  }
}
