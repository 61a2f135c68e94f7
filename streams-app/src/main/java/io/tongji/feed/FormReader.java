package io.tongji.feed;

import io.tongji.returns.Rejection;
import java.util.Optional;

/**
 * Turns rows of one form into records, and checks them by the pipeline's own rules.
 *
 * @param <T> a return, a register record or a target
 */
interface FormReader<T> {

  /** The columns of the form. */
  Layout layout();

  /** The record that a row states; {@link BadCell} if a cell cannot be read. */
  T read(Cells cells);

  /** The first hard rule that the record breaks, if any. */
  Optional<Rejection> check(T handedIn);
}
