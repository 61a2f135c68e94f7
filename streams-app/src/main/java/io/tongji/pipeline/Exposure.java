package io.tongji.pipeline;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;

/** Shown what stands of each task, committed, for as long as the task is this instance's. */
public interface Exposure {

  /** A task took over its indicators, or its units. */
  Owner open(String task);

  /** A task keeps entries in memory: of a form, the register, targets, or cells. */
  Kept keep(String store);

  /** What one task keeps. */
  interface Kept {
    /** So many entries. */
    void entries(long number);

    /** The task is this instance's no longer. */
    void close();
  }

  /** The figures of one task, or the open queries of its units. */
  interface Owner {
    /** A figure was committed. */
    void put(SeriesKey key, Aggregate aggregate);

    /** A figure was withdrawn. */
    void remove(SeriesKey key);

    /** True, once, if all figures of an indicator are to be told again. */
    boolean wantsAll(String indicator);

    /** So many queries of a form and edit are open. */
    void openQueries(String form, String edit, int queries);

    /** The task is still this instance's. */
    void alive();

    /** The task is this instance's no longer. */
    void close();
  }
}
