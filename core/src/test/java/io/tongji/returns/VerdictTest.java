package io.tongji.returns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of revisions. */
class VerdictTest {

  @ParameterizedTest(name = "{0} in force, {1} given, same content {2}: {3}, then {4}")
  @CsvSource({
    "0, 0, false, ACCEPTED, 1",
    "0, 1, false, ACCEPTED, 1",
    "0, 7, false, ACCEPTED, 7",
    "3, 4, false, ACCEPTED, 4",
    "3, 9, true, ACCEPTED, 9",
    "3, 0, false, ACCEPTED, 4",
    "3, 0, true, DUPLICATE, 3",
    "3, 3, true, DUPLICATE, 3",
    "3, 3, false, CONFLICT, 3",
    "3, 2, true, STALE, 3",
    "3, 1, false, STALE, 3"
  })
  void judges(int inForce, int given, boolean same, Verdict verdict, int then) {
    assertThat(Verdict.of(inForce, given, same)).isEqualTo(verdict);
    int number = verdict == Verdict.ACCEPTED ? Verdict.numberOf(inForce, given) : inForce;
    assertThat(number).isEqualTo(then);
  }
}
