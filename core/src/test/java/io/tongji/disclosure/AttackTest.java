package io.tongji.disclosure;

import static io.tongji.disclosure.Releases.sum;
import static io.tongji.disclosure.Town.CATALOGUE;
import static io.tongji.disclosure.Town.bureau;
import static io.tongji.disclosure.Town.firms;
import static io.tongji.disclosure.Town.report;
import static io.tongji.disclosure.Town.rest;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.Withholding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Attacks on what is published, each with its numbers: with all protections it finds nothing, and
 * without the one that is made for it, it finds what a firm has reported.
 */
class AttackTest {

  private static final String TOWN = "GIO 330483001 _T";

  /** A1: of a month that is suppressed one firm makes 500 of 504; the next one adds 25 to it. */
  private static @Nullable Long reopened(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02", "2023-03", "2023-04");
    firms(bureau, "330483001", 5);
    report(bureau, "2023-02", 1000, 1000, 1000, 1000, 1000);
    report(bureau, "2023-03", 1500, 1001, 1001, 1001, 1001);
    report(bureau, "2023-04", 1505, 1006, 1006, 1006, 1006);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-04");
    assertThat(releases.amount(TOWN, "2023-03")).isNull();
    return sum(releases.amount(TOWN, "2023-04"), releases.amount(TOWN, "2023-02"));
  }

  @Test
  void a1WhatWasSuppressedStaysSoInTheYear() {
    assertThat(reopened(null)).isNull();
    assertThat(reopened(Protection.RATCHET)).isEqualTo(529);
  }

  /** A2: a unit with a cumulative of 120 moves away: 1330 − 450 − 1000 = −120. */
  private static @Nullable Long mover(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02", "2023-03");
    firms(bureau, "330483001", 5);
    bureau.unit("mover", "330483001", "3911", "to=2023-02");
    bureau.unit("mover", "330483100", "3911", "from=2023-03");
    report(bureau, "2023-02", 180, 180, 180, 180, 160);
    bureau.report("mover", Form.OUTPUT, "2023-02", 120);
    report(bureau, "2023-03", 270, 270, 270, 270, 250);
    bureau.report("mover", Form.OUTPUT, "2023-03", 130);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-03");
    assertThat(releases.amount(TOWN, "2023-03")).isEqualTo(1330);
    return sum(
        releases.amount(TOWN, "2023-03"),
        releases.month(TOWN, "2023-03"),
        releases.amount(TOWN, "2023-02"));
  }

  @Test
  void a2AMoverIsNotSeenBetweenMonthAndCumulative() {
    assertThat(mover(null)).isNull();
    assertThat(mover(Protection.CARRY)).isEqualTo(-120);
  }

  /** The same in the cumulatives alone: one firm dominates the month that they imply. */
  private static @Nullable Long implied(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02", "2023-03");
    firms(bureau, "330483001", 6);
    bureau.unit("mover", "330483100", "3911", "to=2023-02");
    bureau.unit("mover", "330483001", "3911", "from=2023-03");
    report(bureau, "2023-02", 180, 180, 180, 180, 160, 170);
    bureau.report("mover", Form.OUTPUT, "2023-02", 120);
    report(bureau, "2023-03", 182, 182, 182, 182, 162, 172);
    bureau.report("mover", Form.OUTPUT, "2023-03", 122);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-03");
    return sum(releases.amount(TOWN, "2023-03"), releases.amount(TOWN, "2023-02"));
  }

  @Test
  void aMoverIsNotSeenBetweenCumulatives() {
    assertThat(implied(null)).isNull();
    assertThat(implied(Protection.IMPLIED)).isEqualTo(134);
  }

  /** A3: a total of 500 becomes 537 when a firm reports late. */
  private static @Nullable Long late(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02");
    firms(bureau, "330483001", 5);
    bureau.unit("late", "330483001", "3911");
    report(bureau, "2023-02", 120, 110, 100, 90, 80);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    bureau.report("late", Form.OUTPUT, "2023-02", 37);
    ReleasePlan revised = releases.release("2023-02", "2023-02");
    if (without == null) {
      assertThat(releases.decision(revised, TOWN, "2023-02").status()).isEqualTo(CellStatus.HELD);
    }
    return sum(releases.amount(1, TOWN, "2023-02"), releases.amount(0, TOWN, "2023-02"));
  }

  @Test
  void a3ALateReturnIsHeld() {
    assertThat(late(null)).isNull();
    assertThat(late(Protection.REVISION)).isEqualTo(37);
  }

