package io.tongji.explain;

import java.util.List;

/**
 * The growth bridge, from last year's total to this year's: what units have added to their own
 * bases, the bases of those that entered, the figures of those that left, and by how much the bases
 * of those that stayed were restated. {@code total - lastYear = same + entrants - leavers +
 * restatement}, exactly.
 *
 * @param same this year's figures less their bases
 * @param entrants bases of units that did not count here a year before
 * @param leavers figures of a year before of units that do not count here now
 * @param restatement bases less figures of a year before of units that stayed
 */
public record Bridge(long same, long entrants, long leavers, long restatement) {

  /** Of the units' parts. */
  static Bridge of(List<UnitPart> parts) {
    long same = 0;
    long entrants = 0;
    long leavers = 0;
    long restatement = 0;
    for (UnitPart part : parts) {
      if (part.value() == null) {
        leavers += part.yearBeforeOrZero();
        continue;
      }
      same += part.valueOrZero() - part.baseOrZero();
      if (part.yearBefore() == null) {
        entrants += part.baseOrZero();
      } else {
        restatement += part.baseOrZero() - part.yearBeforeOrZero();
      }
    }
    return new Bridge(same, entrants, leavers, restatement);
  }
}
