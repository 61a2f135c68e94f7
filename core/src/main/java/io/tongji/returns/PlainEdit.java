package io.tongji.returns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hard edit that asks one question, whatever the record's time.
 *
 * @param question what is asked
 * @param ofWithdrawals whether withdrawals are asked too
 * @param columns that decide
 * @param <R> a return, a register record or a target
 */
record PlainEdit<R>(Question<R> question, boolean ofWithdrawals, List<String> columns)
    implements HardEdit<R> {

  /** What is asked of a record. */
  @FunctionalInterface
  interface Question<R> {

    /** What the record breaks, or null. */
    @Nullable Rejection ask(R handedIn);
  }

  /** An edit of every record. */
  static <R> HardEdit<R> ofAll(Question<R> question, String... columns) {
    return new PlainEdit<>(question, true, List.of(columns));
  }

  /** An edit of every record that takes none back. */
  static <R> HardEdit<R> ofStanding(Question<R> question, String... columns) {
    return new PlainEdit<>(question, false, List.of(columns));
  }

  @Override
  public @Nullable Rejection check(R handedIn, long instant) {
    return question.ask(handedIn);
  }
}
