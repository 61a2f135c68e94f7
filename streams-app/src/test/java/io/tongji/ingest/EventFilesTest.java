package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.figures.Shown;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.pipeline.InMemoryPipeline;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of events: units and days as people write them, and each thing that is refused. */
class EventFilesTest {

  private static final String HEADER = "项目代码,事件编号,事件类别,状态,发生日期,数量,单位,金额,区划代码,取代事件,版本,撤销";
  private static final String PLOT = "2110-330483-04-02-900011";

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  @TempDir private Path directory = Path.of("");

  @Test
  void aRowBecomesAnEventExactly() {
    Clerk clerk = new Clerk(directory);
    String row =
        PLOT + ",E1,demolition,done,2023年6月5日,\"1,006.4612\",万平方米,12.5,330483004000,E0,2,是";
    clerk.feed("event", clerk.write("events.csv", HEADER, row));

    Return fed = clerk.destination().fedReturns().get(0);
    assertThat(fed.event())
        .isEqualTo(new EventFacts("E1", "demolition", "done", "M2", "330483004", "E0"));
    assertThat(fed.period()).isEqualTo(Month.of(2023, 6));
    assertThat(fed.periodText()).isEqualTo("2023-06-05");
    assertThat(fed.figures().get(Form.EVENT.slot("quantity"))).isEqualTo(100_646_120_000L);
    assertThat(fed.figures().get(Form.EVENT.slot("amount"))).isEqualTo(125_000L);
    assertThat(fed.revision()).isEqualTo(2);
    assertThat(fed.withdrawn()).isTrue();
  }

  @Test
  void theUnitInWhichAQuantityIsWrittenChangesNothing() {
    Clerk clerk = new Clerk(directory);
    String tail = ",,,,,";
    clerk.feed(
        "event",
        clerk.write(
            "events.csv",
            HEADER,
            PLOT + ",E1,demolition,done,2023-06-05,6.4612,万平方米" + tail,
            PLOT + ",E2,demolition,done,2023-06-05,64612,平方米" + tail,
            PLOT + ",E3,demolition,done,2023-06-05,64612,M2" + tail));

    assertThat(clerk.destination().fedReturns())
        .extracting(one -> one.figures().get(Form.EVENT.slot("quantity")))
        .containsExactly(646_120_000L, 646_120_000L, 646_120_000L);
  }

  /** 腾出用能 of the report's plan for 2024, in 吨标煤: exact to the fourth decimal, shown with one. */
  @Test
  void tonnesOfCoalEquivalentAreCountedExactlyAndMeetTheirTarget() {
    Clerk clerk = new Clerk(directory);
    clerk.feed(
        "register",
        clerk.write(
            "register.csv",
            "unit_id,kind,name,area,groups,industry,valid_from",
            Clerk.FIRM + ",enterprise,甲,330483004,330483K01,1711,2023-01",
            Clerk.OTHER_FIRM + ",enterprise,乙,330483004,330483K01,1910,2023-01"));
    clerk.feed(
        "event",
        clerk.write(
            "events.csv",
            "unit_id,event_id,kind,status,occurred_on,quantity,unit",
            Clerk.FIRM + ",E1,energy-freed,done,2024-03-05,\"5,000.1234\",吨标煤",
            Clerk.FIRM + ",E2,energy-freed,planned,2024-04-05,700,吨标煤",
            Clerk.OTHER_FIRM + ",E1,energy-freed,done,2024-11-30,1161.1266,吨标煤"));
    clerk.feed(
        "targets",
        clerk.write(
            "targets.csv",
            "indicator,area,year,target,unit",
            "ENERGY_FREED,330483K01,2024,6161.3,吨标煤"));

    Indicator indicator = Objects.requireNonNull(CATALOGUE.indicator("ENERGY_FREED"));
    Aggregate.OfMonth of = zone(clerk, indicator.code(), "2024-12");
    assertThat(of.ytd().total()).isEqualTo(61_612_500L);
    assertThat(of.target()).isEqualTo(61_613_000L);
    FigureShower shower = new FigureShower(indicator, Detail.PUBLISHED, Rounding.HALF_UP);
    Shown shown = shower.amount(of.ytd().total());
    assertThat(shown.digits("--") + shown.unit().name(Language.ZH)).isEqualTo("6161.3吨标煤");
    assertThat(shower.completion(of.ytd().total(), of.target()).digits("--")).isEqualTo("100.0");
    FigureShower exact = new FigureShower(indicator, Detail.EXACT, Rounding.HALF_UP);
    assertThat(exact.amount(of.ytd().total()).digits("--")).isEqualTo("6161.2500");
  }

