package io.tongji.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of events: units and days as people write them, and each thing that is refused. */
class EventFilesTest {

  private static final String HEADER = "项目代码,事件编号,事件类别,状态,发生日期,数量,单位,金额,区划代码,取代事件,版本,撤销";
  private static final String PLOT = "2110-330483-04-02-900011";

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
    assertThat(clerk.told()).anyMatch(line -> line.contains("[" + reason + "]"));
    assertThat(clerk.destination().fedReturns()).isEmpty();
  }
}
