package io.tongji.log.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The compact bytes of the pipeline's own topics: numbers as zigzag varints, where numbers near 0
 * take one byte, and texts in UTF-8 with their length before them.
 */
final class CompactBytes {

  /** Seven bits of a number to a byte; the eighth says that more follow. */
  private static final int MORE = 0x80;

  private static final int LONGEST_NUMBER = 10;

  private CompactBytes() {}

  /** Bytes that grow at their end. */
  static final class Writer {
    private ByteBuffer buffer = ByteBuffer.allocate(256);

    Writer number(long value) {
      room(LONGEST_NUMBER);
      long rest = (value << 1) ^ (value >> 63);
      while ((rest & -MORE) != 0) {
        buffer.put((byte) (rest | MORE));
        rest >>>= 7;
      }
      buffer.put((byte) rest);
      return this;
    }

    Writer text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return number(bytes.length).append(bytes);
    }

    /** Adds bytes as they are. */
    Writer append(byte[] bytes) {
      room(bytes.length);
      buffer.put(bytes);
      return this;
    }

    private void room(int bytes) {
      if (buffer.remaining() < bytes) {
        int capacity = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
        buffer.flip();
        buffer = ByteBuffer.allocate(capacity).put(buffer);
      }
    }

    int size() {
      return buffer.position();
    }

    byte[] bytes() {
      return Arrays.copyOf(buffer.array(), buffer.position());
    }

    void clear() {
      buffer.clear();
    }
  }

  /** What a {@link Writer} wrote, in the same order. */
  static final class Reader {
    private final ByteBuffer buffer;

    Reader(byte[] bytes) {
      buffer = ByteBuffer.wrap(bytes);
    }

    boolean hasMore() {
      return buffer.hasRemaining();
    }

    /**
     * The next number.
     *
     * @throws java.nio.BufferUnderflowException if the bytes end before it does
     * @throws IllegalArgumentException if it is longer than any number
     */
    long number() {
      long zigzag = 0;
      for (int shift = 0; shift < 7 * LONGEST_NUMBER; shift += 7) {
        byte next = buffer.get();
        zigzag |= (long) (next & MORE - 1) << shift;
        if (next >= 0) {
          return (zigzag >>> 1) ^ -(zigzag & 1);
        }
      }
      throw new IllegalArgumentException("a number of more than " + LONGEST_NUMBER + " bytes");
    }

    String text() {
      byte[] bytes = new byte[(int) number()];
      buffer.get(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
