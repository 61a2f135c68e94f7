package io.tongji.ingest.sheet;

import java.io.IOException;
import java.io.Reader;

/** Finds out what stands between the cells: comma, tab, semicolon or bar, as in the header. */
final class SeparatorDetector {

  /** All that are known. */
  static final String SEPARATORS = ",\t;|";

  private static final int LONGEST_HEADER = 1 << 16;

  private SeparatorDetector() {}

  /** The one that stands most often in the first line that is not blank, outside of quotes. */
  static char detect(Reader reader) throws IOException {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    boolean blank = true;
    for (int read = 0; read < LONGEST_HEADER; read++) {
      int next = reader.read();
      boolean end = next == '\n' || next == '\r';
      if (next < 0 || (end && !quoted && !blank)) {
        break;
      }
      blank &= end;
      quoted ^= next == '"';
      int at = SEPARATORS.indexOf(next);
      if (at >= 0 && !quoted) {
        counts[at]++;
      }
    }
    return most(counts);
  }

  private static char most(int[] counts) {
    int most = 0;
    for (int at = 1; at < counts.length; at++) {
      most = counts[at] > counts[most] ? at : most;
    }
    return SEPARATORS.charAt(most);
  }
}
