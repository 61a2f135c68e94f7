package io.tongji.verify.attack;

import static io.tongji.verify.attack.SmallBureau.key;
import static io.tongji.verify.attack.SmallBureau.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.Equations.Within;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Each known way to compute a respondent's figure, left open and closed. */
final class AttacksTest {

  private static final Rules RULES =
      new Rules(3, 15, Rules.LargestShare.OFF, 1, List.of(), Set.of("GIO"));
  private static final List<String> TOWN = List.of("R", "T1");
  private static final List<String> OTHER_TOWN = List.of("R", "T2");
  private static final List<String> C1 = List.of("_T", "C", "C1");
  private static final int FEB = month(2023, 2);
  private static final int MAR = month(2023, 3);

  private static List<Leak> attack(PublicVintage... vintages) {
    Equations equations =
        new Equations(
            new Equations.Decimals(indicator -> 1, indicator -> 1),
            List.of(new Within("CI", "FAI")),
            (indicator, area, activity) -> true);
    Arrays.stream(vintages).forEach(equations::add);
    return equations.attack(RULES, 50);
  }

  private static Predicate<SeriesKey> areas(String... areas) {
    return key -> List.of(areas).contains(key.area()) && key.activity().equals("_T");
  }

  private static Predicate<SeriesKey> activities(String... activities) {
    return key -> key.area().equals("R") && List.of(activities).contains(key.activity());
  }

  /** Four firms of one town, safe together, in one month. */
  private static SmallBureau fourFirms(int month, int scale) {
    SmallBureau bureau = new SmallBureau();
    for (int firm = 0; firm < 4; firm++) {
      bureau.unit("s" + firm, TOWN, C1).reports("s" + firm, month, (100L + 10 * firm) * scale);
    }
    return bureau;
  }

