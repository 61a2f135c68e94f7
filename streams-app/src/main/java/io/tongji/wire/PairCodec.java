package io.tongji.wire;

import io.tongji.editing.Pair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * The compact form of pairs, in the pipeline's own topics only: the time of the latest return, then
 * for each pair whether it is added, its month, division and two figures.
 */
public final class PairCodec {

  private PairCodec() {}

  /** Told of what is in a batch. */
  public interface Taker {

    /** The latest return that breaks no hard edit bears this time. */
    void latest(long timestamp);

    /** A pair is added or taken out. */
    void pair(boolean added, Pair pair);
  }

  /** Pairs that gather. */
  public static final class Batch {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Adds a change. */
    public void add(boolean added, Pair pair) {
      try {
        out.writeBoolean(added);
        ByteUtils.writeVarint(pair.month(), out);
        out.writeUTF(pair.division());
        ByteUtils.writeVarlong(pair.now(), out);
        ByteUtils.writeVarlong(pair.before(), out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Bytes that have gathered. */
    public int size() {
      return bytes.size();
    }

    /** Takes what has gathered, with the time of the latest return before it. */
    public byte[] drain(long latest) {
      java.nio.ByteBuffer batch = java.nio.ByteBuffer.allocate(Long.BYTES + bytes.size());
      batch.putLong(latest).put(bytes.toByteArray());
      bytes.reset();
      return batch.array();
    }
  }

  /** Tells of what is in a batch. */
  public static void decode(byte[] batch, Taker taker) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(batch))) {
      taker.latest(in.readLong());
      while (in.available() > 0) {
        boolean added = in.readBoolean();
        int month = ByteUtils.readVarint(in);
        String division = in.readUTF();
        taker.pair(
            added, new Pair(month, division, ByteUtils.readVarlong(in), ByteUtils.readVarlong(in)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
