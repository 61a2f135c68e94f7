package io.tongji.bench.contend;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tongji.bench.work.Placing.Registration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What travels between the steps of the topology that the tutorials teach. */
final class DslRecords {

  private DslRecords() {}

  /** What a unit states of an indicator in a month. */
  record StatedTotal(
      String unitId, String form, String indicator, int month, long total, @Nullable Long base) {}

  /** An entry of the register, valid from a month to a month, as text. */
  record EntrySpan(String from, @Nullable String to, Registration standing) {

    boolean holds(String month) {
      return from.compareTo(month) <= 0 && (to == null || month.compareTo(to) <= 0);
    }
  }

  /** All entries of a unit, by first month. */
  record UnitEntries(Map<String, EntrySpan> byStart) {

    UnitEntries with(EntrySpan entry) {
      Map<String, EntrySpan> all = new HashMap<>(byStart);
      all.put(entry.from(), entry);
      return new UnitEntries(all);
    }

    @Nullable Registration at(String month) {
      return byStart.values().stream()
          .filter(entry -> entry.holds(month))
          .map(EntrySpan::standing)
          .findFirst()
          .orElse(null);
    }
  }

  /** A statement with where its unit counts; null: nowhere. */
  record Placed(StatedTotal stated, @Nullable Registration standing) {}

  /** A total. */
  record Total(long units, long total, long stating, long base) {

    static final Total NONE = new Total(0, 0, 0, 0);

    Total plus(StatedTotal stated, int times) {
      Long restated = stated.base();
      return new Total(
          units + times,
          total + times * stated.total(),
          restated == null ? stating : stating + times,
          restated == null ? base : base + times * restated);
    }

    @JsonIgnore
    @Nullable Long restated() {
      return stating == 0 ? null : base;
    }
  }
}