  /** A4: a correction of February is seen through the cumulative of March. */
  private static @Nullable Long corrected(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02");
    firms(bureau, "330483001", 5);
    report(bureau, "2023-02", 120, 110, 100, 90, 80);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    rest(bureau, "2023-02", "2023-03");
    report(bureau, "2023-02", 157);
    report(bureau, "2023-03", 260, 210, 200, 190, 180);
    releases.release("2023-03");
    assertThat(releases.amount(TOWN, "2023-02")).isEqualTo(500);
    return sum(
        releases.amount(TOWN, "2023-03"),
        releases.month(TOWN, "2023-03"),
        releases.amount(TOWN, "2023-02"));
  }

  @Test
  void a4ACorrectionIsNotSeenThroughTheNextMonth() {
    assertThat(corrected(null)).isNull();
    assertThat(corrected(Protection.CARRY)).isEqualTo(37);
  }

  /**
   * Who exports nothing in February hides nobody's February: the county's textiles are those of the
   * zone, so what the zone has beside them is the food of one firm. Corrections of January hide it
   * in the difference of the cumulatives.
   */
  private static @Nullable Long alone(@Nullable Protection without) {
    Bureau bureau = bureau();
    bureau.unit("alone", "330483001;330483K01", "1310");
    for (int firm = 0; firm < 8; firm++) {
      bureau.unit("in" + firm, "330483001;330483K01", "1711");
      bureau.unit("out" + firm, "330483100", "1711");
    }
    exports(bureau, "2023-01", 60, 100, 90);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-01");
    exports(bureau, "2023-01", 60, 100, 130);
    exports(bureau, "2023-02", 111, 230, 130);
    releases.release("2023-02");
    assertThat(releases.amount("EXP 330483K01 C17", "2023-02")).isNull();
    return sum(
        releases.month("EXP 330483K01 C", "2023-02"), releases.month("EXP 330483 C17", "2023-02"));
  }

  private static void exports(Bureau bureau, String period, long alone, long in, long out) {
    bureau.report("alone", Form.EXPORT, period, alone);
    for (int firm = 0; firm < 8; firm++) {
      bureau.report("rest" + firm, Form.EXPORT, period, alone * 10 + firm);
      bureau.report("in" + firm, Form.EXPORT, period, in + firm);
      bureau.report("out" + firm, Form.EXPORT, period, out + firm);
    }
  }

  @Test
  void whoHasNothingInAMonthHidesNobody() {
    assertThat(alone(null)).isNull();
    assertThat(alone(Protection.CARRY)).isEqualTo(51);
  }

  /** Eight firms that produce nothing in March: that they do not is protected as a figure is. */
  @Test
  void aMonthOfNothingIsProtected() {
    for (long more : new long[] {0, 10}) {
      Bureau bureau = bureau();
      rest(bureau, "2023-02", "2023-03");
      firms(bureau, "330483001", 8);
      for (int firm = 0; firm < 8; firm++) {
        bureau.report("firm" + firm, Form.OUTPUT, "2023-02", 100 + firm);
        bureau.report("firm" + firm, Form.OUTPUT, "2023-03", 100 + firm + more);
      }
      Releases releases = new Releases(CATALOGUE, bureau, null);
      ReleasePlan plan = releases.release("2023-03");
      assertThat(releases.amount(TOWN, "2023-02")).isEqualTo(828);
      assertThat(releases.decision(plan, TOWN, "2023-03").reason())
          .isEqualTo(more == 0 ? Withholding.ZERO : null);
    }
  }

  @Test
  void a6And18CompletionAndCountsGoWithTheAmount() {
    Bureau bureau = bureau();
    rest(bureau, "2023-02");
    firms(bureau, "330483001", 2);
    report(bureau, "2023-02", 300, 200);
    Releases releases = new Releases(CATALOGUE, bureau, null);
    ReleasePlan plan = releases.release("2023-02");
    assertThat(releases.decision(plan, TOWN, "2023-02").shown()).isEmpty();
    assertThat(releases.decision(plan, TOWN, "2023-02").reason()).isEqualTo(Withholding.FEW);
    assertThat(plan.decisions().values())
        .filteredOn(decision -> decision.status() == CellStatus.SUPPRESSED)
        .isNotEmpty()
        .allMatch(decision -> decision.shown().isEmpty());
  }

  /** A7: the zone is a town and one firm elsewhere. */
  private static @Nullable Long zoneLessTown(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02");
    firms(bureau, "330483001;330483K01", 5);
    bureau.unit("elsewhere", "330483003;330483K01", "3911");
    for (int firm = 0; firm < 5; firm++) {
      bureau.unit("near" + firm, "330483003", "3911");
      bureau.report("near" + firm, Form.OUTPUT, "2023-02", 50 + firm);
    }
    report(bureau, "2023-02", 120, 110, 100, 90, 80);
    bureau.report("elsewhere", Form.OUTPUT, "2023-02", 33);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    return sum(releases.amount("GIO 330483K01 _T", "2023-02"), releases.amount(TOWN, "2023-02"));
  }

