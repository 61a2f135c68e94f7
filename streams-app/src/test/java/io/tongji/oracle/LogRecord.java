package io.tongji.oracle;

import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.SeriesKey;

/** One record of the input topics, as handed in. */
public sealed interface LogRecord {

  /** A return on one of the forms. */
  record OfReturn(Return handedIn) implements LogRecord {}

  /** An entry of the register. */
  record OfRegister(RegisterRecord handedIn) implements LogRecord {}

  /** A target. */
  record OfTarget(Target handedIn) implements LogRecord {}

  /** What a release states of a series and period. */
  record OfRelease(SeriesKey key, FirstReleases.ReleasedTotals released) implements LogRecord {}
}
