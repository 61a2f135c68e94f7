package io.tongji.ingest.rejects;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Takes the rows of a rejects file, the header first. */
interface RejectsTable extends Closeable {

  /** Writes a row. */
  void row(List<String> cells) throws IOException;
}
