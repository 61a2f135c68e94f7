package io.tongji.rollup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sums by month, in the order of months: of a cell, or what changes of contributions to a place add
 * up to. There are few months, and many cells.
 */
public final class MonthlySums {

  private static final int[] NO_MONTHS = {};
  private static final long[][] NO_SUMS = {};

  private int[] months = NO_MONTHS;
  private long[][] sums = NO_SUMS;
  private int size;

  /** Receives the sums of a month. */
  public interface MonthReceiver {
    /** The sums of a month, by its index; not to be changed. */
    void take(int month, long[] sums);
  }

  /** The sums of a month, by its index; null if there are none. */
  public long @Nullable [] find(int month) {
    int at = at(month);
    return at < 0 ? null : sums[at];
  }

  /** Most have each month since their first. */
  private int at(int month) {
    int gapless = size == 0 ? -1 : month - months[0];
    return gapless >= 0 && gapless < size && months[gapless] == month
        ? gapless
        : Arrays.binarySearch(months, 0, size, month);
  }

  /** The sums of a month, to be changed in place: so many slots, all 0 if there were none. */
  public long[] open(int month, int slots) {
    long[] sums = find(month);
    if (sums == null) {
      sums = new long[slots];
      put(month, sums);
    }
    return sums;
  }

  /** Keeps sums of a month that has none yet. */
  public void put(int month, long[] ofMonth) {
    int at =
        size == 0 || months[size - 1] < month
            ? size
            : -Arrays.binarySearch(months, 0, size, month) - 1;
    if (size == months.length) {
      int room = size + size / 2 + 4;
      months = Arrays.copyOf(months, room);
      sums = Arrays.copyOf(sums, room);
    }
    System.arraycopy(months, at, months, at + 1, size - at);
    System.arraycopy(sums, at, sums, at + 1, size - at);
    months[at] = month;
    sums[at] = ofMonth;
    size++;
  }

  /** What the months up to one, itself included, have in a slot together. */
  public long until(int month, int slot) {
    long sum = 0;
    for (int at = 0; at < size && months[at] <= month; at++) {
      sum += sums[at][slot];
    }
    return sum;
  }

  /** Visits each month. */
  public void forEach(MonthReceiver receiver) {
    for (int at = 0; at < size; at++) {
      receiver.take(months[at], sums[at]);
    }
  }

  /** Drops the months whose sums are all 0. */
  public void dropZeros() {
    int kept = 0;
    for (int at = 0; at < size; at++) {
      if (!Sums.isZero(sums[at])) {
        months[kept] = months[at];
        sums[kept++] = sums[at];
      }
    }
    Arrays.fill(sums, kept, size, null);
    size = kept;
  }

  /** Drops all months. */
  void clear() {
    months = NO_MONTHS;
    sums = NO_SUMS;
    size = 0;
  }

  /** True if there is no month. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** How many months there are. */
  public int size() {
    return size;
  }

  /** Writes all months for {@link #readFrom}: of their sums those that are not 0. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int at = 0; at < size; at++) {
      out.writeInt(months[at]);
      long[] ofMonth = sums[at];
      out.writeByte(ofMonth.length);
      long filled = 0;
      for (int slot = 0; slot < ofMonth.length; slot++) {
        filled |= ofMonth[slot] == 0 ? 0 : 1L << slot;
      }
      out.writeLong(filled);
      for (long left = filled; left != 0; left &= left - 1) {
        writeNumber(out, ofMonth[Long.numberOfTrailingZeros(left)]);
      }
    }
  }

  /** Reads what {@link #writeTo} wrote; there must be no month yet. */
  public void readFrom(DataInput in) throws IOException {
    size = in.readInt();
    months = new int[size];
    sums = new long[size][];
    for (int at = 0; at < size; at++) {
      months[at] = in.readInt();
      sums[at] = new long[in.readUnsignedByte()];
      for (long left = in.readLong(); left != 0; left &= left - 1) {
        sums[at][Long.numberOfTrailingZeros(left)] = readNumber(in);
      }
    }
  }

  /** In as few bytes of seven bits each as it needs, negative ones too. */
  private static void writeNumber(DataOutput out, long number) throws IOException {
    long left = number << 1 ^ number >> Long.SIZE - 1;
    while (left >>> 7 != 0) {
      out.writeByte((int) left | 0x80);
      left >>>= 7;
    }
    out.writeByte((int) left);
  }

  private static long readNumber(DataInput in) throws IOException {
    long number = 0;
    int next = 0x80;
    for (int bits = 0; (next & 0x80) != 0; bits += 7) {
      next = in.readByte();
      number |= (long) (next & 0x7f) << bits;
    }
    return number >>> 1 ^ -(number & 1);
  }
}
