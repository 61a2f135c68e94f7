package io.tongji.ingest.check;

import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.Rejections;
import java.util.Optional;

/**
 * Turns rows of one form into records, and checks them by the pipeline's own rules.
 *
 * @param <T> a return, a register record or a target
 */
public interface FormReader<T> {

  /** The columns of the form. */
  Layout layout();

  /** The record that a row states, as far as its cells can be read. */
  T read(Cells cells);

  /**
   * Adds each hard edit that the record breaks to what is wrong with its row, unless that only
   * follows from what is there.
   */
  void check(T handedIn, Rejections wrong);

  /** The code that is meant where a name stands; empty: none is known. */
  Optional<MeantCodes.KnownCode> meant(Rejection refused);
}
