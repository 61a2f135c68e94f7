package io.tongji.returns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A revision is counted from 1 and not beyond all bounds, or not stated. */
record GoodRevision() implements HardEdit<Return> {

  private static final String REVISION = "revision";

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    return check(REVISION, handedIn.revision());
  }

  /** The same of another kind of record. */
  static @Nullable Rejection check(String column, int number) {
    return Verdict.mayBeGiven(number)
        ? null
        : new Rejection(Reason.BAD_REVISION, column, Integer.toString(number));
  }

  @Override
  public List<String> columns() {
    return List.of(REVISION);
  }

  @Override
  public boolean ofWithdrawals() {
    return true;
  }
}
