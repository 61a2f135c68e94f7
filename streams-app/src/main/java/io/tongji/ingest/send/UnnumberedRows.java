package io.tongji.ingest.send;

import io.tongji.returns.edits.RejectionReason;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the records of one command whose order nobody can know: several of one key that differ, at
 * least one of them without a revision. One without a revision supersedes what stands each time it
 * is sent; fed again, it would take the place of another one of the command. Copies of one record
 * do no harm: the pipeline finds all but the first to be duplicates.
 *
 * <p>Hashes stand for keys and contents. If those of two keys are equal, which is as good as
 * impossible, their records are refused; once they have revisions, they are not.
 */
final class UnnumberedRows {

  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final int ABSENT = -1;
  private static final int NUMBERED = 1;

  /** Of each key 30 bits of its first record's content, and whether that has a revision. */
  private final Long2IntOpenHashMap firstOfKey = new Long2IntOpenHashMap();

  private final LongOpenHashSet unordered = new LongOpenHashSet();

  /** Of each key that cannot be put in order its rows. */
  private final Map<Long, List<Origin>> places = new LinkedHashMap<>();

  UnnumberedRows() {
    firstOfKey.defaultReturnValue(ABSENT);
  }

  /** Notes the next record. */
  void add(byte[] key, byte[] value, boolean numbered) {
    long hash = hash(key);
    int content = (int) (hash(value) >>> 34) << 1 | (numbered ? NUMBERED : 0);
    int first = firstOfKey.putIfAbsent(hash, content);
    if (first != ABSENT && first != content && (first & content & NUMBERED) == 0) {
      unordered.add(hash);
    }
  }

  /** True if all records that were noted can be put in order. */
  boolean areOrdered() {
    return unordered.isEmpty();
  }

  /** True if the records of a key that were noted cannot be put in order. */
  boolean unordered(byte[] key) {
    return !unordered.isEmpty() && unordered(hash(key));
  }

  /** True if the records of the key with this hash cannot be put in order. */
  boolean unordered(long key) {
    return unordered.contains(key);
  }

  /** Notes which row a record is, if those of its key cannot be put in order. */
  void place(long key, Origin origin) {
    if (unordered.contains(key)) {
      places.computeIfAbsent(key, absent -> new ArrayList<>()).add(origin);
    }
  }

  /** Leaves out the rows that were placed, and names another row of its key for each. */
  void leaveOut(SentRecords sent) {
    for (List<Origin> rows : places.values()) {
      for (Origin row : rows) {
        Origin other = rows.stream().filter(each -> !each.equals(row)).findFirst().orElse(row);
        sent.leaveOut(row, RejectionReason.NO_REVISION, other);
      }
    }
  }

  /** Stands for a key or a content. */
  static long hash(byte[] bytes) {
    long hash = bytes.length;
    for (byte next : bytes) {
      hash = (hash ^ next & 0xFF) * PRIME;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
