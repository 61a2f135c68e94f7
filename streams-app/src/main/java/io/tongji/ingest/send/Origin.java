package io.tongji.ingest.send;

/**
 * Where a record comes from.
 *
 * @param file number of the file among those fed together, from 0
 * @param line of the file
 */
public record Origin(int file, long line) {

  private static final int LINE_BITS = 40;
  private static final long LINE_MASK = (1L << LINE_BITS) - 1;

  /** Both in one number. */
  long packed() {
    return (long) file << LINE_BITS | line;
  }

  static Origin unpack(long packed) {
    return new Origin((int) (packed >>> LINE_BITS), packed & LINE_MASK);
  }
}
