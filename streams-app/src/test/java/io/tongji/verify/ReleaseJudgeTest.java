package io.tongji.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.failure.Failure;
import io.tongji.oracle.LogRecord;
import io.tongji.oracle.LogRecord.OfRegister;
import io.tongji.oracle.LogRecord.OfReturn;
import io.tongji.oracle.RandomUnits;
import io.tongji.oracle.TestCatalogue;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge of releases, over a log of two towns, finds what was planted and nothing else. */
final class ReleaseJudgeTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();
  private static final Month MARCH = Month.of(2023, 3);
  private static final String WUTONG = "330483001";
  private static final String GAOQIAO = "330483004";
  private static final String RULES =
      """
      # secret
      minimum = 3
      percent = 15
      signed.factor = 1
      salt = 00112233445566778899aabbccddeeff
      """;

  private final List<LogRecord> log = new ArrayList<>();

  /** Four firms of electronics and four of food in one town, and four of electronics in another. */
  @BeforeEach
  void firms() {
    for (int firm = 0; firm < 12; firm++) {
      String town = firm < 8 ? WUTONG : GAOQIAO;
      String industry = firm >= 4 && firm < 8 ? "1310" : "3911";
      enters(firm, town, industry, null);
      for (int month = -12; month <= 0; month++) {
        if (MARCH.plus(month).month() >= 2) {
          reports(firm, MARCH.plus(month), 1000L + 10 * firm);
        }
      }
    }
  }

  private void enters(int firm, String town, String industry, @Nullable String holding) {
    Month from = Month.of(2021, 1);
    log.add(
        new OfRegister(
            new RegisterRecord(
                RandomUnits.enterprise(firm),
                new RegisterEntry(
                    UnitKind.ENTERPRISE,
                    UnitKind.ENTERPRISE.code(),
                    "单位",
                    new Place(town, List.of()),
                    industry,
                    List.of("above-scale"),
                    new Validity(from.toString(), from, "", null),
                    new Ownership(null, holding),
                    null),
                0,
                false)));
  }

  private void reports(int firm, Month month, long inMonth) {
    ReturnAmounts figures = new ReturnAmounts(Form.OUTPUT);
    figures.put(Form.OUTPUT.slot("ytd"), inMonth * (month.month() - 1));
    log.add(
        new OfReturn(
            new Return(
                Form.OUTPUT,
                RandomUnits.enterprise(firm),
                month.toString(),
                month,
                0,
                false,
                figures,
                Remarks.NONE,
                null)));
  }

  private static SeriesKey key(String area, String activity) {
    return new SeriesKey(
        new Period(MARCH.period().frequency(), MARCH.index()), area, "GIO", activity);
  }

  /** What a gate without rules would write of some figures as of now. */
  private Map<SeriesKey, Map<String, Object>> records(Predicate<SeriesKey> published) {
    Set<String> amounts = Set.of("BASE_KIND", "M", "YTD", "V", "UNITS", "EXPECTED");
    Map<SeriesKey, Map<String, Object>> records = new TreeMap<>();
    for (Aggregate figure : BatchRecomputation.of(CATALOGUE, new LogInput(log)).values()) {
      if (published.test(figure.key())) {
        Map<String, Object> fields = Fields.of(figure);
        fields.keySet().retainAll(amounts);
        fields.put("CONF_STATUS", "F");
        Object growth = Rates.of(figure).get("YTD_YOY");
        if (growth instanceof Double rate) {
          fields.put("YTD_YOY", Math.rint(rate * 1000) / 1000);
        }
        records.put(figure.key(), fields);
      }
    }
    return records;
  }

  private static Predicate<SeriesKey> towns() {
    return key ->
        key.indicator().equals("GIO")
            && key.activity().equals("_T")
            && Set.of("330483", WUTONG, GAOQIAO).contains(key.area());
  }

  private List<String> faults(Map<SeriesKey, Map<String, Object>> records) {
    return faults(records, RULES);
  }

  private List<String> faults(Map<SeriesKey, Map<String, Object>> records, @Nullable String rules) {
    ReleaseJudge judge = new ReleaseJudge(CATALOGUE);
    judge.take(CATALOGUE, new ReleasedVintage("R1", records, List.of()), new LogInput(log), true);
    return judge.faults(rules);
  }

  @Test
  void aSafeReleaseHasNoFault() {
    Map<SeriesKey, Map<String, Object>> records = records(towns());
    assertThat(records).hasSizeGreaterThan(30);
    assertThat(faults(records)).isEmpty();
    assertThat(faults(records, null)).isEmpty();
  }

  @Test
  void aWrongValueIsFound() {
    Map<SeriesKey, Map<String, Object>> records = records(towns());
    Objects.requireNonNull(records.get(key(WUTONG, "_T"))).put("YTD", 7L);
    assertThat(faults(records))
        .singleElement()
        .asString()
        .contains("release=R1", "area=330483001", "field=YTD", "published=7", "recomputed=16560");
  }

  @Test
  void whatMustNotLeaveTheBureauIsFound() {
    for (String field : List.of("BASE_YTD", "PREV_M", "BRIDGE_LEAVERS", "REVISION_CARRY")) {
      Map<SeriesKey, Map<String, Object>> records = records(towns());
      Objects.requireNonNull(records.get(key(WUTONG, "_T"))).put(field, 5L);
      assertThat(faults(records)).anySatisfy(fault -> assertThat(fault).contains("field=" + field));
    }
    Map<SeriesKey, Map<String, Object>> records = records(towns());
    Objects.requireNonNull(records.get(key(WUTONG, "_T"))).put("YTD_YOY", 0.012345);
    assertThat(faults(records)).anySatisfy(fault -> assertThat(fault).contains("field=YTD_YOY"));
  }

  @Test
  void aSuppressedFigureThatSaysSomethingIsFound() {
    Map<SeriesKey, Map<String, Object>> records = records(towns());
    Map<String, Object> silent = new HashMap<>();
    silent.put("BASE_KIND", "RESTATED");
    silent.put("CONF_STATUS", "C");
    silent.put("YTD_YOY_REASON", "CONFIDENTIAL");
    records.put(key(WUTONG, "C13"), silent);
    assertThat(faults(records)).isEmpty();
    silent.put("UNITS", 4);
    assertThat(faults(records)).anySatisfy(fault -> assertThat(fault).contains("field=UNITS"));
    silent.remove("UNITS");
    silent.put("YTD_YOY_REASON", "NO_BASE");
    assertThat(faults(records))
        .anySatisfy(fault -> assertThat(fault).contains("field=YTD_YOY_REASON"));
  }

  @Test
  void anUnsafeFigureThatIsPublishedIsFound() {
    reports(0, MARCH, 500_000);
    assertThat(faults(records(towns())))
        .anySatisfy(fault -> assertThat(fault).contains("leak=", "by=anybody"));
  }

  @Test
  void aHoldingOfSeveralFirmsIsOne() {
    for (int firm = 8; firm < 11; firm++) {
      enters(firm, GAOQIAO, "3911", "group");
    }
    assertThat(faults(records(towns()), null))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .contains("leak=", "whose=" + RandomUnits.enterprise(11) + ",group"));
  }

  @Test
  void aMissingSecondarySuppressionIsFound() {
    enters(20, GAOQIAO, "1310", null);
    reports(20, MARCH, 700);
    Set<String> published = Set.of("330483/C13", "330483001/C13");
    Predicate<SeriesKey> food =
        key ->
            key.indicator().equals("GIO")
                && published.contains(key.area() + "/" + key.activity())
                && key.period().equals(MARCH.period());
    assertThat(faults(records(food)))
        .anySatisfy(
            fault -> assertThat(fault).contains("leak=", "whose=" + RandomUnits.enterprise(20)));
    assertThat(faults(records(food.and(key -> key.area().equals("330483"))))).isEmpty();
  }

  @Test
  void marksByWhichRecordsDifferAreFaults() {
    ReleaseJudge judge = new ReleaseJudge(CATALOGUE);
    judge.take(
        CATALOGUE,
        new ReleasedVintage("R1", Map.of(), List.of("one has headers")),
        new LogInput(log),
        true);
    assertThat(judge.faults(RULES)).containsExactly("release=R1 mark=one has headers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "percent = 1x5",
        "dominance = 2",
        "waiver = 91330483; GIO",
        "waiver = a; *; March; ; b"
      })
  void rulesThatCannotBeReadAreRefusedWithoutTheirNumbers(String line) {
    assertThatThrownBy(() -> new ReleaseJudge(CATALOGUE).faults(RULES + line))
        .isInstanceOf(Failure.class)
        .hasNoCause()
        .hasMessageContaining("cannot be read")
        .hasMessageNotContainingAny("1x5", "March", "91330483");
  }
}
