package io.tongji.disclosure;

import static io.tongji.disclosure.Releases.sum;
import static io.tongji.disclosure.Town.CATALOGUE;
import static io.tongji.disclosure.Town.bureau;
import static io.tongji.disclosure.Town.firms;
import static io.tongji.disclosure.Town.projects;
import static io.tongji.disclosure.Town.report;
import static io.tongji.disclosure.Town.rest;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.Withholding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Attacks (A11) on indicators that share contributors, and what cannot go out at all. */
class LinkedTablesTest {

  /** A11: industry, services and the rest make up construction. */
  private static @Nullable Long others(@Nullable Protection without) {
    Bureau bureau = new Bureau(CATALOGUE);
    projects(bureau, "330483001", "3911", 6);
    projects(bureau, "330483001", "7010", 6);
    projects(bureau, "330483001", "4710", 1);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    assertThat(releases.amount("CI_OTHER 330483001 _T", "2023-02")).isNull();
    return sum(
        releases.amount("CI 330483001 _T", "2023-02"),
        releases.amount("CI_IND 330483001 _T", "2023-02"),
        releases.amount("CI_SVC 330483001 _T", "2023-02"));
  }

  @Test
  void a11ThePartsOfConstructionDoNotGiveTheRest() {
    assertThat(others(null)).isNull();
    assertThat(others(Protection.SECONDARY)).isEqualTo(100);
  }

  /** A11: what is not construction is one project's. */
  private static @Nullable Long equipment(@Nullable Protection without) {
    Bureau bureau = new Bureau(CATALOGUE);
    for (int project = 0; project < 6; project++) {
      String code = "p" + project;
      bureau.unit(code, "330483001", "3911", "project");
      bureau.invest(code, "2023-02", 200 + (project == 0 ? 77 : 0), 200);
    }
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    assertThat(releases.amount("FAI 330483001 _T", "2023-02")).isEqualTo(1277);
    return sum(
        releases.amount("FAI 330483001 _T", "2023-02"),
        releases.amount("CI 330483001 _T", "2023-02"));
  }

  @Test
  void a11InvestmentLessConstructionDoesNotGiveAProject() {
    assertThat(equipment(null)).isNull();
    assertThat(equipment(Protection.PARTS)).isEqualTo(77);
  }

  /** A11: gross output of all and of those above scale differ by one small firm. */
  private static @Nullable Long belowScale(@Nullable Protection without) {
    Bureau bureau = bureau();
    rest(bureau, "2023-02");
    firms(bureau, "330483001;330483K01P1", 5);
    report(bureau, "2023-02", 120, 110, 100, 90, 80);
    bureau.unit("small", "330483001;330483K01P1", "3911", "frame=");
    bureau.report("small", Form.OUTPUT, "2023-02", 9);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    return sum(
        releases.amount("PLAT_OUT 330483K01P1 _T", "2023-02"),
        releases.amount("GIO 330483K01P1 _T", "2023-02"));
  }

  @Test
  void a11OutputOfAllAndOfThoseAboveScaleDoNotGiveAFirm() {
    assertThat(belowScale(null)).isNull();
    assertThat(belowScale(Protection.SECONDARY)).isEqualTo(9);
  }

  /** A11: all but one project of the town belong to a theme. */
  private static @Nullable Long complement(@Nullable Protection without) {
    Bureau bureau = new Bureau(CATALOGUE);
    projects(bureau, "330483001", "3911", 6);
    projects(bureau, "330483001", "1310", 1);
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-02");
    return sum(
        releases.amount("FAI 330483001 _T", "2023-02"),
        releases.amount("FAI_HT 330483001 _T", "2023-02"));
  }

  @Test
  void a11AThemeAndTheTotalDoNotGiveTheComplement() {
    assertThat(complement(null)).isNull();
    assertThat(complement(Protection.SECONDARY)).isEqualTo(200);
  }

  /** One project less in farming and building trade, and the headline table cannot go out. */
  @Test
  void aHeadlineFigureThatWouldBeMissingIsARefusalWithAnExplanation() {
    Bureau bureau = new Bureau(CATALOGUE);
    String zone = "330483001;330483K01";
    projects(bureau, zone, "3911", 6);
    projects(bureau, zone, "7010", 6);
    projects(bureau, zone, "4710", 2);
    Releases releases = new Releases(CATALOGUE, bureau, null, "330483K01");
    ReleasePlan plan = releases.release("2023-02");
    assertThat(plan.mayBePublished()).isFalse();
    assertThat(plan.refusals())
        .anySatisfy(
            refusal -> {
              assertThat(refusal.key().indicator()).isIn("CI", "CI_IND", "CI_SVC");
              assertThat(refusal.key().area()).isEqualTo("330483K01");
              assertThat(refusal.reason()).isEqualTo(Withholding.SECONDARY);
            });
  }

  /**
   * No project of telecommunications is on the register before May. Five had nothing through April,
   * so that May is all that they have; those who hand in their first return have no month.
   *
   * @param newcomers how many have no return before May
   */
  private static @Nullable Long sectionNewInAMonth(int newcomers, @Nullable Protection without) {
    Bureau bureau = bureau();
    for (int project = 0; project < 6; project++) {
      bureau.unit("rest" + project + "p", "330483100", "3911", "project");
      bureau.invest("rest" + project + "p", "2023-04", 4000 + project, 2000);
      bureau.invest("rest" + project + "p", "2023-05", 5000 + project, 2500);
    }
    for (int project = 0; project < 5 + newcomers; project++) {
      String code = "carrier" + project;
      bureau.unit(code, "330483100", "6310", "project", "from=2023-05");
      bureau.invest(code, "2023-05", 300 + project, 100 + project);
      if (project < 5) {
        bureau.invest(code, "2023-04", 0, 0);
      }
    }
    Releases releases = new Releases(CATALOGUE, bureau, without);
    releases.release("2023-04");
    releases.release("2023-05");
    String carriers = "FAI 330483 I";
    assertThat(releases.amount(carriers, "2023-05")).isNotNull();
    return sum(releases.amount(carriers, "2023-05"), releases.month(carriers, "2023-05"));
  }

  @Test
  void aSectionThatIsNewInAMonthDoesNotGiveWhoIsNewInIt() {
    assertThat(sectionNewInAMonth(1, null)).isNull();
    assertThat(sectionNewInAMonth(1, Protection.CARRY)).isEqualTo(305);
    assertThat(sectionNewInAMonth(4, null)).isEqualTo(305 + 306 + 307 + 308);
  }
}
