package io.tongji.returns;

import org.jspecify.annotations.Nullable;

/**
 * A hard edit (强制性审核) of a return: it depends on the record, its time and the catalogue alone, so
 * that `ingest` and the pipeline agree.
 */
interface HardEdit {

  /**
   * What the return breaks, or null.
   *
   * @param handedIn the return
   * @param instant the record's time, in milliseconds since 1970
   */
  @Nullable Rejection check(Return handedIn, long instant);

  /** True if a return that takes the period back is asked too: its amounts may be empty. */
  default boolean ofWithdrawals() {
    return false;
  }
}
