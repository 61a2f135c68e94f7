package io.tongji.verify;

import io.tongji.log.aggregates.Vintage;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;

/** The records of the input topics; those of one partition in the order of their offsets. */
@FunctionalInterface
public interface InputRecords {

  /** Hands over every record, once. */
  void readAll(RecordReceiver receiver);

  /** Takes records one by one. */
  interface RecordReceiver {

    /** Takes a return, with its record's time in milliseconds since 1970. */
    void take(Return handedIn, long timestamp);

    /** Takes an entry of the register. */
    void take(RegisterRecord handedIn);

    /** Takes a target. */
    void take(Target handedIn);

    /** Takes what a release states of a series and period. */
    void take(Vintage released);
  }
}
