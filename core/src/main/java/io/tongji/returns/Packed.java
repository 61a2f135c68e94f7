package io.tongji.returns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whole numbers in as few bytes each as the widest of them needs, but at least four: amounts in
 * yuan fit in five nearly always, and there are tens of millions of them in memory.
 */
public final class Packed {

  /** Bytes of each number at least. */
  public static final int NARROWEST = 4;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Packed() {}

  /** Room for so many numbers of a width, all 0. */
  public static byte[] room(int numbers, int width) {
    // each is read as eight bytes of which the upper ones are the next number's
    return new byte[numbers * width + Long.BYTES - width];
  }

  /** How many bytes a number needs, 4 to 8. */
  public static int width(long number) {
    int bits = Long.SIZE + 1 - Long.numberOfLeadingZeros(number < 0 ? ~number : number);
    return Math.max(NARROWEST, (bits + Byte.SIZE - 1) / Byte.SIZE);
  }

  /** The number in a place. */
  public static long get(byte[] packed, int width, int place) {
    int above = Long.SIZE - width * Byte.SIZE;
    return (long) LONG.get(packed, place * width) << above >> above;
  }

  /** Puts a number that is no wider than the width in a place. */
  public static void set(byte[] packed, int width, int place, long number) {
    long mask = -1L >>> Long.SIZE - width * Byte.SIZE;
    long others = (long) LONG.get(packed, place * width) & ~mask;
    LONG.set(packed, place * width, others | number & mask);
  }
}
