package io.tongji.log.cuts;

import io.tongji.rollup.SeriesKey;
import java.util.Optional;

/** Takes the figures of one partition of an aggregates topic, and hears when they are whole. */
public interface CutReceiver extends AutoCloseable {

  /**
   * True if a figure may be of use now. Of another one neither the figure nor its withdrawal is
   * handed on: most figures of a topic are of activities or months that nobody looks at, and need
   * not be decoded.
   */
  default boolean wants(SeriesKey key) {
    return true;
  }

  /** A figure was published: it replaces what stood under its key. */
  void put(Published figure);

  /** A figure was withdrawn. */
  void withdraw(SeriesKey key);

  /**
   * All that has come of an indicator is whole cuts: its areas and activities add up. Called for
   * the first time when the end of the partition is reached; from then on whenever the indicator's
   * next cut begins, or the end is reached again.
   */
  void whole(String indicator);

  /**
   * Another receiver, if the partition is to be read again from its beginning for it. Asked at the
   * end of the partition, when all is whole; who gives one takes nothing more, and is closed by it.
   */
  default Optional<CutReceiver> successor() {
    return Optional.empty();
  }

  /** No more comes: the partition is read by this reader no longer. */
  @Override
  default void close() {}
}
