package io.tongji.ingest.send;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;

/**
 * The keys of the records that are handed in together, and which record of a key is the last one:
 * so what is to become of each can be told.
 *
 * <p>Of a key its hash is held, and the key itself only where another record had the same hash.
 */
final class SentKeys {

  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final int ABSENT = -1;

  private final Long2IntOpenHashMap lastByHash = new Long2IntOpenHashMap();
  private final Long2ObjectOpenHashMap<Last> repeated = new Long2ObjectOpenHashMap<>();
  private int count;

  /** The last record of a key that there are several of. */
  private record Last(byte[] key, byte[] value, boolean numbered) {}

  /** What is to become of a record, in view of those that come after it. */
  enum Fate {
    /** It is sent. */
    SENT,
    /** It is left out, since the last one of its key says the same. */
    REPEATED,
    /** It is left out, since the last one of its key takes its place. */
    SUPERSEDED,
    /** It is left out, and the pipeline has to tell whether a numbered one after it stands. */
    CONTESTED
  }

  SentKeys() {
    lastByHash.defaultReturnValue(ABSENT);
  }

  /** Notes the next record. */
  void add(byte[] key, byte[] value, boolean numbered) {
    long hash = hash(key);
    if (lastByHash.put(hash, count++) != ABSENT) {
      repeated.put(hash, new Last(key, value, numbered));
    }
  }

  /** True if another record of the same key comes after the record of that number, from 0. */
  boolean followed(byte[] key, int number) {
    if (repeated.isEmpty()) {
      return false;
    }
    long hash = hash(key);
    Last last = repeated.get(hash);
    return last != null && lastByHash.get(hash) > number && Arrays.equals(key, last.key());
  }

  /**
   * What is to become of the record of that number.
   *
   * <p>One without a number is the next revision each time it is sent: when the files are fed again
   * it would take the place of a numbered one that follows it. But that one may be stale.
   */
  Fate fate(byte[] key, byte[] value, int number, boolean numbered) {
    Last last = numbered || !followed(key, number) ? null : repeated.get(hash(key));
    if (last == null) {
      return Fate.SENT;
    }
    if (last.numbered()) {
      return Fate.CONTESTED;
    }
    return Arrays.equals(value, last.value()) ? Fate.REPEATED : Fate.SUPERSEDED;
  }

  private static long hash(byte[] key) {
    long hash = key.length;
    for (byte next : key) {
      hash = (hash ^ next & 0xFF) * PRIME;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
