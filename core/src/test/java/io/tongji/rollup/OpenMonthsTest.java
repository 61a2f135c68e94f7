package io.tongji.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A month is open while at least one unit has a return in it or knows its cumulative. */
class OpenMonthsTest {

  private final OpenMonths openings = new OpenMonths();

  private void add(int month, long known, long reportedLessKnown) {
    long[] change = new long[Sums.SLOTS];
    change[Sums.YTD_KNOWN] = known;
    change[Sums.REPORTED_LESS_KNOWN] = reportedLessKnown;
    MonthlySums changes = new MonthlySums();
    changes.put(month, change);
    openings.add(changes);
  }

  @Test
  void opensWithTheFirstUnitAndClosesWithTheLast() {
    add(24_001, 1, 0);
    add(24_001, 1, 0);
    assertThat(openings.changed()).containsExactly(24_001);
    openings.settle();
    add(24_001, -1, 0);
    assertThat(openings.isOpen(24_001)).isTrue();
    assertThat(openings.changed()).isEmpty();
    openings.settle();
    add(24_001, -1, 0);
    assertThat(openings.isOpen(24_001)).isFalse();
    assertThat(openings.changed()).containsExactly(24_001);
    openings.settle();
    assertThat(openings.changed()).isEmpty();
  }

  @Test
  void aReturnWithoutAFigureOpensTooAndSoDoesTheFigureOfAUnitThatLeft() {
    add(24_002, 0, 1);
    add(24_003, 1, -1);
    assertThat(openings.from(24_000)).containsExactly(24_002, 24_003);
    assertThat(openings.from(24_003)).containsExactly(24_003);
  }

  @Test
  void aMonthThatOpenedAndClosedBetweenTwoCutsHasNotChanged() {
    add(24_001, 1, 0);
    add(24_001, -1, 0);
    assertThat(openings.changed()).isEmpty();
    assertThat(openings.isOpen(24_001)).isFalse();
  }
}
