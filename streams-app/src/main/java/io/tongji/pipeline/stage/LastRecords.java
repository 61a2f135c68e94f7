package io.tongji.pipeline.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The last records of its topic that a state holds, each by its offset and time (ms since 1970): by
 * them the topic is known again. Several, since a compacted topic lets some of them go.
 */
final class LastRecords {

  private static final int KEPT = 16;

  private final long[] offsets = new long[KEPT];
  private final long[] timestamps = new long[KEPT];
  private int next;
  private int held;

  /** Of a state that holds nothing. */
  static LastRecords none() {
    return new LastRecords();
  }

  /** Adds a record, which comes behind all others. */
  void add(long offset, long timestamp) {
    offsets[next] = offset;
    timestamps[next] = timestamp;
    next = (next + 1) % KEPT;
    held = Math.min(held + 1, KEPT);
  }

  boolean isEmpty() {
    return held == 0;
  }

  /** Offset of the last record; -1: there is none. */
  long last() {
    return held == 0 ? -1 : offsets[at(held - 1)];
  }

  /** Offset of the first record that is still known; -1: there is none. */
  long first() {
    return held == 0 ? -1 : offsets[at(0)];
  }

  /** True if a record is one of them. */
  boolean has(long offset, long timestamp) {
    for (int number = 0; number < held; number++) {
      if (offsets[at(number)] == offset) {
        return timestamps[at(number)] == timestamp;
      }
    }
    return false;
  }

  private int at(int number) {
    return (next - held + number + KEPT) % KEPT;
  }

  /** Writes them for {@link #read}. */
  void writeTo(DataOutput out) throws IOException {
    out.writeInt(held);
    for (int number = 0; number < held; number++) {
      out.writeLong(offsets[at(number)]);
      out.writeLong(timestamps[at(number)]);
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  static LastRecords read(DataInput in) throws IOException {
    LastRecords records = new LastRecords();
    for (int left = in.readInt(); left > 0; left--) {
      records.add(in.readLong(), in.readLong());
    }
    return records;
  }
}
