package io.tongji.runtime;

/** Hears how far a pipeline has got that is not ready yet. */
public interface Startup {

  /** Hears nothing. */
  Startup SILENT = (read, all) -> {};

  /**
   * So many records have been read, of those that stood in the input when the catalogue came into
   * force.
   */
  void read(long read, long all);
}
