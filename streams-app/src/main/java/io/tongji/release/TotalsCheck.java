package io.tongji.release;

import io.tongji.log.cuts.CutReceiver;
import io.tongji.log.cuts.Published;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Optional;

/**
 * All figures of a moment, to be compared with those of another way to the same point. Of millions
 * of figures it keeps hashes alone: it looks for a fault of the program, not for a forgery.
 */
public final class TotalsCheck implements CutReceiver {

  private final Long2IntOpenHashMap figures = new Long2IntOpenHashMap();

  /** Takes a figure. */
  public void put(Aggregate aggregate) {
    figures.put(hash(aggregate.key()), aggregate.hashCode());
  }

  @Override
  public void put(Published row) {
    put(row.aggregate());
  }

  @Override
  public void withdraw(SeriesKey key) {
    figures.remove(hash(key));
  }

  @Override
  public void whole(String indicator) {}

  /** How many figures differ from recomputed ones, in a sentence; empty: none. */
  public Optional<String> difference(TotalsCheck recomputed) {
    long here = missing(recomputed.figures, figures, true);
    long there = missing(figures, recomputed.figures, false);
    return here + there == 0
        ? Optional.empty()
        : Optional.of(
            "of %d live figures %d differ from those recomputed at the same point"
                .formatted(figures.size(), here + there));
  }

  /** How many of the first are not among the second, or, if wanted, are others there. */
  private static long missing(
      Long2IntOpenHashMap these, Long2IntOpenHashMap those, boolean orOther) {
    return these.long2IntEntrySet().stream()
        .filter(
            each ->
                !those.containsKey(each.getLongKey())
                    || orOther && those.get(each.getLongKey()) != each.getIntValue())
        .count();
  }

  /** 64 bits (FNV-1a), so that among millions of keys hardly two are alike. */
  private static long hash(SeriesKey key) {
    long hash = 0xCBF29CE484222325L;
    String text = key.toString();
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * 0x100000001B3L;
    }
    return hash;
  }
}
