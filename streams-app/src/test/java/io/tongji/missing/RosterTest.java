package io.tongji.missing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.queries.ExplanationSheet;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.edits.CreditCode;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RosterTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Month MARCH = Month.of(2023, 3);
  private static final String TOWN = "330483004";
  private static final String ONE = code("91330483YB0000001");
  private static final String TWO = code("91330483YB0000002");
  private static final String THREE = code("91330483YB0000003");

  private final Roster roster = new Roster(CATALOGUE, Form.OUTPUT);

  private static String code(String body) {
    return Stream.of("0123456789ABCDEFGHJKLMNPQRTUWXY".split(""))
        .map(body::concat)
        .filter(code -> CreditCode.check(code).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private void register(String unit, String area, String frames, @Nullable Month to) {
    roster.take(new RegisterRecord(unit, entry(unit, area, frames, to), 0, false));
  }

  private static RegisterEntry entry(String unit, String area, String frames, @Nullable Month to) {
    Month from = Month.of(2022, 1);
    return new RegisterEntry(
        UnitKind.ENTERPRISE,
        "enterprise",
        "样本" + unit.substring(16, 17),
        new RegisterEntry.Place(area, List.of()),
        "3911",
        List.of(frames),
        new RegisterEntry.Validity(from.toString(), from, to == null ? "" : to.toString(), to),
        new RegisterEntry.Ownership(null, null),
        unit.equals(TWO) ? "王某 0573-8888" : null);
  }

  private void report(String unit, String period, @Nullable Integer ytd, @Nullable Integer month) {
    ReturnAmounts figures = new ReturnAmounts(Form.OUTPUT);
    if (ytd != null) {
      figures.put(Form.YTD, ytd);
    }
    if (month != null) {
      figures.put(Form.OUTPUT.slot("month"), month);
    }
    Month of = Month.parse(period);
    roster.take(
        new Return(Form.OUTPUT, unit, period, of, 0, false, figures, Return.Remarks.NONE, null),
        Long.MAX_VALUE);
  }

  @Test
  void whoIsCountedByOthersOnlyDoesNotHaveToReport() {
    register(ONE, TOWN, "规上", null);
    register(TWO, "330483K01P1", "规下", null);
    register(THREE, TOWN, "规下", null);
    assertThat(missing(null)).containsExactly(ONE);
    assertThat(new MissingTable(Form.OUTPUT, CATALOGUE, Language.ZH).summary(MARCH, expected()))
        .startsWith("output 2023-03:应报 1,已报 0,未报 1;上年同期累计合计 0 千元,其中未报单位 0");
  }

  @Test
  void whomToAskStandsInTheList() {
    register(ONE, TOWN, "规上", null);
    register(TWO, TOWN, "规上", null);
    MissingTable table = new MissingTable(Form.OUTPUT, CATALOGUE, Language.ZH);
    assertThat(table.header()).last().isEqualTo("联系方式");
    assertThat(table.cells(expected()))
        .extracting(cells -> cells.get(cells.size() - 1))
        .containsExactly("", "王某 0573-8888");
    assertThat(table.rows(MARCH, expected()))
        .extracting(ExplanationSheet.QuestionRow::reason)
        .containsExactly("未报", "未报;联系方式:王某 0573-8888");
  }

  private List<Expected> expected() {
    return roster.expected(MARCH, null);
  }

  @Test
  void ofAFormThatIsDueWhereItAppliesThoseAreMissingThatReportedLastYear() {
    Roster exports = new Roster(CATALOGUE, Form.EXPORT);
    for (String unit : List.of(ONE, TWO, THREE)) {
      exports.take(new RegisterRecord(unit, entry(unit, TOWN, "规下", null), 0, false));
    }
    exports.take(exported(TWO, "2022-03", 50_000), Long.MAX_VALUE);
    exports.take(exported(THREE, "2022-03", 70_000), Long.MAX_VALUE);
    exports.take(exported(THREE, "2023-03", 80_000), Long.MAX_VALUE);
    List<Expected> all = exports.expected(MARCH, null);
    assertThat(all)
        .filteredOn(Expected::isMissing)
        .extracting(Expected::unitId)
        .containsExactly(TWO);
    assertThat(new MissingTable(Form.EXPORT, CATALOGUE, Language.ZH).summary(MARCH, all))
        .containsExactly(
            "export 2023-03:有则报,名录 3 家,已报 1,上年同期有数而未报 1;上年同期累计合计 12 万元,其中未报单位 5",
            "含单位名称,仅限统计机构内部使用");
    assertThat(new MissingTable(Form.EXPORT, CATALOGUE, Language.EN).summary(MARCH, all).get(0))
        .isEqualTo(
            "export 2023-03: due only if there is something to report: 3 in the register, 1"
                + " reported, 1 not that did last year; last year to date 12 × 10,000"
                + " CNY, of which those 5");
  }

  private static Return exported(String unit, String period, long ytd) {
    ReturnAmounts figures = new ReturnAmounts(Form.EXPORT);
    figures.put(Form.YTD, ytd);
    Month of = Month.parse(period);
    return new Return(Form.EXPORT, unit, period, of, 0, false, figures, Return.Remarks.NONE, null);
  }

  private List<String> missing(@Nullable String area) {
    return roster.expected(MARCH, area == null ? null : CATALOGUE.area(area)).stream()
        .filter(unit -> !unit.reported())
        .map(Expected::unitId)
        .toList();
  }

  @Test
  void theLargestOfLastYearComesFirstAndUnitsWithoutAFigureLast() {
    register(ONE, TOWN, "规上", null);
    register(TWO, TOWN, "above-scale", null);
    register(THREE, TOWN, "规上", null);
    report(TWO, "2022-03", 9_000, null);
    report(THREE, "2022-02", 9_000, null);
    report(THREE, "2022-03", null, 1_000);

    assertThat(missing(null)).containsExactly(THREE, TWO, ONE);
    assertThat(roster.expected(MARCH, null))
        .extracting(Expected::lastYear)
        .containsExactly(OptionalLong.of(10_000), OptionalLong.of(9_000), OptionalLong.empty());
    assertThat(roster.expected(MARCH, null).get(0).name()).isEqualTo("样本3");
  }

  @Test
  void whoReportedIsNotMissingUntilTheReturnIsWithdrawn() {
    register(ONE, TOWN, "规上", null);
    report(ONE, "2023-03", 5, null);
    assertThat(missing(null)).isEmpty();
    assertThat(roster.expected(MARCH, null)).hasSize(1);

    ReturnAmounts none = new ReturnAmounts(Form.OUTPUT);
    roster.take(
        new Return(Form.OUTPUT, ONE, "2023-03", MARCH, 0, true, none, Return.Remarks.NONE, null),
        Long.MAX_VALUE);
    assertThat(missing(null)).containsExactly(ONE);
  }

  @Test
  void onlyUnitsThatAnIndicatorCountsInTheAreaAndMonthAreExpected() {
    register(ONE, TOWN, "规上", null);
    register(TWO, "330483K01", "规上", null);
    register(THREE, TOWN, "规上", Month.of(2023, 2));

    assertThat(missing(TOWN)).containsExactly(ONE);
    assertThat(missing("330483K01")).containsExactly(TWO);
    assertThat(missing("330483")).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void recordsThatARuleRefusesDoNotCount() {
    register(ONE, "999999", "规上", null);
    register(TWO, TOWN, "规上", null);
    report(TWO, "2023-03", null, null);

    assertThat(missing(null)).containsExactly(TWO);
  }
}
