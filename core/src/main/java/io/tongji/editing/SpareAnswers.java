package io.tongji.editing;

import java.util.ArrayDeque;
import java.util.Deque;

/** Answers to be used again, so that asking allocates little; a few only, lest they fill memory. */
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
