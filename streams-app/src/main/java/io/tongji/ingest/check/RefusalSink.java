package io.tongji.ingest.check;

import io.tongji.ingest.sheet.Row;

/** Is told of each row that did not get in. */
public interface RefusalSink {

  /** Takes note of a row; its cells are as in the file of that number. */
  void refuse(RefusedRow refused, int file, Row row);

  /** Tells others as well. */
  default RefusalSink and(RefusalSink others) {
    return (refused, file, row) -> {
      refuse(refused, file, row);
      others.refuse(refused, file, row);
    };
  }
}
