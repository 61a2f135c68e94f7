package io.tongji.ingest.send;

import io.tongji.log.records.Outgoing.UnitPeriod;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/** What queries name of the records that are handed in together; of each its hash is held. */
final class SentReturns {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final LongOpenHashSet hashes = new LongOpenHashSet();

  /** Notes what queries name of the next record. */
  void add(UnitPeriod named) {
    hashes.add(hash(named));
  }

  /** True if a record was noted that such a query is about. */
  boolean contains(UnitPeriod named) {
    return hashes.contains(hash(named));
  }

  private static long hash(UnitPeriod named) {
    return hash(hash(named.unitId().length(), named.unitId()), named.month());
  }

  private static long hash(long before, String text) {
    long hash = before;
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * PRIME;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
