package io.tongji.bench.contend;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Keeps a contender that is done alive, until what it used has been read. */
final class StandBy {

  private StandBy() {}

  static void untilInputEnds() {
    try {
      while (System.in.read() >= 0) {
        // The measuring process closes the input when it has read what this one used.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
