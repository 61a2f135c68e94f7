package io.tongji.pipeline;

import io.tongji.rollup.SeriesKey;
import java.util.Map;
import java.util.Set;

/** What the stages have to know of the world before they publish, and of what stands in it. */
public interface Publication {

  /**
   * True once the pipeline has read the input that stood when this instance started, and has
   * committed that. Until then its units contribute nothing.
   */
  boolean backlogRead();

  /**
   * True once that input has gone through both stages: until then nothing is published, so that
   * nobody sees half a table.
   */
  boolean mayBegin();

  /** A partition of the live topic waits for its first cuts of this computation. */
  void waits(int partition);

  /** It waits no longer: they are committed, or are another instance's to publish. */
  void waitsNoLonger(int partition);

  /**
   * True once no first cut waits here any more: what readers of figures need not wait for comes
   * after them.
   */
  boolean passed();

  /**
   * What earlier computations left in a partition of the live topic, by indicator: under another
   * catalogue, by another version, or before all was computed anew.
   *
   * @param partition of the topic
   */
  Map<String, Left> leftIn(int partition);

  /**
   * Records that an earlier computation may have refused: each that this one does not refuse is to
   * be taken back from the refused ones. Empty once publication has begun.
   *
   * @param input topic
   * @param partition of the topic
   * @return offsets
   */
  Set<Long> refusedIn(String input, int partition);

  /**
   * What was published of one indicator.
   *
   * @param cut the number below that of the first cut that replaces it: of the last cut that can
   *     still be seen, or higher, so that no number comes twice
   * @param keys aggregates that stand
   */
  record Left(long cut, Set<SeriesKey> keys) {
    /** Nothing was published. */
    public static final Left NOTHING = new Left(0, Set.of());

    /** Copies the keys. */
    public Left {
      keys = Set.copyOf(keys);
    }
  }
}
