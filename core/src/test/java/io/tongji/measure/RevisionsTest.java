package io.tongji.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tongji.measure.Revisions.Revised;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RevisionsTest {

  /** Growth in tenths of a point as first released and later: up, down, unchanged, over zero. */
  private static final Revisions GROWTH =
      new Revisions(
          List.of(new Revised(42, 44), new Revised(18, 17), new Revised(9, 9), new Revised(-2, 3)));

  @Test
  void meanRevisionTellsTheBias() {
    assertThat(GROWTH.mean()).isEqualTo(Fraction.of(6, 4));
    assertThat(new Revisions(List.of(new Revised(5, 7), new Revised(5, 3))).mean())
        .isEqualTo(Fraction.ZERO);
  }

  @Test
  void meanAbsoluteRevisionTellsTheSize() {
    assertThat(GROWTH.meanAbsolute()).isEqualTo(Fraction.of(8, 4));
    assertThat(GROWTH.relativeMeanAbsolute()).isEqualTo(Fraction.of(8, 44 + 17 + 9 + 3));
  }

  @Test
  void aSignChangesAlsoFromOrToZero() {
    assertThat(GROWTH.signChanges()).isEqualTo(Fraction.of(1, 4));
    assertThat(new Revisions(List.of(new Revised(0, 1), new Revised(-1, -2))).signChanges())
        .isEqualTo(Fraction.of(1, 2));
  }

  @Test
  void theLargestFiguresDoNotOverflow() {
    Revisions largest = new Revisions(List.of(new Revised(Long.MIN_VALUE, Long.MAX_VALUE)));
    assertThat(largest.mean()).isEqualTo(largest.meanAbsolute());
    assertThat(largest.mean().numerator().signum()).isPositive();
  }

  @Test
  void withoutFiguresThereIsNothingToMeasure() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Revisions(List.of()));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(new Revisions(List.of(new Revised(1, 0)))::relativeMeanAbsolute);
  }
}
