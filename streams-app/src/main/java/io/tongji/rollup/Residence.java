package io.tongji.rollup;

import io.tongji.catalogue.UnitKind;
import io.tongji.period.Month;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit counts in each month, and by which indicators: its register entries resolved under
 * the catalogue.
 *
 * @param segments disjoint stretches of months, in order
 */
public record Residence(List<Segment> segments) {

  /** Of a unit that the register does not know. */
  public static final Residence NONE = new Residence(List.of());

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
   */
  public record Segment(
      int from, int end, UnitKind kind, Placement placement, BitSet counted, BitSet listed) {}

  /** Where the unit counts in the end; null if nowhere. */
  public @Nullable Placement latest() {
    return segments.isEmpty() ? null : segments.get(segments.size() - 1).placement();
  }

  /** Copies the list. */
  public Residence {
    segments = List.copyOf(segments);
  }

  /** The stretch that a month lies in, or null if the unit is out of scope then. */
  public @Nullable Segment at(int month) {
    for (Segment segment : segments) {
      if (segment.from() <= month && month < segment.end()) {
        return segment;
      }
    }
    return null;
  }

  /** True if the register has a valid entry for the month. */
  public boolean inScope(Month month) {
    return at(month.index()) != null;
  }
}
