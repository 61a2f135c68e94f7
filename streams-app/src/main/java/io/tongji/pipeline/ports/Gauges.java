package io.tongji.pipeline.ports;

/** Gauges of what each task keeps, for as long as the task is this instance's. */
public interface Gauges {

  /** A task keeps entries in memory: of a form, the register, targets, or cells. */
  Entries entries(String store);

  /** A task has units of which queries may be open. */
  QueryCounts openQueries();

  /** The number of entries of one store of one task. */
  interface Entries {

    /** So many entries are kept. */
    void set(long number);

    /** The task is this instance's no longer. */
    void close();
  }

  /** The numbers of open queries of one task's units. */
  interface QueryCounts {

    /** So many queries of a form and edit are open. */
    void set(String form, String edit, int number);

    /** The task is this instance's no longer. */
    void close();
  }
}
