package io.tongji.log.records;

import io.tongji.editing.Pair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * The compact form of pairs, in the pipeline's own topics only: the time of the latest return,
 * which task has told all its pairs with this batch, if so, then for each pair whether it is added,
 * its month, division and two figures.
 */
public final class PairCodec {

  private static final int NOT_ALL = -1;

  private PairCodec() {}

  /** Told of what is in a batch. */
  public interface Taker {

    /** The latest return that breaks no hard edit bears this time. */
    void latest(long timestamp);

    /** A pair is added or taken out. */
    void pair(boolean added, Pair pair);

    /** With the pairs of this batch a task has told all that its units had. */
    void toldAll(int task);
  }

  /** Pairs that gather. */
  public static final class Batch {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private int allOf = NOT_ALL;

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

    /** With what has gathered, a task (0 or higher) has told all that its units had. */
    public void endsAllOf(int task) {
      allOf = task;
    }

    /** True if there is nothing to pass on. */
    public boolean isEmpty() {
      return bytes.size() == 0 && allOf == NOT_ALL;
    }

    /** Bytes that have gathered. */
    public int size() {
      return bytes.size();
    }

    /** Takes what has gathered, with the time of the latest return before it. */
    public byte[] drain(long latest) {
      java.nio.ByteBuffer batch =
          java.nio.ByteBuffer.allocate(Long.BYTES + Integer.BYTES + bytes.size());
      batch.putLong(latest).putInt(allOf).put(bytes.toByteArray());
      bytes.reset();
      allOf = NOT_ALL;
      return batch.array();
    }
  }

  /** Tells of what is in a batch. */
  public static void decode(byte[] batch, Taker taker) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(batch))) {
      taker.latest(in.readLong());
      int allOf = in.readInt();
      while (in.available() > 0) {
        boolean added = in.readBoolean();
        int month = ByteUtils.readVarint(in);
        String division = in.readUTF();
        taker.pair(
            added, new Pair(month, division, ByteUtils.readVarlong(in), ByteUtils.readVarlong(in)));
      }
      if (allOf != NOT_ALL) {
        taker.toldAll(allOf);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
