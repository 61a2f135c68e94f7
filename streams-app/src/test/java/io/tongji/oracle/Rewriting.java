package io.tongji.oracle;

import io.tongji.oracle.LogRecord.OfRegister;
import io.tongji.oracle.LogRecord.OfReturn;
import io.tongji.oracle.LogRecord.OfTarget;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.Target;
import java.util.List;

/** Records that say the same of other amounts, or of another unit. */
final class Rewriting {

  private Rewriting() {}

  /** All amounts times a factor, the base of a target set as growth too. */
  static List<LogRecord> times(List<LogRecord> log, long factor) {
    return log.stream().map(record -> times(record, factor)).toList();
  }

  /** The same of one record. */
  static LogRecord times(LogRecord record, long factor) {
    if (record instanceof OfReturn of) {
      Return was = of.handedIn();
      ReturnAmounts figures = new ReturnAmounts(was.form());
      for (int slot = 0; slot < was.form().amounts().size(); slot++) {
        if (was.figures().has(slot)) {
          figures.put(slot, was.figures().get(slot) * factor);
        }
      }
      return new OfReturn(with(was, was.unitId(), figures));
    }
    if (record instanceof OfTarget of) {
      Target was = of.handedIn();
      Long base = was.base();
      return new OfTarget(
          new Target(
              was.key(),
              was.amount() * factor,
              was.growth(),
              base == null ? null : (Long) (base * factor),
              was.unit(),
              was.version(),
              was.withdrawn()));
    }
    return record;
  }

  /** The record as another unit's. */
  static LogRecord of(String unitId, LogRecord record) {
    if (record instanceof OfReturn of) {
      return new OfReturn(with(of.handedIn(), unitId, of.handedIn().figures()));
    }
    if (record instanceof OfRegister of) {
      RegisterRecord was = of.handedIn();
      return new OfRegister(
          new RegisterRecord(unitId, was.entry(), was.revision(), was.withdrawn()));
    }
    return record;
  }

  /** Whose record it is; of a target nobody's. */
  static String unitOf(LogRecord record) {
    if (record instanceof OfReturn of) {
      return of.handedIn().unitId();
    }
    return record instanceof OfRegister of ? of.handedIn().unitId() : "";
  }

  private static Return with(Return was, String unitId, ReturnAmounts figures) {
    return new Return(
        was.form(),
        unitId,
        was.periodText(),
        was.period(),
        was.revision(),
        was.withdrawn(),
        figures,
        was.remarks(),
        was.event());
  }
}
