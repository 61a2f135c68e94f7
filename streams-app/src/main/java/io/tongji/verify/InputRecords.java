package io.tongji.verify;

import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;

/** The records of the input topics; those of one partition in the order of their offsets. */
@FunctionalInterface
public interface InputRecords {

  /** Hands over every record, once. */
  void readAll(Receiver receiver);

  /** Takes records one by one. */
  interface Receiver {

    /** Takes a return. */
    void take(Return handedIn);

    /** Takes an entry of the register. */
    void take(RegisterRecord handedIn);

    /** Takes a target. */
    void take(Target handedIn);
  }
}
