package io.tongji.bench.contend;

/** Notes how fast records pass, without start and end. */
final class Pace {

  private static final double FROM = 0.2;
  private static final double TO = 0.8;

  private final long all;
  private long count;
  private long fromNanos;
  private long toNanos;

  Pace(long all) {
    this.all = all;
  }

  /** One record more. */
  void pass() {
    count++;
    if (count == (long) (FROM * all)) {
      fromNanos = System.nanoTime();
    } else if (count == (long) (TO * all)) {
      toNanos = System.nanoTime();
    }
  }

  /** Prints the pace and the end, in the lines that the measuring process waits for. */
  void print() {
    System.out.printf("steady %.0f%n", (TO - FROM) * all / ((toNanos - fromNanos) / 1e9));
    System.out.println("done " + count);
  }
}
