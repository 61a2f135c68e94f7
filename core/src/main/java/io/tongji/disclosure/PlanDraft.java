package io.tongji.disclosure;

import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.disclosure.plan.ReleasePlan.Remark;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decisions while they are made, with those of earlier releases behind them. */
final class PlanDraft {

  private static final class Entry {
    private final Set<PublishedPart> shown = EnumSet.noneOf(PublishedPart.class);
    private final Map<PublishedPart, Withholding> withheld = new EnumMap<>(PublishedPart.class);
    private CellStatus status;

    Entry(CellStatus status) {
      this.status = status;
    }
  }

  private final PublishedHistory history;
  private final SortedMap<SeriesKey, Entry> entries = new TreeMap<>();
  private final List<Remark> refusals = new ArrayList<>();
  private final List<Remark> notes = new ArrayList<>();

  PlanDraft(PublishedHistory history) {
    this.history = history;
  }

  /** Publishes parts of a figure. */
  void publish(SeriesKey key, Set<PublishedPart> parts) {
    Entry entry = new Entry(CellStatus.PUBLISHED);
    entry.shown.addAll(parts);
    entries.put(key, entry);
  }

  /** Decides that a figure is not published, that its revision is held, or that it has ceased. */
  void decide(SeriesKey key, CellStatus status, @Nullable Withholding reason) {
    Entry entry = new Entry(status);
    if (reason != null) {
      entry.withheld.put(PublishedPart.AMOUNT, reason);
    }
    entries.put(key, entry);
  }

  /** Takes a part of a published figure back; nothing happens if it does not show the part. */
  void withhold(SeriesKey key, PublishedPart part, Withholding reason) {
    Entry entry = entries.get(key);
    if (entry != null && entry.shown.remove(part)) {
      entry.withheld.put(part, reason);
      if (entry.shown.isEmpty() || part == PublishedPart.AMOUNT) {
        entry.shown.clear();
        entry.status = CellStatus.SUPPRESSED;
      }
    }
  }

  /** Forgets what has been decided on some figures. */
  void forget(Predicate<SeriesKey> which) {
    entries.keySet().removeIf(which);
    refusals.removeIf(remark -> which.test(remark.key()));
    notes.removeIf(remark -> which.test(remark.key()));
  }

  /** True if this release decides on a figure. */
  boolean decides(SeriesKey key) {
    return entries.containsKey(key);
  }

  /** True if this release publishes a part of a figure. */
  boolean publishes(SeriesKey key, PublishedPart part) {
    Entry entry = entries.get(key);
    return entry != null && entry.shown.contains(part);
  }

  /** What is shown of a figure after this release; null if none has decided on it. */
  @Nullable Set<PublishedPart> shown(SeriesKey key) {
    Entry entry = entries.get(key);
    return entry == null || entry.status == CellStatus.HELD ? history.shown(key) : entry.shown;
  }

  /** True if a part of a figure is shown after this release. */
  boolean shows(SeriesKey key, PublishedPart part) {
    Set<PublishedPart> shown = shown(key);
    return shown != null && shown.contains(part);
  }

  /** Takes over what another draft has decided, of other figures. */
  void add(PlanDraft other) {
    entries.putAll(other.entries);
    refusals.addAll(other.refusals);
    notes.addAll(other.notes);
  }

  void refuse(Remark remark) {
    refusals.add(remark);
  }

  void note(Remark remark) {
    notes.add(remark);
  }

  List<Remark> refusals() {
    return refusals;
  }

  List<Remark> notes() {
    return notes;
  }

  /** The decisions. */
  SortedMap<SeriesKey, Decision> decisions() {
    SortedMap<SeriesKey, Decision> decisions = new TreeMap<>();
    entries.forEach(
        (key, entry) ->
            decisions.put(
                key,
                new Decision(
                    Objects.requireNonNull(entry.status),
                    entry.shown,
                    entry.withheld,
                    entry.status == CellStatus.SUPPRESSED && wasPublicBefore(key))));
    return decisions;
  }

  /**
   * True if the figure was public in the period before. The ratchet starts anew with a year, so
   * December counts as the month before January.
   */
  private boolean wasPublicBefore(SeriesKey key) {
    for (int back = 1; back <= 2; back++) {
      SeriesKey before =
          new SeriesKey(
              new Period(key.period().frequency(), key.period().index() - back),
              key.area(),
              key.indicator(),
              key.activity());
      Set<PublishedPart> shown = shown(before);
      if (shown != null) {
        return shown.contains(PublishedPart.AMOUNT);
      }
    }
    return false;
  }
}
