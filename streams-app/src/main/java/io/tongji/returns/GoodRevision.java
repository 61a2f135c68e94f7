package io.tongji.returns;

import org.jspecify.annotations.Nullable;

/** A revision is counted from 1 and not beyond all bounds, or not stated. */
record GoodRevision() implements HardEdit {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    return Verdict.mayBeGiven(handedIn.revision())
        ? null
        : new Rejection(Reason.BAD_REVISION, "revision", Integer.toString(handedIn.revision()));
  }

  @Override
  public boolean ofWithdrawals() {
    return true;
  }
}
