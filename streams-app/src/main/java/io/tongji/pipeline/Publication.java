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

  /** A partition of the live topic waits for its first cut under the catalogue. */
  void waits(int partition);

  /** It waits no longer: the cut is committed, or is another instance's to publish. */
  void waitsNoLonger(int partition);

  /**
   * True once no first cut waits here any more: what readers of figures need not wait for comes
   * after them.
   */
  boolean passed();

  /**
   * What an earlier catalogue left in a partition of the live topic, by indicator.
   *
   * @param partition of the topic
   */
  Map<String, Left> leftIn(int partition);

  /**
   * Records that an earlier catalogue may have refused: each that this one does not refuse is to be
   * taken back from the refused ones. Empty once publication has begun.
   *
   * @param input topic
   * @param partition of the topic
   * @return offsets
   */
  Set<Long> refusedIn(String input, int partition);

  /**
   * What was published of one indicator.
   *
   * @param cut number of the last cut
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
