package io.tongji.sample.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.sample.check.PlainFeed.Kept;
import io.tongji.sample.check.ReportLine.Printed;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample, read row by row, gives the published report, and holds what life brings. */
class SampleFiguresTest {
  private static final Path SAMPLE = Path.of("src/main/resources/sample");
  private static final Path CATALOGUE = Path.of("../core/src/main/resources/catalogue");
  private static final YearMonth DECEMBER = YearMonth.of(2023, 12);
  private static final String ZONE = "330483K01";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal NEAR = new BigDecimal("0.000001");

  private static PlainScope scopes;
  private static PlainFeed feed;
  private static PlainFigures figures;

  /** Those when the year is released. */
  private static PlainFigures released;

  @BeforeAll
  static void feedTheSample() throws IOException {
    scopes =
        new PlainScope(
            PlainCsv.read(CATALOGUE.resolve("areas.csv")),
            PlainCsv.read(CATALOGUE.resolve("themes.csv")));
    feed = new PlainFeed(scopes.areas());
    feed.feed(SAMPLE);
    figures = new PlainFigures(feed.inForce);
    PlainFeed before = new PlainFeed(scopes.areas());
    before.feed(SAMPLE, file -> file.getOrDefault("fed", "").isEmpty());
    released = new PlainFigures(before.inForce);
  }

  static List<ReportLine> report() {
    List<ReportLine> lines = new ArrayList<>(enterprises());
    lines.addAll(investment());
    return lines;
  }

  private static List<ReportLine> enterprises() {
    Predicate<Map<String, String>> firm = PlainScope.kind("enterprise");
    Predicate<Map<String, String>> listed = firm.and(PlainScope.aboveScale());
    Predicate<Map<String, String>> industry = listed.and(PlainScope.divisions(6, 46));
    return List.of(
        ReportLine.restated("GIO", "output", industry, new Printed("773.76", "-4.2", "81.9")),
        ReportLine.restated("RND", "rd", listed, new Printed("40.69", "2.75", "100.2")),
        ReportLine.restated("EXP", "export", firm, new Printed("225.33", "1.76", "")),
        ReportLine.restated("FDI", "fdi", firm, new Printed("2.39", "17.5", "103.9")),
        ReportLine.platforms("PLAT_OUT", "output", 8, new Printed("34.62", "-9.54", "")),
        ReportLine.platforms("PLAT_TAX", "tax", 4, new Printed("5130.69", "-2.31", "")));
  }

  private static List<ReportLine> investment() {
    Predicate<Map<String, String>> all = PlainScope.kind("project");
    Predicate<Map<String, String>> industry = all.and(PlainScope.divisions(6, 46));
    Predicate<Map<String, String>> services =
        all.and(PlainScope.divisions(5, 5).or(PlainScope.divisions(51, 97)));
    Predicate<Map<String, String>> other =
        all.and(PlainScope.divisions(1, 4).or(PlainScope.divisions(47, 50)));
    Predicate<Map<String, String>> highTech = all.and(scopes.theme("S_HT"));
    Predicate<Map<String, String>> digital = all.and(scopes.theme("S_DIGI"));
    return List.of(
        ReportLine.investment("FAI", all, new Printed("116.48", "4.4", "98.1")),
        ReportLine.investment("CI", all, new Printed("42.73", "2.8", "92.9")),
        ReportLine.investment("CI_IND", industry, new Printed("25.41", "8.8", "93.7")),
        ReportLine.investment("CI_SVC", services, new Printed("17.16", "-5.6", "90.9")),
        ReportLine.investment("CI_OTHER", other, new Printed("0.16", "", "")),
        ReportLine.investment("FAI_HT", highTech, new Printed("55.97", "12.8", "94.9")),
        ReportLine.investment("FAI_DIGI", digital, new Printed("22.14", "29.4", "88.6")));
  }

  @ParameterizedTest
  @MethodSource("report")
  void givesThePublishedFigures(ReportLine line) {
    BigDecimal value = BigDecimal.valueOf(value(line, line.area(), DECEMBER));
    Printed printed = line.printed();
    assertPrints(value.scaleByPowerOfTen(-line.scale()), printed.value());
    if (!printed.growth().isEmpty()) {
      assertPrints(growth(value, base(line)), printed.growth());
    }
    BigDecimal target = figures.target(line.indicator(), line.area(), 2023);
    assertThat(target == null).isEqualTo(printed.completion().isEmpty());
    if (target != null) {
      BigDecimal ratio = value.divide(target, MathContext.DECIMAL128);
      assertPrints(ratio.multiply(HUNDRED), printed.completion());
    }
  }

  /** The board of the demonstration is the report's before its first release and after. */
  @ParameterizedTest
  @MethodSource("report")
  void whatComesAfterTheReleaseLeavesTheZonesYearAsItWas(ReportLine line) {
    assertThat(value(released, line, line.area(), DECEMBER))
        .isEqualTo(value(line, line.area(), DECEMBER));
  }

  @Test
  void whatComesAfterTheReleaseChangesMonthsAndTowns() {
    ReportLine output = enterprises().get(0);
    YearMonth october = YearMonth.of(2023, 10);
    assertThat(value(released, output, ZONE, october)).isNotEqualTo(value(output, ZONE, october));
    assertThat(value(released, output, "330483", DECEMBER))
        .isNotEqualTo(value(output, "330483", DECEMBER));
  }

  @ParameterizedTest
  @MethodSource("report")
  void theTownsTogetherExceedTheZone(ReportLine line) {
    long zone = value(line, ZONE, DECEMBER);
    assertThat(zone).isPositive();
    assertThat(value(line, "330483", DECEMBER)).isGreaterThan(zone);
  }

