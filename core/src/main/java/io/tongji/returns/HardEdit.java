package io.tongji.returns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hard edit (强制性审核) of one kind of record: it depends on the record, its time and the catalogue
 * alone, so that `ingest` and the pipeline agree.
 *
 * @param <R> a return, a register record or a target
 */
interface HardEdit<R> {

  /**
   * What the record breaks, or null.
   *
   * @param handedIn the record
   * @param instant the record's time, in milliseconds since 1970
   */
  @Nullable Rejection check(R handedIn, long instant);

  /** The columns that decide: the edit is skipped if one of them has an error already. */
  List<String> columns();

  /** True if the edit applies to withdrawals too, whose amounts may be empty. */
  default boolean ofWithdrawals() {
    return false;
  }
}
