package io.tongji.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.Detail;
import io.tongji.figures.RateRules;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Rounding;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Imputed;
import io.tongji.rollup.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {

  private static final Instant UPDATED = Instant.parse("2024-02-26T02:39:00Z");
  private static final String START = "dataflow,TXKFQ:DF_ZONE_M(1.0.0),R,";
  private static final String END = ",N,,,2024-02-26T02:39:00Z";
  private static final String RESTATED = ",N,RESTATED,,2024-02-26T02:39:00Z";
  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final Aggregate OUTPUT =
      Sample.of("GIO", 77_376_000_001L).on(80_768_000_000L).aimingAt(94_500_000_000L).ofMonth();

  @Test
  void theHeaderIsThatOfSdmxCsvTwo() throws IOException {
    assertThat(sdmx(Detail.PUBLISHED))
        .containsExactly(
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,ACTIVITY,MEASURE,UNIT_MEASURE,"
                + "TIME_PERIOD,OBS_VALUE,UNIT_MULT,DECIMALS,OBS_STATUS,CONF_STATUS,BASE_KIND,"
                + "RELEASE_ID,UPDATED");
  }

  @Test
  void figuresOfTheReportArePrintedAsInTheReport() throws IOException {
    String cell = START + "M,330483K01,GIO,_T,";
    assertThat(sdmx(Detail.PUBLISHED, OUTPUT))
        .contains(
            cell + "YTD,CNY,2023-12,773.76,8,2,P" + END,
            cell + "BASE_YTD,CNY,2023-12,807.68,8,2,P" + RESTATED,
            cell + "YTD_YOY,PT,2023-12,-4.2,0,1,P" + RESTATED,
            cell + "BRIDGE_SAME,CNY,2023-12,0.00,8,2,P" + END,
            cell + "TARGET,CNY,2023-12,945.00,8,2,P" + END,
            cell + "COMPLETION,PT,2023-12,81.9,0,1,P" + END,
            cell + "SCHED_GAP,PP,2023-12,-18.1,0,1,P" + END,
            cell + "PACE,PT,2023-12,81.9,0,1,P" + END,
            cell + "RUN_RATE,CNY,2023-12,NaN,8,2,M" + END,
            cell + "UNITS,NR,2023-12,2,0,0,P" + END,
            cell + "EXPECTED,NR,2023-12,3,0,0,P" + END,
            cell + "RESPONSE_RATE,PT,2023-12,66.7,0,1,P" + END,
            cell + "BASE_EXPECTED,CNY,2023-12,500.00,8,2,P" + END,
            cell + "BASE_RECEIVED,CNY,2023-12,499.75,8,2,P" + END,
            cell + "COVERAGE_RATE,PT,2023-12,100.0,0,1,P" + END);
  }

  @Test
  void whatIsMissingIsNotANumber() throws IOException {
    String cell = START + "M,330483K01,GIO,_T,";
    assertThat(sdmx(Detail.PUBLISHED, Sample.of("GIO", 5).month(Figure.MISSING).ofMonth()))
        .contains(
            cell + "M,CNY,2023-12,NaN,8,2,O" + END,
            cell + "YTD_YOY,PT,2023-12,NaN,0,1,O" + RESTATED)
        .noneMatch(line -> line.contains("COMPLETION") || line.contains("TARGET"));
    assertThat(
            sdmx(
                Detail.PUBLISHED,
                Sample.of("GIO", 5).covered(new Coverage(3, 2, null, null)).ofMonth()))
        .contains(
            cell + "BASE_EXPECTED,CNY,2023-12,NaN,8,2,O" + END,
            cell + "COVERAGE_RATE,PT,2023-12,NaN,0,1,O" + END);
    assertThat(sdmx(Detail.PUBLISHED, Sample.of("GIO", 5).on(0).ofMonth()))
        .contains(cell + "YTD_YOY,PT,2023-12,NaN,0,1,M" + RESTATED);
  }

  @Test
  void exactAmountsAreWholeYuanAndExactRatesHaveSixDecimals() throws IOException {
    String cell = START + "M,330483K01,GIO,_T,";
    assertThat(sdmx(Detail.EXACT, OUTPUT))
        .contains(
            cell + "YTD,CNY,2023-12,77376000001,0,0,P" + END,
            cell + "YTD_YOY,PT,2023-12,-4.199683,0,6,P" + RESTATED,
            cell + "COMPLETION,PT,2023-12,81.879365,0,6,P" + END,
            cell + "SCHED_GAP,PP,2023-12,-18.120635,0,6,P" + END,
            cell + "BRIDGE_SAME,CNY,2023-12,11,0,0,P" + END,
            cell + "BRIDGE_ENTRANTS,CNY,2023-12,7,0,0,P" + END,
            cell + "BRIDGE_LEAVERS,CNY,2023-12,5,0,0,P" + END,
            cell + "BRIDGE_RESTATEMENT,CNY,2023-12,-2,0,0,P" + END,
            cell + "M_BRIDGE_SAME,CNY,2023-12,10,0,0,P" + END,
            cell + "M_BRIDGE_ENTRANTS,CNY,2023-12,4,0,0,P" + END,
            cell + "M_BRIDGE_LEAVERS,CNY,2023-12,3,0,0,P" + END,
            cell + "M_BRIDGE_RESTATEMENT,CNY,2023-12,-6,0,0,P" + END,
            cell + "BASE_RECEIVED,CNY,2023-12,49975000000,0,0,P" + END,
            cell + "COVERAGE_RATE,PT,2023-12,99.950000,0,6,P" + END);
  }

  @Test
  void aWideWorkbookHasPeriodsAcrossAndTheMeasuresThatWereAskedFor() throws IOException {
    AggregateTable table = new AggregateTable();
    for (String period : List.of("2023-11", "2023-12")) {
      long amount = period.equals("2023-11") ? 70_000_000_000L : 77_376_128_000L;
      Aggregate of = Sample.of("GIO", amount).on(80_768_000_000L).at(period).ofMonth();
      table.put(new Published(of, 1, Instant.EPOCH));
    }
    for (String period : List.of("2023-Q4", "2023")) {
      table.put(new Published(Sample.of("GIO", 7).at(period).ofSpan(), 1, Instant.EPOCH));
    }
    Observations observations =
        new Observations(CATALOGUE, Detail.PUBLISHED, Rounding.HALF_UP)
            .only(ObservedMeasure.of(List.of("本年累计", "ytd_yoy", "Period")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NamedTable names = new NamedTable(CATALOGUE, Language.ZH, false);
    WideSheet sheet = new WideSheet(out, names, Language.ZH);
    new Export(table, key -> true, observations).writeTo(sheet);
    assertThat(sheet.rows()).isEqualTo(3);

    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      DataFormatter shown = new DataFormatter();
      List<String> rows = new ArrayList<>();
      book.getSheetAt(0)
          .forEach(
              row -> {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(shown.formatCellValue(cell)));
                rows.add(String.join("|", cells));
              });
      assertThat(rows)
          .containsExactly(
              "指标|地区|行业|度量|单位|2023年11月|2023年12月|2023年4季度|2023年",
              "规上工业总产值|桐乡经济开发区|国民经济行业合计|本年累计|亿元|700.00|773.76||",
              "规上工业总产值|桐乡经济开发区|国民经济行业合计|累计同比|%|-13.3|-4.2||",
              "规上工业总产值|桐乡经济开发区|国民经济行业合计|本期|亿元|||0.00|0.00");
      assertThat((int) book.getSheetAt(0).getPaneInformation().getVerticalSplitPosition())
          .isEqualTo(5);
    }
  }

  @Test
  void whatRestsOnEstimatesIsMarkedAndTheirShareStandsBesideIt() throws IOException {
    String cell = START + "M,330483K01,GIO,_T,";
    Sample sample = Sample.of("GIO", 77_376_000_001L).on(80_768_000_000L);
    Aggregate partly =
        sample
            .aimingAt(94_500_000_000L)
            .estimated(new Imputed(3, 7_737_600_000L, 100_000_000L))
            .ofMonth();
    assertThat(sdmx(Detail.PUBLISHED, partly))
        .contains(
            cell + "M,CNY,2023-12,0.00,8,2,P" + END,
            cell + "YTD,CNY,2023-12,773.76,8,2,E" + END,
            cell + "BASE_YTD,CNY,2023-12,807.68,8,2,P" + RESTATED,
            cell + "YTD_YOY,PT,2023-12,-4.2,0,1,E" + RESTATED,
            cell + "YTD_YOY_NOM,PT,2023-12,NaN,0,1,O,N,REVISED_TOTAL,,2024-02-26T02:39:00Z",
            cell + "BRIDGE_IMPUTED,CNY,2023-12,76.38,8,2,E" + END,
            cell + "UNITS,NR,2023-12,2,0,0,P" + END,
            cell + "IMPUTED_UNITS,NR,2023-12,3,0,0,P" + END,
            cell + "IMPUTED_YTD,CNY,2023-12,77.38,8,2,E" + END,
            cell + "IMPUTED_SHARE,PT,2023-12,10.0,0,1,E" + END,
            cell + "TARGET,CNY,2023-12,945.00,8,2,P" + END,
            cell + "COMPLETION,PT,2023-12,81.9,0,1,E" + END,
            cell + "SCHED_GAP,PP,2023-12,-18.1,0,1,E" + END);
    assertThat(sdmx(Detail.PUBLISHED, sample.estimated(Imputed.NONE).ofMonth()))
        .contains(
            cell + "YTD,CNY,2023-12,773.76,8,2,P" + END,
            cell + "IMPUTED_SHARE,PT,2023-12,0.0,0,1,P" + END)
        .noneMatch(line -> line.contains(",E,N,"));
    assertThat(sdmx(Detail.PUBLISHED, OUTPUT)).noneMatch(line -> line.contains("IMPUTED"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"RESTATED, P, P", "REVISED_TOTAL, E, E", "PUBLISHED, E, E", "MATCHED, P, P"})
  void growthOnATotalThatIsPartlyEstimatedIsMarked(BaseKind kind, String base, String growth)
      throws IOException {
    Aggregate next =
        Sample.of("GIO", 7).on(5).comparedBy(kind).estimated(new Imputed(0, 0, 1)).ofMonth();
    String rest = ",N," + kind + ",,2024-02-26T02:39:00Z";
    assertThat(sdmx(Detail.EXACT, next))
        .contains(
            START + "M,330483K01,GIO,_T,YTD,CNY,2023-12,7,0,0,P" + END,
            START + "M,330483K01,GIO,_T,BASE_YTD,CNY,2023-12,5,0,0," + base + rest,
            START + "M,330483K01,GIO,_T,YTD_YOY,PT,2023-12,40.000000,0,6," + growth + rest);
  }

  @Test
  void quartersAndYearsHaveFrequenciesOfTheirOwn() throws IOException {
    Sample exports = Sample.of("EXP", 22_533_000_000L).on(22_143_000_000L);
    assertThat(sdmx(Detail.PUBLISHED, exports.at("2023-Q4").ofSpan(), exports.at("2023").ofSpan()))
        .contains(
            START + "Q,330483K01,EXP,_T,V,CNY,2023-Q4,225.33,8,2,P" + END,
            START + "Q,330483K01,EXP,_T,YOY,PT,2023-Q4,1.76,0,2,P" + RESTATED,
            START + "A,330483K01,EXP,_T,V,CNY,2023,225.33,8,2,P" + END,
            START
                + "A,330483K01,EXP,_T,YOY_NOM,PT,2023,NaN,0,2,O,N,REVISED_TOTAL,,"
                + "2024-02-26T02:39:00Z")
        .hasSize(9);
  }

  @Test
  void aRateIsThatOfTheSameCellAndPeriod() throws IOException {
    Sample started = Sample.of("KEY_START", 45);
    Sample planned = Sample.of("KEY_PLAN", 48);
    Aggregate elsewhere = started.in("330483004").ofMonth();
    List<Aggregate> all =
        List.of(
            started.ofMonth(),
            planned.ofMonth(),
            elsewhere,
            started.at("2023").ofSpan(),
            planned.at("2023").ofSpan());
    assertThat(rates(Detail.PUBLISHED, all))
        .containsExactly(
            START + "M,330483004,KEY_START,_T,RATE,PT,2023-12,NaN,0,1,O" + END,
            START + "M,330483K01,KEY_START,_T,RATE,PT,2023-12,93.8,0,1,P" + END,
            START + "A,330483K01,KEY_START,_T,RATE,PT,2023,93.8,0,1,P" + END);
    assertThat(rates(Detail.EXACT, all))
        .contains(START + "A,330483K01,KEY_START,_T,RATE,PT,2023,93.750000,0,6,P" + END);
  }

  private static List<String> rates(Detail detail, List<Aggregate> all) throws IOException {
    return sdmx(detail, all.toArray(Aggregate[]::new)).stream()
        .filter(line -> line.contains(",RATE,"))
        .toList();
  }

  @Test
  void dollarsStayDollars() throws IOException {
    assertThat(sdmx(Detail.PUBLISHED, Sample.of("FDI", 239_000_000L).ofMonth()))
        .contains(START + "M,330483K01,FDI,_T,YTD,USD,2023-12,2.39,8,2,P" + END);
  }

  @Test
  void rowsComeInOneOrderWhateverTheOrderOfArrival() throws IOException {
    List<Aggregate> aggregates = new ArrayList<>();
    for (String period : List.of("2023-11", "2023-12", "2022-12")) {
      for (String indicator : List.of("GIO", "EXP")) {
        for (String activity : List.of("_T", "C", "C39")) {
          aggregates.add(Sample.of(indicator, 7).of(activity).at(period).ofMonth());
        }
      }
    }
    List<String> once = sdmx(Detail.PUBLISHED, aggregates.toArray(Aggregate[]::new));
    Collections.shuffle(aggregates, new Random(7));
    assertThat(sdmx(Detail.PUBLISHED, aggregates.toArray(Aggregate[]::new))).isEqualTo(once);
  }

  @Test
  void aTombstoneTakesTheRowOut() {
    AggregateTable table = table(OUTPUT);
    table.withdraw(OUTPUT.key());
    assertThat(table.rows()).isEmpty();
  }

  @Test
  void theTableForPeopleHasNamesInTheirLanguage() throws IOException {
    Aggregate computers = Sample.of("GIO", 77_376_000_001L).of("C39").ofMonth();
    assertThat(named(Language.ZH, computers))
        .startsWith("指标代码,指标,区划代码,地区,行业代码,行业,频度,报告期,度量代码,度量,数值,单位,同比口径,更新时间")
        .contains(
            "GIO,规上工业总产值,330483K01,桐乡经济开发区,C39,计算机、通信和其他电子设备制造业,月,2023-12,YTD,本年累计,773.76,亿元,,"
                + UPDATED,
            "GIO,规上工业总产值,330483K01,桐乡经济开发区,C39,计算机、通信和其他电子设备制造业,月,2023-12,YTD_YOY,累计同比,,%,可比口径,"
                + UPDATED);
    assertThat(named(Language.EN, computers))
        .contains(
            "GIO,Gross output of above-scale industry,330483K01,Tongxiang Economic Development"
                + " Zone,C39,\"Manufacture of computers, communication and other electronic"
                + " equipment\",month,2023-12,YTD,Year to date,773.76,100 million CNY,,"
                + UPDATED);
  }

  @Test
  void objectsHaveNumbersAndNulls() throws IOException {
    String json = text(ExportFormat.JSON, Language.EN, Detail.PUBLISHED, OUTPUT);
    assertThat(new ObjectMapper().readTree(json)).hasSize(31);
    assertThat(json)
        .contains(
            "{\"FREQ\":\"M\",\"REF_AREA\":\"330483K01\",\"INDICATOR\":\"GIO\",\"ACTIVITY\":\"_T\","
                + "\"MEASURE\":\"YTD\",\"UNIT_MEASURE\":\"CNY\",\"TIME_PERIOD\":\"2023-12\","
                + "\"OBS_VALUE\":773.76,\"UNIT_MULT\":8,\"DECIMALS\":2,")
        .contains(
            "\"MEASURE\":\"YTD_YOY_NOM\",\"UNIT_MEASURE\":\"PT\",\"TIME_PERIOD\":\"2023-12\","
                + "\"OBS_VALUE\":null,");
  }

  @Test
  void aWorkbookHoldsTheTableWithNumbers() throws Exception {
    byte[] file = bytes(ExportFormat.XLSX, Language.ZH, Detail.PUBLISHED, OUTPUT);
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<Row> rows = workbook.getFirstSheet().read();
      Row ytd =
          rows.stream().filter(row -> row.getCellText(8).equals("YTD")).findFirst().orElseThrow();
      assertThat(rows.get(0).getCellText(0)).isEqualTo("指标代码");
      assertThat(ytd.getCellText(1)).isEqualTo("规上工业总产值");
      assertThat(ytd.getCellAsNumber(10)).contains(new BigDecimal("773.76"));
      assertThat(ytd.getCellText(11)).isEqualTo("亿元");
    }
    assertThat(bytes(ExportFormat.XLSX, Language.ZH, Detail.PUBLISHED, OUTPUT)).isEqualTo(file);
  }

  @Test
  void aMeasureThatIsNoneIsRefusedWithTheNearestCodeOrName() {
    assertThatThrownBy(() -> ObservedMeasure.of(List.of("本年累记")))
        .hasMessage("there is no measure 本年累记; did you mean 本年累计?");
    assertThatThrownBy(() -> ObservedMeasure.of(List.of("x")))
        .hasMessage("there is no measure x; docs/export.md has them all");
  }

  @Test
  void anUnknownFormatIsRefusedWithTheNearestOne() {
    assertThatThrownBy(() -> ExportFormat.ofCode("xls"))
        .hasMessage("there is no format xls; did you mean xlsx?");
  }

  private static List<String> sdmx(Detail detail, Aggregate... aggregates) throws IOException {
    return text(ExportFormat.SDMX_CSV, Language.EN, detail, aggregates).lines().toList();
  }

  private static List<String> named(Language language, Aggregate... aggregates) throws IOException {
    return text(ExportFormat.CSV, language, Detail.PUBLISHED, aggregates).lines().toList();
  }

  private static String text(
      ExportFormat format, Language language, Detail detail, Aggregate... aggregates)
      throws IOException {
    return new String(bytes(format, language, detail, aggregates), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(
      ExportFormat format, Language language, Detail detail, Aggregate... aggregates)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RateRules rates = RateRules.read(CatalogueSource.builtIn(), CATALOGUE);
    Observations observations = new Observations(CATALOGUE, detail, Rounding.HALF_UP, rates);
    new Export(table(aggregates), key -> true, observations)
        .writeTo(format.begin(out, new NamedTable(CATALOGUE, language, false)));
    return out.toByteArray();
  }

  private static AggregateTable table(Aggregate... aggregates) {
    AggregateTable table = new AggregateTable();
    Arrays.stream(aggregates).forEach(each -> table.put(new Published(each, 1, UPDATED)));
    return table;
  }
}
