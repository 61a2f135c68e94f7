package io.tongji.topology;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;

/** Shown the committed figures of each task, for as long as the task is this instance's. */
public interface Exposure {

  /** A task took over its indicators. */
  Owner open(String task);

  /** The figures of one task. */
  interface Owner {
    /** A figure was committed. */
    void put(SeriesKey key, Aggregate aggregate);

    /** A figure was withdrawn. */
    void remove(SeriesKey key);

    /** The task is still this instance's. */
    void alive();

    /** The task is this instance's no longer. */
    void close();
  }
}
