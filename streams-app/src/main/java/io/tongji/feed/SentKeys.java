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
  private final Long2ObjectOpenHashMap<byte[]> repeated = new Long2ObjectOpenHashMap<>();
  private int count;

  SentKeys() {
    lastByHash.defaultReturnValue(ABSENT);
  }

  /** Notes the next record's key. */
  void add(byte[] key) {
    long hash = hash(key);
    if (lastByHash.put(hash, count++) != ABSENT) {
      repeated.put(hash, key);
    }
  }

  /** True if a record of this key was noted. */
  boolean contains(byte[] key) {
    return lastByHash.containsKey(hash(key));
  }

  /** True if another record of the same key comes after the record of that number, from 0. */
  boolean followed(byte[] key, int number) {
    if (repeated.isEmpty()) {
      return false;
    }
    long hash = hash(key);
    return lastByHash.get(hash) > number && Arrays.equals(key, repeated.get(hash));
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