  private static void found(List<Leak> findings, String whose) {
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.by()).isEmpty();
              assertThat(finding.whose()).containsExactly(whose);
              assertThat(finding.from()).isNotEmpty();
            });
  }

  @Test
  void aMonthBetweenPublishedMonths() {
    SmallBureau bureau =
        new SmallBureau()
            .unit("a", TOWN, C1)
            .unit("b", TOWN, C1)
            .unit("c", TOWN, C1)
            .reports("a", FEB, List.of(100, 300, 400))
            .reports("b", FEB, List.of(80, 81, 200))
            .reports("c", FEB, List.of(90, 90, 170));
    Predicate<SeriesKey> town = areas("T1");
    assertThat(attack(bureau.release("R1", town.and(k -> k.period().number() != 3))))
        .anySatisfy(leak -> assertThat(leak.what()).contains("2023-03 M"));
    assertThat(attack(bureau.release("R1", town.and(k -> k.period().number() < 3)))).isEmpty();
  }

  @Test
  void aUnitThatMovesAway() {
    SmallBureau bureau =
        fourFirms(FEB, 1)
            .reports("s0", MAR, 210)
            .reports("s1", MAR, 230)
            .reports("s2", MAR, 250)
            .reports("s3", MAR, 270)
            .unit("mover", TOWN, C1)
            .reports("mover", FEB, 120)
            .reports("mover", MAR, 130)
            .moves("mover", MAR, List.of("R", "T9"));
    found(attack(bureau.release("R1", areas("T1"))), "mover");
    Map<SeriesKey, Map<String, Object>> withoutMonth = bureau.records(areas("T1"));
    at(withoutMonth).remove("M");
    at(withoutMonth).remove("UNITS");
    assertThat(attack(bureau.release("R1", withoutMonth))).isEmpty();
  }

  @Test
  void aLateReturn() {
    SmallBureau bureau = fourFirms(MAR, 1).unit("late", TOWN, C1);
    PublicVintage first = bureau.release("R1", areas("T1"));
    bureau.reports("late", MAR, 37);
    found(attack(first, bureau.release("R2", areas("T1"))), "late");
    assertThat(attack(first, bureau.release("R2", Map.of()))).isEmpty();
  }

  @Test
  void aCorrectionOfAnEarlierMonthSeenThroughTheCumulative() {
    SmallBureau bureau = fourFirms(FEB, 1);
    PublicVintage first = bureau.release("R1", areas("T1"));
    bureau
        .reports("s0", FEB, List.of(150, 290))
        .reports("s1", MAR, 230)
        .reports("s2", MAR, 250)
        .reports("s3", MAR, 270);
    Predicate<SeriesKey> march = areas("T1").and(k -> k.period().number() == 3);
    found(attack(first, bureau.release("R2", march)), "s0");
    Map<SeriesKey, Map<String, Object>> withoutMonth = bureau.records(march);
    withoutMonth.values().forEach(record -> record.remove("M"));
    assertThat(attack(first, bureau.release("R2", withoutMonth))).isEmpty();
  }

  /** Last year 430,000 with a firm of 80,000 that has left; this year 371,000, +6.0 %. */
  private static SmallBureau withLeaver() {
    SmallBureau bureau = new SmallBureau();
    for (int firm = 0; firm < 4; firm++) {
      bureau
          .unit("s" + firm, TOWN, C1)
          .reports("s" + firm, MAR - 12, 87_500)
          .reports("s" + firm, MAR, 92_750);
    }
    return bureau
        .unit("leaver", TOWN, C1)
        .reports("leaver", MAR - 12, 80_000)
        .moves("leaver", MAR, List.of());
  }

  @Test
  void aUnitThatLeftSeenThroughRestatedGrowth() {
    SmallBureau bureau = withLeaver();
    Map<SeriesKey, Map<String, Object>> records = bureau.records(areas("T1"));
    assertThat(attack(bureau.release("R1", records))).isEmpty();
    at(records).put("YTD_YOY", 0.06);
    List<Leak> findings = attack(bureau.release("R1", records));
    found(findings, "leaver");
    assertThat(findings)
        .anySatisfy(
            leak -> {
              assertThat(leak.low()).isBetween(79_800.0, 79_900.0);
              assertThat(leak.high()).isBetween(80_100.0, 80_200.0);
            });
  }

  @Test
  void aTargetAndItsCompletion() {
    SmallBureau bureau =
        new SmallBureau().unit("a", TOWN, C1).reports("a", MAR, 944_760).unit("b", TOWN, C1);
    Map<String, Object> record = new TreeMap<>(Map.of("TARGET", 1_153_553L));
    SeriesKey key = key("GIO", "T1", "_T", MAR);
    assertThat(attack(bureau.release("R1", Map.of(key, record)))).isEmpty();
    record.put("COMPLETION", 0.819);
    found(attack(bureau.release("R1", Map.of(key, record))), "a");
  }

  @Test
  void aZoneThatIsATownAndOneFirmElsewhere() {
    SmallBureau bureau = new SmallBureau();
    for (int firm = 0; firm < 4; firm++) {
      bureau
          .unit("s" + firm, List.of("R", "T1", "Z"), C1)
          .reports("s" + firm, MAR, 100 + firm)
          .unit("t" + firm, firm == 0 ? List.of("R", "T2", "Z") : OTHER_TOWN, C1)
          .reports("t" + firm, MAR, 200 + firm);
    }
    found(attack(bureau.release("R1", areas("R", "T1", "T2", "Z"))), "t0");
    assertThat(attack(bureau.release("R1", areas("R", "T1", "T2")))).isEmpty();
  }

  @Test
  void twoFirmsAloneInTheirDivisionsOfOneSection() {
    SmallBureau bureau =
        fourFirms(MAR, 1)
            .unit("a", OTHER_TOWN, List.of("_T", "C", "C2"))
            .unit("b", OTHER_TOWN, List.of("_T", "C", "C3"))
            .reports("a", MAR, 70)
            .reports("b", MAR, 60);
    assertThat(attack(bureau.release("R1", activities("C", "C1"))))
        .anySatisfy(leak -> assertThat(leak.whose()).containsExactly("a", "b"));
    assertThat(attack(bureau.release("R1", activities("C")))).isEmpty();
  }

  @Test
  void aHoldingThatStandsAloneInThreePlaces() {
    // Three sums of three firms each: with its own three, a holding solves for the other three.
    SmallBureau bureau =
        new SmallBureau()
            .unit("b", List.of("K1", "K3"), C1)
            .unit("c", List.of("K1", "K2"), C1)
            .unit("d", List.of("K2", "K3"), C1)
            .reports("b", MAR, 90)
            .reports("c", MAR, 110)
            .reports("d", MAR, 120);
    for (int own = 1; own <= 3; own++) {
      bureau.unit("a" + own, "a", List.of("K" + own), C1, "GIO").reports("a" + own, MAR, 100 + own);
    }
    List<Leak> findings = attack(bureau.release("R1", areas("K1", "K2", "K3")));
    assertThat(findings)
        .isNotEmpty()
        .allSatisfy(leak -> assertThat(leak.by()).isEqualTo("a"))
        .anySatisfy(leak -> assertThat(leak.whose()).containsExactly("b"))
        .anySatisfy(leak -> assertThat(leak.from()).contains("own returns"));
    assertThat(attack(bureau.release("R1", areas("K1", "K2")))).isEmpty();
  }

  @Test
  void aHoldingOfThreeUnits() {
    SmallBureau bureau = new SmallBureau();
    SmallBureau apart = new SmallBureau();
    for (int unit = 0; unit < 3; unit++) {
      bureau.unit("a" + unit, "group", TOWN, C1, "GIO").reports("a" + unit, MAR, 100 + unit);
      apart.unit("a" + unit, TOWN, C1).reports("a" + unit, MAR, 100 + unit);
    }
    found(attack(bureau.release("R1", areas("T1"))), "group");
    assertThat(attack(apart.release("R1", areas("T1")))).isEmpty();
  }

  @Test
  void lastYearsAmountsOfThoseWhoHaveNotReported() {
    SmallBureau bureau = fourFirms(MAR, 1);
    for (int firm = 0; firm < 4; firm++) {
      bureau.reports("s" + firm, MAR - 12, 90);
    }
    bureau.unit("silent", TOWN, C1).reports("silent", MAR - 12, 293);
    Predicate<SeriesKey> now = areas("T1").and(k -> k.period().year() == 2023);
    Map<SeriesKey, Map<String, Object>> records = bureau.records(now);
    assertThat(attack(bureau.release("R1", records))).isEmpty();
    at(records).putAll(Map.of("BASE_EXPECTED", 653L, "BASE_RECEIVED", 360L));
    found(attack(bureau.release("R1", records)), "silent");
  }

  @Test
  void anIndicatorThatIsTheRestOfOthers() {
    SmallBureau bureau = new SmallBureau().measure("CI");
    for (int project = 0; project < 4; project++) {
      bureau
          .unit("i" + project, "i" + project, TOWN, C1, "CI", "CI_IND")
          .reports("i" + project, MAR, 100 + project)
          .unit("v" + project, "v" + project, TOWN, C1, "CI", "CI_SVC")
          .reports("v" + project, MAR, 200 + project);
    }
    bureau.unit("o", "o", TOWN, C1, "CI", "CI_OTHER").reports("o", MAR, 33);
    Predicate<SeriesKey> shown = areas("T1").and(k -> !k.indicator().equals("CI_OTHER"));
    found(attack(bureau.release("R1", shown)), "o");
    assertThat(attack(bureau.release("R1", shown.and(k -> !k.indicator().equals("CI_SVC")))))
        .isEmpty();
  }

  @Test
  void anIndicatorWithinAnother() {
    SmallBureau bureau = new SmallBureau();
    for (int project = 0; project < 4; project++) {
      long construction = 100 + project;
      bureau
          .measure("FAI")
          .unit("p" + project, "h" + project, TOWN, C1, "FAI")
          .reports("p" + project, MAR, construction + (project == 0 ? 30 : 0))
          .measure("CI")
          .unit("c" + project, "h" + project, TOWN, C1, "CI")
          .reports("c" + project, MAR, construction);
    }
    found(attack(bureau.release("R1", areas("T1"))), "h0");
    assertThat(attack(bureau.release("R1", areas("T1").and(k -> k.indicator().equals("FAI")))))
        .isEmpty();
  }

  @Test
  void aListOfMostOfAnother() {
    SmallBureau bureau = new SmallBureau();
    for (int firm = 0; firm < 4; firm++) {
      bureau
          .unit("s" + firm, "s" + firm, TOWN, C1, "GIO", "PLAT_OUT")
          .reports("s" + firm, MAR, 100 + firm);
    }
    bureau.unit("small", "small", TOWN, C1, "PLAT_OUT").reports("small", MAR, 9);
    found(attack(bureau.release("R1", areas("T1"))), "small");
    assertThat(attack(bureau.release("R1", areas("T1").and(k -> k.indicator().equals("GIO")))))
        .isEmpty();
  }

  @Test
  void aThemeAndWhatIsLeft() {
    SmallBureau bureau = new SmallBureau();
    for (int firm = 0; firm < 4; firm++) {
      bureau.unit("s" + firm, TOWN, List.of("_T", "S_HT")).reports("s" + firm, MAR, 100 + firm);
    }
    bureau.unit("low", TOWN, List.of("_T")).reports("low", MAR, 50);
    found(attack(bureau.release("R1", activities("_T", "S_HT"))), "low");
    assertThat(attack(bureau.release("R1", activities("_T")))).isEmpty();
  }

  @Test
  void aCellThatIsHiddenInALaterVintageButItsNeighboursAreNot() {
    SmallBureau bureau = fourFirms(MAR, 1).unit("late", TOWN, C1);
    for (int firm = 0; firm < 4; firm++) {
      bureau.unit("t" + firm, OTHER_TOWN, C1).reports("t" + firm, MAR, 50 + firm);
    }
    PublicVintage first = bureau.release("R1", areas("R", "T1", "T2"));
    bureau.reports("late", MAR, 37);
    found(attack(first, bureau.release("R2", areas("R", "T2"))), "late");
    found(attack(first, bureau.release("R2", areas("R"))), "late");
    assertThat(attack(first, bureau.release("R2", areas("T2")))).isEmpty();
    found(
        attack(first, bureau.release("R2", areas("T2")), bureau.release("R3", areas("T1"))),
        "late");
  }

  @Test
  void aRateThatIsNotRounded() {
    SmallBureau bureau = withLeaver();
    bureau.reports("s0", MAR, 92_751);
    Map<SeriesKey, Map<String, Object>> records = bureau.records(areas("T1"));
    at(records).put("YTD_YOY", (371_001.0 - 350_000) / 350_000);
    assertThat(attack(bureau.release("R1", records)))
        .anySatisfy(
            leak -> {
              assertThat(leak.isExact()).isTrue();
              assertThat(leak.whose()).containsExactly("leaver");
            });
  }

  @Test
  void aTownThatIsCutAnewBetweenVintages() {
    SmallBureau bureau = fourFirms(MAR, 1).unit("d", TOWN, C1).reports("d", MAR, 60);
    PublicVintage first = bureau.release("R1", areas("T1"));
    for (int firm = 0; firm < 4; firm++) {
      bureau.moves("s" + firm, MAR, List.of("R", "T7"));
    }
    found(attack(first, bureau.release("R2", areas("T7"))), "d");
    assertThat(attack(first, bureau.release("R2", areas("R")))).isEmpty();
  }

  @Test
  void nextYearsBaseOfACellHiddenThisYear() {
    SmallBureau bureau = new SmallBureau();
    for (int firm = 0; firm < 4; firm++) {
      bureau
          .unit("s" + firm, TOWN, C1)
          .reports("s" + firm, MAR - 12, firm == 0 ? 90_000 : 0)
          .reports("s" + firm, MAR, 92_750);
    }
    Predicate<SeriesKey> now = areas("T1").and(k -> k.period().year() == 2023);
    Map<SeriesKey, Map<String, Object>> records = bureau.records(now);
    records.values().forEach(record -> record.put("BASE_KIND", "REVISED_TOTAL"));
    assertThat(attack(bureau.release("R1", records))).isEmpty();
    records.values().forEach(record -> record.put("YTD_YOY", 3.122));
    found(attack(bureau.release("R1", records)), "s0");
  }

  @Test
  void numbersOfUnitsWhereAmountsAreHidden() {
    SmallBureau bureau = fourFirms(MAR, 1).unit("a", OTHER_TOWN, C1).reports("a", MAR, 70);
    Map<SeriesKey, Map<String, Object>> records = bureau.records(areas("R", "T1"));
    at(records).keySet().removeIf(f -> !f.equals("UNITS"));
    assertThat(attack(bureau.release("R1", records)))
        .anySatisfy(leak -> assertThat(leak.what()).contains("UNITS"));
    at(records).clear();
    assertThat(attack(bureau.release("R1", records))).isEmpty();
  }

  /** The record of the town that most of these tests are about. */
  private static Map<String, Object> at(Map<SeriesKey, Map<String, Object>> records) {
    return Objects.requireNonNull(records.get(key("GIO", "T1", "_T", MAR)));
  }
}
