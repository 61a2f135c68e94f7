package io.tongji.ingest.rejects;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Takes the rows of a rejects file, the header first. */
interface RejectsTable extends Closeable {

  /** Writes the names of the columns. */
  void header(List<String> headings) throws IOException;

  /**
   * Writes a row.
   *
   * @param wrong by column, from 0, what is wrong with a cell and what to do about it
   */
  void row(List<String> cells, Map<Integer, String> wrong) throws IOException;
}