  @Test
  void nominalGrowthDiffersFromComparableGrowth() {
    for (ReportLine line : enterprises().subList(0, 2)) {
      BigDecimal value = BigDecimal.valueOf(value(line, line.area(), DECEMBER));
      long lastYear = value(line, line.area(), DECEMBER.minusYears(1));
      BigDecimal gap = growth(value, lastYear).subtract(growth(value, base(line)));
      assertThat(gap.abs()).as(line.indicator()).isGreaterThan(new BigDecimal("0.2"));
    }
  }

  @Test
  void foreignCapitalStandsSinceSeptember() {
    Predicate<Map<String, String>> zone = PlainScope.kind("enterprise").and(scopes.in(ZONE));
    YearMonth september = YearMonth.of(2023, 9);
    assertThat(figures.value("fdi", zone, september, false))
        .isEqualTo(figures.value("fdi", zone, DECEMBER, false));
    assertThat(figures.restated("fdi", zone, september))
        .isEqualTo(figures.restated("fdi", zone, DECEMBER));
  }

  @Test
  void refusesExactlyTheFaultyRows() throws IOException {
    for (Map<String, String> file : PlainCsv.read(SAMPLE.resolve("manifest.csv"))) {
      assertThat(feed.refusedByFile.get(file.get("file")))
          .as(file + " of " + feed.refusals)
          .isEqualTo(Integer.parseInt(Objects.requireNonNull(file.get("refused"))));
    }
    assertThat(feed.refusals).hasSize(13);
  }

  @Test
  void holdsWhatLifeBrings() {
    long returns =
        feed.inForce.entrySet().stream()
            .filter(entry -> !entry.getKey().matches("(register|targets) .*"))
            .mapToLong(entry -> entry.getValue().size())
            .sum();
    assertThat(feed.corrected.size() * 20L).isGreaterThan(returns);
    assertThat(feed.duplicates).isGreaterThan(100);
    assertThat(feed.stale).isGreaterThan(100);
    assertThat(feed.broughtBack).isGreaterThan(50);
    assertThat(withdrawnReturns()).isGreaterThan(20);
  }

  @Test
  void unitsMoveEnterLeaveAndAreUnknown() {
    Set<String> moves = new HashSet<>();
    Set<String> outOfScope = new HashSet<>();
    for (String unit : figures.units("output").toList()) {
      Map<String, String> before = figures.entry(unit, YearMonth.of(2023, 6));
      Map<String, String> after = figures.entry(unit, YearMonth.of(2023, 7));
      if (before == null && after == null) {
        outOfScope.add(unit);
      } else if (before == null || after == null) {
        moves.add(before == null ? "enters" : "leaves");
      } else {
        boolean was = scopes.in(ZONE).test(before);
        boolean is = scopes.in(ZONE).test(after);
        moves.add(was == is ? "stays" : is ? "joins the zone" : "leaves the zone");
      }
    }
    assertThat(moves).contains("enters", "stays", "joins the zone", "leaves the zone");
    assertThat(outOfScope).hasSizeGreaterThan(5);
  }

  @Test
  void everyTownHasFirmsAndProjects() {
    Set<String> kinds = new HashSet<>();
    Set<String> names = new HashSet<>();
    int firms = 0;
    int projects = 0;
    for (Map.Entry<String, NavigableMap<String, Kept>> entry : feed.inForce.entrySet()) {
      if (entry.getKey().startsWith("register ")) {
        Map<String, String> cells = entry.getValue().lastEntry().getValue().cells();
        boolean firm = PlainScope.kind("enterprise").test(cells);
        firms += firm ? 1 : 0;
        projects += firm ? 0 : 1;
        scopes.areasOf(cells).forEach(area -> kinds.add(area + firm));
        assertThat(cells.get("name")).endsWith("(虚构)");
        assertThat(names.add(cells.get("name"))).as(cells.get("name")).isTrue();
      }
    }
    assertThat(firms).isGreaterThanOrEqualTo(400);
    assertThat(projects).isGreaterThanOrEqualTo(150);
    for (String area : scopes.areas()) {
      assertThat(kinds).contains(area + true);
      assertThat(area.contains("P") || kinds.contains(area + false)).as(area).isTrue();
    }
  }

  private static long value(ReportLine line, String area, YearMonth period) {
    return value(figures, line, area, period);
  }

  private static long value(PlainFigures of, ReportLine line, String area, YearMonth period) {
    Predicate<Map<String, String>> scope = line.scope().and(scopes.in(area));
    return of.value(line.form(), scope, period, line.building());
  }

  private static long base(ReportLine line) {
    return line.restated()
        ? figures.restated(line.form(), line.scope().and(scopes.in(line.area())), DECEMBER)
        : value(line, line.area(), DECEMBER.minusYears(1));
  }

  private static BigDecimal growth(BigDecimal value, long base) {
    return value
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(base), MathContext.DECIMAL128)
        .subtract(HUNDRED);
  }

  /** Prints as expected, and is not so near to a tie that the way of rounding would matter. */
  private static void assertPrints(BigDecimal exact, String printed) {
    int decimals = new BigDecimal(printed).scale();
    assertThat(exact.setScale(decimals, RoundingMode.HALF_UP).toPlainString()).isEqualTo(printed);
    BigDecimal up = exact.add(NEAR).setScale(decimals, RoundingMode.HALF_UP);
    BigDecimal down = exact.subtract(NEAR).setScale(decimals, RoundingMode.HALF_DOWN);
    assertThat(up).isEqualByComparingTo(down);
  }

  private static long withdrawnReturns() {
    return feed.inForce.entrySet().stream()
        .filter(entry -> !entry.getKey().matches("(register|targets) .*"))
        .flatMap(entry -> entry.getValue().values().stream())
        .filter(Kept::withdrawn)
        .count();
  }
}
