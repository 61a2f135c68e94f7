package io.tongji.log.codec;

import io.tongji.editing.Pair;

/**
 * The compact form of pairs, in the pipeline's own topics only: the time of the latest return,
 * which task has sent all its pairs with this batch, if so, then for each pair whether it is added,
 * its month, division and two figures.
 */
public final class PairCodec {

  private static final int NOT_ALL = -1;

  private PairCodec() {}

  /** Receives what is in a batch. */
  public interface PairReceiver {

    /** The latest return that breaks no hard edit bears this time. */
    void latest(long timestamp);

    /** A pair is added or taken out. */
    void pair(boolean added, Pair pair);

    /** The batch is the last of those in which a task first sends the pairs of all its units. */
    void sentAll(int task);
  }

  /** Pairs that gather. */
  public static final class Batch {

    private final CompactBytes.Writer pairs = new CompactBytes.Writer();
    private int allOf = NOT_ALL;

    /** Adds a change. */
    public void add(boolean added, Pair pair) {
      pairs
          .number(added ? 1 : 0)
          .number(pair.month())
          .text(pair.division())
          .number(pair.now())
          .number(pair.before());
    }

    /** Marks the batch as the last in which a task (0 or higher) first sends all its pairs. */
    public void endsAllOf(int task) {
      allOf = task;
    }

    /** True if there is nothing to pass on. */
    public boolean isEmpty() {
      return pairs.size() == 0 && allOf == NOT_ALL;
    }

    /** Bytes that have gathered. */
    public int size() {
      return pairs.size();
    }

    /** Takes what has gathered, with the time of the latest return before it. */
    public byte[] drain(long latest) {
      byte[] batch =
          new CompactBytes.Writer().number(latest).number(allOf).append(pairs.bytes()).bytes();
      pairs.clear();
      allOf = NOT_ALL;
      return batch;
    }
  }

  /** Hands on what is in a batch. */
  public static void decode(byte[] batch, PairReceiver taker) {
    CompactBytes.Reader in = new CompactBytes.Reader(batch);
    taker.latest(in.number());
    int allOf = (int) in.number();
    while (in.hasMore()) {
      boolean added = in.number() == 1;
      int month = (int) in.number();
      taker.pair(added, new Pair(month, in.text(), in.number(), in.number()));
    }
    if (allOf != NOT_ALL) {
      taker.sentAll(allOf);
    }
  }
}
