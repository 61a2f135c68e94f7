package io.tongji.ingest.send;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows without a revision that were left out, and the rows with one that follow them: if one of
 * these is in force, it takes their place; else they would have taken the place of what is.
 */
public final class Contest {

  private final Map<ByteBuffer, List<Contender>> byKey = new LinkedHashMap<>();
  private final LongOpenHashSet followers = new LongOpenHashSet();

  /** A row; one that was left out has no revision. */
  private record Contender(Origin origin, boolean sent) {}

  /**
   * How it ends.
   *
   * @param superseded rows that a later one takes the place of
   * @param open rows of which no later one is known to stand
   */
  record Outcome(List<Origin> superseded, List<Origin> open) {}

  /** Notes a row without a revision that was left out. */
  public void leaveOut(byte[] key, Origin origin) {
    byKey
        .computeIfAbsent(ByteBuffer.wrap(key), absent -> new ArrayList<>())
        .add(new Contender(origin, false));
  }

  /** Notes a row that is sent: it matters if others of its key were left out before it. */
  void follow(byte[] key, Origin origin) {
    List<Contender> contenders = byKey.isEmpty() ? null : byKey.get(ByteBuffer.wrap(key));
    if (contenders != null) {
      contenders.add(new Contender(origin, true));
      followers.add(origin.packed());
    }
  }

  /** The pipeline has found a row stale, or refused it. */
  void overrule(Origin origin) {
    followers.remove(origin.packed());
  }

  /**
   * Tells how it ends.
   *
   * @param judged true if the pipeline has judged all rows
   */
  Outcome settle(boolean judged) {
    if (!judged) {
      followers.clear();
    }
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
    byKey.values().forEach(contenders -> settle(contenders, outcome));
    return outcome;
  }

  /** Of several rows left out that nothing stands for, the last one stands for the others. */
  private void settle(List<Contender> contenders, Outcome outcome) {
    boolean stands = false;
    for (int at = contenders.size() - 1; at >= 0; at--) {
      Contender contender = contenders.get(at);
      if (contender.sent()) {
        stands |= followers.contains(contender.origin().packed());
      } else {
        (stands ? outcome.superseded() : outcome.open()).add(contender.origin());
        stands = true;
      }
    }
  }
}
