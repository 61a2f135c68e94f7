package io.tongji.export;

import java.io.IOException;

/** Writes the rows of an export in one format. */
public interface ExportWriter {

  /** Writes one row. */
  void write(Observation row) throws IOException;

  /** Writes what has gathered; there are no more rows. */
  void finish() throws IOException;
}
