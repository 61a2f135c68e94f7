package io.tongji.rollup.unit;

import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.rollup.Placement;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit counts in each month, and by which indicators: its register entries resolved under
 * the catalogue.
 *
 * @param segments disjoint stretches of months, in order
 * @param afterwards the stretches between these, each to the end of the year in which the unit left
 *     the register at the latest: in them what happened counts as if the entry were still valid
 */
public record Residence(List<Segment> segments, List<Segment> afterwards) {

  /** Of a unit that the register does not know. */
  public static final Residence NONE = new Residence(List.of(), List.of());

  /** Marks a stretch without an end. */
  public static final int OPEN = Integer.MAX_VALUE;

  /**
   * A stretch of months in which nothing changes.
   *
   * @param from index of the first month
   * @param end index of the first month after it, or {@link #OPEN}
   * @param kind what the register says the unit is
   * @param placement where the unit counts
   * @param counted numbers of the indicators that count it
   * @param listed numbers of the indicators on whose list of respondents it is (kind and frames),
   *     whatever its industry: all that count it, and perhaps more
   * @param left true if the unit has left the register: it is not expected
   */
  public record Segment(
      int from,
      int end,
      UnitKind kind,
      Placement placement,
      BitSet counted,
      BitSet listed,
      boolean left) {}

  /** Where the unit counts in the end; null if nowhere. */
  public @Nullable Placement latest() {
    return segments.isEmpty() ? null : segments.get(segments.size() - 1).placement();
  }

  /** Copies the lists. */
  public Residence {
    segments = List.copyOf(segments);
    afterwards = List.copyOf(afterwards);
  }

  /** The stretch that a month lies in, or null if the unit is out of scope then. */
  public @Nullable Segment at(int month) {
    return find(segments, month);
  }

  /**
   * The stretch that events of a month count in: what has happened in a year stays in it when the
   * unit leaves; null if there is none.
   */
  public @Nullable Segment ofEventsAt(int month) {
    Segment now = at(month);
    return now == null ? find(afterwards, month) : now;
  }

  private static @Nullable Segment find(List<Segment> stretches, int month) {
    for (Segment stretch : stretches) {
      if (stretch.from() <= month && month < stretch.end()) {
        return stretch;
      }
    }
    return null;
  }

  /** True if the register has a valid entry for the month. */
  public boolean inScope(Month month) {
    return at(month.index()) != null;
  }
}
