package io.tongji.app.metrics.figures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The compressed beginning of a text: kept, and followed by another end each time, without being
 * compressed again (RFC 1951, RFC 1952).
 */
public final class Deflated {

  private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, -1};
  private static final int TAIL = 8;
  private static final int[] CRCS = crcs();

  private final byte[] blocks;
  private final int crc;
  private final int length;

  private Deflated(byte[] blocks, int crc, int length) {
    this.blocks = blocks;
    this.crc = crc;
    this.length = length;
  }

  /** Compresses the beginning of a text. */
  static Deflated of(byte[] beginning) {
    CRC32 crc = new CRC32();
    crc.update(beginning);
    return new Deflated(blocks(beginning, false), (int) crc.getValue(), beginning.length);
  }

  /** Blocks that end at a whole byte; others may follow unless they are the last. */
  private static byte[] blocks(byte[] text, boolean last) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length / 8);
      DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 16, true);
      out.write(text);
      if (last) {
        out.finish();
      } else {
        out.flush();
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      deflater.end();
    }
  }

  /** The beginning as it was, into a stream. */
  public void writeTo(OutputStream out) throws IOException {
    if (length == 0) {
      return;
    }
    Inflater inflater = new Inflater(true);
    try {
      InflaterInputStream text =
          new InflaterInputStream(new ByteArrayInputStream(blocks), inflater, 1 << 16);
      byte[] chunk = new byte[1 << 16];
      for (int left = length; left > 0; ) {
        int read = text.read(chunk, 0, Math.min(left, chunk.length));
        out.write(chunk, 0, read);
        left -= read;
      }
    } finally {
      inflater.end();
    }
  }

  /** The beginning and an end in the format of gzip. */
  public byte[] gzip(byte[] end) {
    byte[] last = blocks(end, true);
    int size = HEAD.length + blocks.length + last.length + TAIL;
    return ByteBuffer.allocate(size)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HEAD)
        .put(blocks)
        .put(last)
        .putInt(continued(crc, end))
        .putInt(length + end.length)
        .array();
  }

  /** The checksum of a text and its end; {@link CRC32} cannot go on from one that is known. */
  private static int continued(int crc, byte[] end) {
    int all = ~crc;
    for (byte one : end) {
      all = CRCS[(all ^ one) & 0xff] ^ (all >>> 8);
    }
    return ~all;
  }

  private static int[] crcs() {
    int[] crcs = new int[256];
    for (int one = 0; one < crcs.length; one++) {
      int crc = one;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xedb88320;
      }
      crcs[one] = crc;
    }
    return crcs;
  }
}
