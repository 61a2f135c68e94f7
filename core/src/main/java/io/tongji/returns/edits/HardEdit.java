package io.tongji.returns.edits;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hard edit (强制性审核) of one kind of record: it depends on the record, its time and the catalogue
 * alone, so that {@code ingest} and the pipeline agree.
 *
 * @param rule what the record must keep
 * @param ofWithdrawals whether the edit applies to withdrawals too, whose amounts may be empty
 * @param columns that decide: the edit is skipped if one of them has an error already
 * @param <R> a return, a register record or a target
 */
record HardEdit<R>(Rule<R> rule, boolean ofWithdrawals, List<String> columns) {

  /** What a record must keep, in view of its time. */
  @FunctionalInterface
  interface Rule<R> {

    /**
     * What the record breaks, or null.
     *
     * @param handedIn the record
     * @param instant the record's time, in milliseconds since 1970
     */
    @Nullable Rejection check(R handedIn, long instant);
  }

  /** What a record must keep, whatever its time. */
  @FunctionalInterface
  interface TimelessRule<R> {

    /** What the record breaks, or null. */
    @Nullable Rejection check(R handedIn);
  }

  /** An edit of every record. */
  static <R> HardEdit<R> ofAll(TimelessRule<R> rule, String... columns) {
    return new HardEdit<>((handedIn, instant) -> rule.check(handedIn), true, List.of(columns));
  }

  /** An edit of every record that is no withdrawal. */
  static <R> HardEdit<R> ofStanding(TimelessRule<R> rule, String... columns) {
    return new HardEdit<>((handedIn, instant) -> rule.check(handedIn), false, List.of(columns));
  }

  /** What the record breaks, or null. */
  @Nullable Rejection check(R handedIn, long instant) {
    return rule.check(handedIn, instant);
  }
}
