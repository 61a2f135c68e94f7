package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.oracle.ExportRows.Content;
import io.tongji.oracle.ExportRows.Key;
import io.tongji.oracle.LogRecord.OfReturn;
import io.tongji.oracle.LogRecord.OfTarget;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must follow in every measure of an export, pull, share, bridge and schedule included, from a
 * change of the input or of the catalogue.
 */
class ExportRelationsTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();
  private static final Set<String> COUNTED = Set.of("UNITS", "EXPECTED", "RESPONSE_RATE");
  private static final Set<String> COUNTING = Set.of("EV_COUNT", "EV_FIRMS");
  private static final long TIMES = 1_000;
  private static final Month MOVE = Month.parse("2023-04");

  static LongStream seeds() {
    return LongStream.rangeClosed(5001, 5003);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allAmountsTimesAFactorLeaveEveryRate(long seed) {
    List<LogRecord> log = new ArrayList<>(RandomHistory.of(seed));
    log.removeIf(record -> record instanceof OfTarget of && of.handedIn().growth() != null);
    Map<Key, Content> once = ExportRows.after(CATALOGUE, log);
    Map<Key, Content> scaled = ExportRows.after(CATALOGUE, Rewriting.times(log, TIMES));
    assertThat(scaled.keySet()).isEqualTo(once.keySet()).isNotEmpty();
    once.forEach(
        (key, content) -> assertScaled(key, content, Objects.requireNonNull(scaled.get(key))));
  }

  private static void assertScaled(Key key, Content once, Content scaled) {
    BigDecimal number = once.number();
    boolean same =
        key.isRate() || COUNTED.contains(key.measure()) || COUNTING.contains(key.indicator());
    if (same || number == null) {
      assertThat(scaled).as("%s", key).isEqualTo(once);
    } else {
      BigDecimal expected = number.multiply(BigDecimal.valueOf(TIMES));
      BigDecimal off = expected.subtract(scaled.number()).abs();
      assertThat(off).as("%s", key).isLessThanOrEqualTo(rounded(key, number));
    }
  }

  /**
   * Amounts are exact, but for the run rate, a quotient: half of its last digit, times the factor.
   */
  private static BigDecimal rounded(Key key, BigDecimal number) {
    return key.measure().equals("RUN_RATE")
        ? BigDecimal.valueOf(TIMES + 1)
            .divide(BigDecimal.valueOf(2))
            .scaleByPowerOfTen(-number.scale())
        : BigDecimal.ZERO;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aTargetSetAsGrowthScalesWithItsBase(long seed) {
    List<LogRecord> log = new ArrayList<>(RandomHistory.of(seed));
    log.removeIf(OfTarget.class::isInstance);
    Random random = new Random(seed);
    for (String indicator : List.of("GIO", "FAI", "EXP", "PLAT_OUT")) {
      Target.Key key = new Target.Key(indicator, "330483", 2023);
      Long base = random.nextBoolean() ? (Long) (100 + random.nextLong(1_000)) : null;
      long growth = random.nextLong(90_000_000L);
      log.add(new OfTarget(new Target(key, 0, growth, base, "%", 1, false)));
    }
    Map<Key, Content> once = ExportRows.after(CATALOGUE, log);
    Map<Key, Content> scaled = ExportRows.after(CATALOGUE, Rewriting.times(log, TIMES));
    List<Key> targets = once.keySet().stream().filter(k -> k.measure().equals("TARGET")).toList();
    assertThat(targets).isNotEmpty();
    for (Key key : targets) {
      long amount = number(once, key).longValueExact();
      long times = number(scaled, key).longValueExact();
      assertThat(Math.abs(times - amount * TIMES))
          .as("%s is rounded to whole yuan", key)
          .isLessThanOrEqualTo(TIMES / 2);
    }
  }

  private static BigDecimal number(Map<Key, Content> rows, Key key) {
    return Objects.requireNonNull(Objects.requireNonNull(rows.get(key), key::toString).number());
  }

  /** Any unit, with its moves, gaps, corrections and withdrawals, as two of half its size. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void splittingAnyUnitIntoTwoInTheSameCellsChangesCountsOnly(long seed) {
    List<LogRecord> log = RandomHistory.of(seed);
    for (String unit : List.of(RandomUnits.enterprise(1), "TX-2022-1")) {
      String other = unit.startsWith("TX") ? "TX-2022-99" : RandomUnits.enterprise(9_999);
      List<LogRecord> whole = new ArrayList<>();
      List<LogRecord> halves = new ArrayList<>();
      for (LogRecord record : log) {
        halves.add(record);
        if (Rewriting.unitOf(record).equals(unit)) {
          whole.add(Rewriting.times(record, 2));
          halves.add(Rewriting.of(other, record));
        } else {
          whole.add(record);
        }
      }
      assertThat(after(whole, halves))
          .as(unit)
          .allMatch(key -> COUNTED.contains(key.measure()) || COUNTING.contains(key.indicator()));
    }
  }

  /** Rows that are not the same after two logs. */
  private static Set<Key> after(List<LogRecord> one, List<LogRecord> other) {
    return ExportRows.changed(ExportRows.after(CATALOGUE, one), ExportRows.after(CATALOGUE, other));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderAndDuplicatesChangeNothing(long seed) {
    List<LogRecord> log = RandomHistory.withExplicitRevisions(seed);
    List<LogRecord> more = new ArrayList<>(log);
    more.addAll(log);
    Collections.shuffle(more, new Random(seed));
    assertThat(after(log, more)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFurtherLevelOfAreasChangesWhatIsComparedWithItAlone(long seed, @TempDir Path directory) {
    String district = "330483R1";
    Catalogue deeper = Published.withDistrict(directory, district);
    Set<String> moved = Set.of("330483001", "330483004");
    List<LogRecord> log = RandomHistory.of(seed);
    assertThat(ExportRows.changed(ExportRows.after(CATALOGUE, log), ExportRows.after(deeper, log)))
        .isNotEmpty()
        .allMatch(
            key ->
                key.area().equals(district)
                    || (moved.contains(key.area()) && key.measure().endsWith("_AREA")));
  }

  /** A firm with two years of returns, in a history of others. */
  private static List<LogRecord> withFirm(long seed, String... moves) {
    Story story = new Story().unit("x", "2021-01", "area=330483001 industry=3911");
    for (String move : moves) {
      story.unit("x", MOVE.toString(), move);
    }
    for (int month = 2; month <= 12; month++) {
      for (Form form : List.of(Form.OUTPUT, Form.RD, Form.EXPORT)) {
        String before = "2022-%02d".formatted(month);
        String now = "2023-%02d".formatted(month);
        story.handIn(form, Story.id("x"), before, "ytd=" + month * 7);
        story.handIn(form, Story.id("x"), now, "ytd=" + month * 9 + " prior_ytd=" + month * 6);
      }
    }
    List<LogRecord> log = new ArrayList<>(RandomHistory.of(seed));
    log.addAll(story.log());
    return log;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aMoveChangesTheTwoTownsAndWhatIsComparedWithThem(long seed) {
    Set<String> towns = Set.of("330483001", "330483004");
    assertThat(after(withFirm(seed), withFirm(seed, "area=330483004 industry=3911")))
        .isNotEmpty()
        .allMatch(key -> key.lastMonth().compareTo(MOVE) >= 0)
        .allMatch(
            key ->
                towns.contains(key.area())
                    || (key.area().equals("330483004001") && key.measure().endsWith("_AREA")));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherIndustryChangesTheTwoDivisionsAndTheThemesAlone(long seed) {
    Set<String> activities = Set.of("C13", "C39", "S_HT", "S_DIGI");
    assertThat(after(withFirm(seed), withFirm(seed, "area=330483001 industry=1310")))
        .isNotEmpty()
        .allMatch(key -> key.lastMonth().compareTo(MOVE) >= 0)
        .allMatch(key -> activities.contains(key.activity()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoLeavesTheListChangesTheIndicatorsThatCountTheListAlone(long seed) {
    assertThat(after(withFirm(seed), withFirm(seed, "area=330483001 industry=3911 frames=other")))
        .isNotEmpty()
        .allMatch(key -> key.lastMonth().compareTo(MOVE) >= 0)
        .allMatch(key -> Set.of("GIO", "RND", "EV_FIRMS").contains(key.indicator()));
  }

  /**
   * Another kind of base changes growth and what follows from it; amounts and nominal growth stay.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherKindOfBaseChangesGrowthOfItsIndicatorAndYearAlone(
      long seed, @TempDir Path directory) {
    Catalogue revised =
        Published.with(
            directory, "policies.csv", rows -> rows.replace("FAI,2023,2023,RESTATED,\n", ""));
    Predicate<String> follows =
        measure ->
            measure.matches("BASE_(M|YTD|V)|(M_|YTD_)?YOY|YTD_YOY_CHANGE(_EXACT)?")
                || measure.matches("(PULL|CONTRIB|SHARE_CHANGE)(_AREA)?");
    List<LogRecord> log = RandomHistory.of(seed);
    assertThat(ExportRows.changed(ExportRows.after(CATALOGUE, log), ExportRows.after(revised, log)))
        .isNotEmpty()
        .allMatch(key -> key.indicator().equals("FAI") && key.lastMonth().year() == 2023)
        .allMatch(key -> follows.test(key.measure()));
  }

  /** Without returns for January, the calendar decides what the month of February is, no more. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCalendarWithoutJanuaryChangesTheMonthOfFebruaryAlone(long seed, @TempDir Path directory) {
    Catalogue merged =
        Published.with(
            directory,
            "indicators.csv",
            rows -> rows.replaceAll("(?m)^(EXP,.*),yes,RESTATED,", "$1,no,RESTATED,"));
    List<LogRecord> log = withFirm(seed);
    log.removeIf(record -> record instanceof OfReturn of && isOfJanuary(of.handedIn()));
    assertThat(ExportRows.changed(ExportRows.after(CATALOGUE, log), ExportRows.after(merged, log)))
        .isNotEmpty()
        .allMatch(key -> key.indicator().equals("EXP"))
        .allMatch(key -> key.period().matches("\\d{4}-0[23]"))
        .allMatch(
            key -> key.measure().matches("(BASE_)?M|M_.*|REVISION_CARRY|YTD_YOY_CHANGE(_EXACT)?"))
        .allMatch(key -> key.period().endsWith("02") || key.measure().equals("M_MOM"));
  }

  private static boolean isOfJanuary(Return handedIn) {
    return handedIn.form() == Form.EXPORT && handedIn.periodText().endsWith("-01");
  }
}
