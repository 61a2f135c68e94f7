package io.tongji.ingest.send;

import io.tongji.log.records.Outgoing.Paper;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/** What queries name of the records that are handed in together; of each its hash is held. */
final class SentPapers {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final LongOpenHashSet hashes = new LongOpenHashSet();

  /** Notes what queries name of the next record. */
  void add(Paper paper) {
    hashes.add(hash(paper));
  }

  /** True if a record was noted that such a query is about. */
  boolean contains(Paper paper) {
    return hashes.contains(hash(paper));
  }

  private static long hash(Paper paper) {
    return hash(hash(paper.unitId().length(), paper.unitId()), paper.month());
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
