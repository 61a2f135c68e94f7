package io.tongji.returns;

import org.jspecify.annotations.Nullable;

/** A revision is counted from 1, or not stated. */
record GoodRevision() implements HardEdit {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    return handedIn.revision() >= 0
        ? null
        : new Rejection(Reason.BAD_REVISION, "revision", Integer.toString(handedIn.revision()));
  }

  @Override
  public boolean ofWithdrawals() {
    return true;
  }
}
