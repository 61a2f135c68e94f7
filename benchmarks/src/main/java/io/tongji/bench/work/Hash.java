package io.tongji.bench.work;

/** Numbers that look random and are always the same: a hash of what they are for. */
final class Hash {

  private static final long SEED = 20240131L;

  private Hash() {}

  /** From 0 to below {@code bound}, for a purpose and two numbers. */
  static int below(int bound, Purpose purpose, long first, long second) {
    long mixed = mix(mix(mix(SEED + purpose.ordinal()) + first) + second);
    return (int) Math.floorMod(mixed, (long) bound);
  }

  /** What a number decides. */
  enum Purpose {
    AREA,
    GROUP,
    INDUSTRY,
    THEME,
    FRAME,
    AMOUNT,
    PRIOR,
    CORRECTED,
    MOVES,
    ORDER,
    SIZE,
    LARGE,
    RESTATED
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long number) {
    long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
