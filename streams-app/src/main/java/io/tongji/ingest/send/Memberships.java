package io.tongji.ingest.send;

import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * To which areas, zones, platforms and lists the units belong of which entries are fed: an entry
 * that names none takes its unit out of all, which is mostly a cell that was left empty.
 */
final class Memberships {

  private final Map<String, RegisterHistory> units = new HashMap<>();

  /** An entry of this unit is to be sent. */
  void expect(String unitId) {
    units.computeIfAbsent(unitId, absent -> new RegisterHistory());
  }

  /** True if an entry of the unit is to be sent. */
  boolean expects(String unitId) {
    return units.containsKey(unitId);
  }

  /** Takes the next entry that stands in the topic, or is sent. */
  void take(RegisterRecord entry) {
    RegisterHistory history = units.get(entry.unitId());
    if (history != null
        && entry.entry().validity().from() != null
        && history.judge(entry) == Verdict.ACCEPTED) {
      history.put(entry);
    }
  }

  /** The entry that counts in the first month of another one of the unit; null: none does. */
  @Nullable RegisterEntry countsBefore(RegisterRecord entry) {
    RegisterHistory history = units.get(entry.unitId());
    Month from = entry.entry().validity().from();
    return history == null || from == null ? null : history.at(from);
  }
}
