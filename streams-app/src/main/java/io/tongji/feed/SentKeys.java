package io.tongji.feed;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;

/**
 * The keys of the records that are handed in together, and which record of a key is the last one.
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
  private record Last(byte[] key, byte[] value) {}

  SentKeys() {
    lastByHash.defaultReturnValue(ABSENT);
  }

  /** Notes the next record. */
  void add(byte[] key, byte[] value) {
    long hash = hash(key);
    if (lastByHash.put(hash, count++) != ABSENT) {
      repeated.put(hash, new Last(key, value));
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

  /** True if the last record of a key that was followed says the same. */
  boolean lastSays(byte[] key, byte[] value) {
    Last last = repeated.get(hash(key));
    return last != null && Arrays.equals(value, last.value());
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
