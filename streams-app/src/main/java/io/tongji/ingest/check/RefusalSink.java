package io.tongji.ingest.check;

import io.tongji.ingest.sheet.InputRow;

/** Takes each row that is refused. */
public interface RefusalSink {

  /** Takes note of a row; its cells are as in the file of that number. */
  void refuse(RefusedRow refused, int file, InputRow row);

  /** This one, and then another. */
  default RefusalSink and(RefusalSink others) {
    return (refused, file, row) -> {
      refuse(refused, file, row);
      others.refuse(refused, file, row);
    };
  }
}
