package io.tongji.editing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Answers for reuse, so that queries allocate little; a few only, so that they do not fill memory.
 */
final class SpareAnswers {

  private static final int FEW = 1_000;

  private final Deque<Answers> spare = new ArrayDeque<>();

  /** Empty answers. */
  Answers take() {
    return spare.isEmpty() ? new Answers() : spare.pop();
  }

  /** These are needed no more. */
  void giveBack(Answers used) {
    if (spare.size() < FEW) {
      used.clear();
      spare.push(used);
    }
  }
}
