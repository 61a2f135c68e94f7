package io.tongji.verify;

import io.tongji.log.aggregates.Vintage;
import io.tongji.oracle.LogRecord;
import java.util.List;

/** A log in memory as the input topics. */
record LogInput(List<LogRecord> log) implements InputRecords {

  @Override
  public void readAll(RecordReceiver receiver) {
    for (LogRecord record : log) {
      if (record instanceof LogRecord.OfReturn of) {
        receiver.take(of.handedIn(), Long.MAX_VALUE);
      } else if (record instanceof LogRecord.OfRegister of) {
        receiver.take(of.handedIn());
      } else if (record instanceof LogRecord.OfTarget of) {
        receiver.take(of.handedIn());
      } else if (record instanceof LogRecord.OfRelease of) {
        receiver.take(
            new Vintage("a release", of.key(), of.released().month(), of.released().whole()));
      }
    }
  }
}
