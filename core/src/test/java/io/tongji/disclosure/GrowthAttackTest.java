package io.tongji.disclosure;

import static io.tongji.disclosure.Town.CATALOGUE;
import static io.tongji.disclosure.Town.bureau;
import static io.tongji.disclosure.Town.firms;
import static io.tongji.disclosure.Town.report;
import static io.tongji.disclosure.Town.rest;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.rollup.Aggregate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Attacks on releases by way of growth, which gives the base. */
class GrowthAttackTest {

  private static final String TOWN = "GIO 330483001 _T";

  /** A5: of 430 last year, 80 are a firm's that left: 371, and +6.0 % of the others' 350. */
  private static boolean growthOfStayers(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2022-02");
    firms(bureau, "330483001", 5);
    bureau.unit("leaver", "330483001", "3911", "to=2022-12");
    report(bureau, "2022-02", 70, 70, 70, 70, 70);
    bureau.report("leaver", Form.OUTPUT, "2022-02", 80);
    for (int firm = 0; firm < 5; firm++) {
      bureau.report("firm" + firm, Form.OUTPUT, "2023-02", firm == 0 ? 75 : 74, 70);
    }
    rest(bureau, "2023-02");
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    assertThat(releases.amount(TOWN, "2022-02")).isEqualTo(430);
    assertThat(releases.amount(TOWN, "2023-02")).isEqualTo(371);
    Aggregate.OfMonth truth = (Aggregate.OfMonth) releases.truth(TOWN, "2023-02");
    assertThat(truth.ytd().base()).isEqualTo(350);
    return releases.shows(TOWN, "2023-02", PublishedPart.GROWTH);
  }

  @Test
  void a5ALeaverIsNotSeenThroughGrowth() {
    assertThat(growthOfStayers(null)).isFalse();
    assertThat(growthOfStayers(Protection.COMPARISON)).isTrue();
  }

  /**
   * Growth of this year is out when last year's figure is revised: three firms that left stood
   * between that figure and the base, and two others do now.
   */
  private static @Nullable Long revisedBesideGrowth(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2022-02");
    rest(bureau, "2023-02");
    firms(bureau, "330483001", 5);
    for (int firm = 0; firm < 4; firm++) {
      bureau.unit("left" + firm, "330483001", "3911", "to=2022-12");
    }
    report(bureau, "2022-02", 70, 70, 70, 70, 70);
    report(bureau, "2023-02", 75, 74, 74, 74, 74);
    for (int firm = 0; firm < 3; firm++) {
      bureau.report("left" + firm, Form.OUTPUT, "2022-02", 80);
    }
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    assertThat(releases.shows(TOWN, "2023-02", PublishedPart.GROWTH)).isTrue();
    bureau.withdraw("left0", Form.OUTPUT, "2022-02").withdraw("left1", Form.OUTPUT, "2022-02");
    bureau.report("left3", Form.OUTPUT, "2022-02", 80);
    releases.release("2023-02", "2022-02");
    return releases.amount(1, TOWN, "2022-02");
  }

  @Test
  void aRevisionIsComparedWithGrowthThatIsOut() {
    assertThat(revisedBesideGrowth(null)).isNull();
    assertThat(revisedBesideGrowth(Protection.COMPARISON)).isEqualTo(350 + 160);
  }

  /**
   * Three firms reported last March late, of which one had nothing in the month. What they add to
   * last year's cumulative is safe; what is left of the base without the month and the cumulative
   * before it are the other two.
   */
  private static boolean growthBesideMonths(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2022-02", "2022-03");
    rest(bureau, "2023-02", "2023-03");
    firms(bureau, "330483001", 8);
    report(bureau, "2022-02", 70, 70, 70, 70, 70, 80, 80, 80);
    report(bureau, "2022-03", 140, 140, 140, 140, 140);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2022-03");
    assertThat(releases.month(TOWN, "2022-03")).isEqualTo(350);
    report(bureau, "2022-03", 140, 140, 140, 140, 140, 170, 165, 80);
    report(bureau, "2023-02", 70, 70, 70, 70, 70, 80, 80, 80);
    report(bureau, "2023-03", 150, 140, 140, 140, 140, 170, 165, 80);
    releases.release("2023-03");
    Aggregate.OfMonth truth = (Aggregate.OfMonth) releases.truth(TOWN, "2023-03");
    assertThat(truth.ytd().base()).isEqualTo(350 + 240 + 350 + 90 + 85);
    return releases.shows(TOWN, "2023-03", PublishedPart.GROWTH);
  }

  @Test
  void growthBesideLastYearsMonthsDoesNotGiveLateReturns() {
    assertThat(growthBesideMonths(null)).isFalse();
    assertThat(growthBesideMonths(Protection.COMPARISON)).isTrue();
  }

  /** A14: only one of five firms had anything to compare with, so growth gives its figure. */
  private static boolean growthOnOneBase(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02");
    firms(bureau, "330483001", 5);
    report(bureau, "2023-02", 120, 110, 100, 90, 80);
    bureau.report("firm0", Form.OUTPUT, "2023-02", 120, 118);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    assertThat(releases.amount(TOWN, "2023-02")).isEqualTo(500);
    return releases.shows(TOWN, "2023-02", PublishedPart.GROWTH);
  }

  @Test
  void a14GrowthDoesNotGiveAnUnsafeBase() {
    assertThat(growthOnOneBase(null)).isFalse();
    assertThat(growthOnOneBase(Protection.BASE)).isTrue();
  }

  /** A17: a cell of two firms, suppressed last year, is this year's base. */
  private static boolean growthOnSuppressed(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2022-02");
    rest(bureau, "2023-02");
    firms(bureau, "330483001", 6);
    report(bureau, "2022-02", 120, 110);
    report(bureau, "2023-02", 120, 110, 100, 90, 80, 70);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    assertThat(releases.amount(TOWN, "2022-02")).isNull();
    assertThat(releases.amount(TOWN, "2023-02")).isEqualTo(570);
    return releases.shows(TOWN, "2023-02", PublishedPart.GROWTH);
  }

  @Test
  void a17GrowthDoesNotGiveWhatWasSuppressedLastYear() {
    assertThat(growthOnSuppressed(null)).isFalse();
    assertThat(growthOnSuppressed(Protection.BASE)).isTrue();
  }
}
