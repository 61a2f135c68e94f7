package io.tongji.rollup;

import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import java.util.HashMap;
import java.util.Map;

/** Lets the entries of a register share what many of them say: there is one for each unit. */
final class Shared {

  private final Map<Object, Object> firsts = new HashMap<>();

  /** The first one that equals it. */
  @SuppressWarnings("unchecked") // what is equal is of the same class here: texts, lists, records
  <T> T one(T part) {
    return (T) firsts.computeIfAbsent(part, first -> first);
  }

  /** The same entry, with parts that others have too. */
  RegisterRecord of(RegisterRecord handedIn) {
    RegisterEntry entry = handedIn.entry();
    return new RegisterRecord(
        handedIn.unitId().intern(), // as the books of returns do
        new RegisterEntry(
            entry.kind(),
            one(entry.kindText()),
            entry.name(),
            one(entry.place()),
            one(entry.industry()),
            one(entry.frames()),
            one(entry.validity()),
            entry.ownership()),
        handedIn.revision(),
        handedIn.withdrawn());
  }
}