  private static Aggregate.OfMonth zone(Clerk clerk, String indicator, String month) {
    InMemoryPipeline pipeline = new InMemoryPipeline(CATALOGUE);
    FedSample.records(clerk.destination()).forEach(pipeline::handIn);
    pipeline.passOn();
    pipeline.cut();
    SeriesKey key = new SeriesKey(Period.parse(month), "330483K01", indicator, "_T");
    return (Aggregate.OfMonth) Objects.requireNonNull(pipeline.published().get(key));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "91330483YB0000033L,E1,robots-bought,done,2023-06-05,3,台,,,,, | CHECK_DIGIT",
        "a b,E1,demolition,done,2023-06-05,3,平方米,,,,, | BAD_PROJECT_CODE",
        "P1,E 1,demolition,done,2023-06-05,3,平方米,,,,, | BAD_EVENT_ID",
        "P1,E1,flood,done,2023-06-05,3,平方米,,,,, | UNKNOWN_EVENT",
        "P1,E1,demolition,dreamt,2023-06-05,3,平方米,,,,, | UNKNOWN_STATUS",
        "P1,E1,demolition,done,2023-02-30,3,平方米,,,,, | BAD_DATE",
        "P1,E1,demolition,done,2999-06-05,3,平方米,,,,, | FUTURE_PERIOD",
        "P1,E1,demolition,done,2023-06,3,平方米,,,,, | BAD_DATE",
        "P1,E1,demolition,done,2023-06-05,3,间,,,,, | UNKNOWN_UNIT",
        "P1,E1,demolition,done,2023-06-05,3,亩,,,,, | EVENT_QUANTITY",
        "P1,E1,plot-cleared,done,2023-06-05,3,块,,,,, | EVENT_QUANTITY",
        "P1,E1,household-cleared,done,2023-06-05,2.5,户,,,,, | COUNT_NOT_WHOLE",
        "91330483YB0000032L,E1,talent-doctor,done,2023-06-05,0.0001,人,,,,, | COUNT_NOT_WHOLE",
        "P1,E1,demolition,done,2023-06-05,3.00001,平方米,,,,, | NOT_WHOLE",
        "P1,E1,demolition,done,2023-06-05,三,平方米,,,,, | NOT_A_NUMBER",
        "P1,E1,demolition,done,2023-06-05,2000000000,平方米,,,,, | AMOUNT_RANGE",
        "P1,E1,demolition,done,2023-06-05,3,平方米,,330999,,, | UNKNOWN_AREA",
        "P1,E1,demolition,done,2023-06-05,3,平方米,,,E1,, | SUPERSEDES_ITSELF",
        "P1,E1,demolition,done,2023-06-05,3,平方米,,,,0, | BAD_REVISION",
        "P1,E1,,done,2023-06-05,3,平方米,,,,, | NO_VALUE"
      })
  void whatIsWrongIsRefused(String row, String reason) {
    Clerk clerk = new Clerk(directory);
    Receipt receipt = clerk.feed("event", clerk.write("events.csv", HEADER, row));

    assertThat(receipt.refusedRows()).isEqualTo(1);
    assertThat(clerk.printed()).anyMatch(line -> line.contains("[" + reason + "]"));
    assertThat(clerk.destination().fedReturns()).isEmpty();
  }
}
