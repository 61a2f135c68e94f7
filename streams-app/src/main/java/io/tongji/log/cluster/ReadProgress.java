package io.tongji.log.cluster;

/** Hears how far a long reading of topics has got. */
public interface ReadProgress {

  /** Hears nothing. */
  ReadProgress SILENT = (read, all) -> {};

  /** So many records have been read, of those that are to be read. */
  void read(long read, long all);
}