  @Test
  void a7AZoneAndATownDoNotGiveAFirm() {
    assertThat(zoneLessTown(null)).isNull();
    assertThat(zoneLessTown(Protection.SECONDARY)).isEqualTo(33);
  }

  /** A8: two divisions of one firm each; each owner has the other one's figure by the section. */
  private static @Nullable Long otherDivision(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02");
    bureau.unit("one", "330483100", "1711").report("one", Form.OUTPUT, "2023-02", 444);
    bureau.unit("two", "330483100", "1811").report("two", Form.OUTPUT, "2023-02", 555);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    assertThat(releases.amount("GIO 330483 C17", "2023-02")).isNull();
    assertThat(releases.amount("GIO 330483 C18", "2023-02")).isNull();
    Long both =
        sum(
            releases.amount("GIO 330483 C", "2023-02"),
            releases.amount("GIO 330483 C13", "2023-02"),
            releases.amount("GIO 330483 C39", "2023-02"));
    return both == null ? null : (Long) (both - 444);
  }

  @Test
  void a8TheOwnerOfOneFirmDoesNotLearnTheOther() {
    assertThat(otherDivision(null)).isNull();
    assertThat(otherDivision(Protection.SECONDARY)).isEqualTo(555);
  }

  @Test
  void a9TheUnitsOfOneHoldingAreOneFirm() {
    for (boolean held : new boolean[] {true, false}) {
      Bureau bureau = bureau();
      rest(bureau, "2023-02");
      for (int unit = 0; unit < 3; unit++) {
        String[] words = held ? new String[] {"holding=H"} : new String[0];
        bureau.unit("unit" + unit, "330483001", "3911", words);
        bureau.report("unit" + unit, Form.OUTPUT, "2023-02", 100);
      }
      Releases releases = new Releases(CATALOGUE, bureau, null);
      releases.release("2023-02");
      assertThat(releases.amount(TOWN, "2023-02")).isEqualTo(held ? null : (Long) 300L);
    }
  }

  /** A10: one firm has not reported; its figure of last year is expected less received weight. */
  private static boolean coverage(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2022-02");
    rest(bureau, "2023-02");
    firms(bureau, "330483001", 6);
    report(bureau, "2022-02", 785, 784, 783, 782, 781, 293);
    report(bureau, "2023-02", 785, 784, 783, 782, 781);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    assertThat(releases.amount(TOWN, "2023-02")).isNotNull();
    return releases.shows(TOWN, "2023-02", PublishedPart.COVERAGE);
  }

  @Test
  void a10CoverageDoesNotTellWhoHasNotReported() {
    assertThat(coverage(null)).isFalse();
    assertThat(coverage(Protection.COVERAGE)).isTrue();
  }

  /** A12: public, then unsafe by withdrawals, and back. */
  @ParameterizedTest
  @EnumSource(
      value = Protection.class,
      names = {"REVISION", "BASE"})
  void a12ACellThatBecomesUnsafeAndBackKeepsItsFigure(Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02");
    firms(bureau, "330483001", 4);
    report(bureau, "2023-02", 120, 110, 100, 90);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    bureau.withdraw("firm2", Form.OUTPUT, "2023-02").withdraw("firm3", Form.OUTPUT, "2023-02");
    releases.release("2023-02", "2023-02");
    boolean revises = without == Protection.REVISION;
    assertThat(releases.amount(1, TOWN, "2023-02")).isEqualTo(revises ? (Long) 230L : null);
    report(bureau, "2023-02", 120, 110, 100, 95);
    releases.release("2023-02", "2023-02");
    Long learnt = sum(releases.amount(2, TOWN, "2023-02"), releases.amount(0, TOWN, "2023-02"));
    assertThat(learnt).isEqualTo(revises ? (Long) 5L : null);
  }

  /** A15: between two releases the register puts a firm into another town. */
  private static @Nullable Long recoded(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02");
    firms(bureau, "330483001", 5);
    bureau.unit("recoded", "330483001", "3911");
    report(bureau, "2023-02", 120, 110, 100, 90, 80);
    bureau.report("recoded", Form.OUTPUT, "2023-02", 85);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    bureau.unit("recoded", "330483100", "3911");
    releases.release("2023-02", "2023-02");
    assertThat(releases.amount(0, TOWN, "2023-02")).isEqualTo(585);
    return sum(releases.amount(0, TOWN, "2023-02"), releases.amount(1, TOWN, "2023-02"));
  }

  @Test
  void a15ARecodedFirmIsHeld() {
    assertThat(recoded(null)).isNull();
    assertThat(recoded(Protection.REVISION)).isEqualTo(85);
  }
}
