package io.tongji.disclosure.suppression;

import java.util.stream.IntStream;

/** Minimum frequency and p %, without waivers: the rules of the tests. */
record SimpleRules(int minimum, int percent) implements PoolJudge {

  @Override
  public boolean isUnsafe(Pool pool) {
    return IntStream.range(0, pool.measures()).anyMatch(measure -> isUnsafe(pool, measure));
  }

  private boolean isUnsafe(Pool pool, int measure) {
    long[] sizes = sizes(pool, measure);
    if (sizes.length == 0) {
      return false;
    }
    return sizes.length < minimum || 100 * rest(sizes) < percent * sizes[0];
  }

  @Override
  public ProtectionLevel protection(Pool pool, int measure) {
    long[] sizes = sizes(pool, measure);
    if (sizes.length == 0) {
      return ProtectionLevel.NONE;
    }
    int largest = 0;
    for (int place = 1; place < pool.size(); place++) {
      if (Math.abs(pool.amount(measure, place)) > Math.abs(pool.amount(measure, largest))) {
        largest = place;
      }
    }
    long missing = percent * sizes[0] - 100 * rest(sizes);
    return new ProtectionLevel(pool.holding(largest), missing <= 0 ? 0 : (missing + 99) / 100);
  }

  private static long rest(long[] sizes) {
    return IntStream.range(2, sizes.length).mapToLong(i -> sizes[i]).sum();
  }

  /** The sizes that are not zero, the largest first. */
  private static long[] sizes(Pool pool, int measure) {
    return IntStream.range(0, pool.size())
        .mapToLong(place -> -Math.abs(pool.amount(measure, place)))
        .filter(size -> size != 0)
        .sorted()
        .map(size -> -size)
        .toArray();
  }
}
