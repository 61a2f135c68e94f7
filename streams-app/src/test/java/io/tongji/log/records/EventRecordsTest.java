package io.tongji.log.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event comes back from its record as it was. */
class EventRecordsTest {

  private static final ReturnRecords RECORDS = ReturnRecords.of(Form.EVENT);

  @Test
  void everythingThatIsStatedComesBack() {
    EventFacts facts = new EventFacts("E7", "demolition", "done", "M2", "330483004", "E6");
    ReturnAmounts figures = new ReturnAmounts(Form.EVENT).put(0, 64_612_000L).put(1, -5L);
    Return event = event("2023-06-05", figures, facts);

    Return back = back(event);

    assertThat(back.event()).isEqualTo(facts);
    assertThat(back.period()).isEqualTo(Month.of(2023, 6));
    assertThat(back.figures().get(0)).isEqualTo(64_612_000L);
    assertThat(back.figures().get(1)).isEqualTo(-5L);
    assertThat(back).usingRecursiveComparison().isEqualTo(event);
    assertThat(ReturnRecords.toKey(event).get(1)).isEqualTo("E7");
  }

  @Test
  void whatIsNotStatedStaysMissing() {
    EventFacts facts = new EventFacts("E7", "plot-cleared", "done", null, null, null);
    Return event = event("2023-06-05", new ReturnAmounts(Form.EVENT), facts);

    assertThat(back(event)).usingRecursiveComparison().isEqualTo(event);
    assertThat(back(event).figures().has(0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2023-02-29", "2023-06", "0023-06-05", "soon", "2023-6-5"})
  void aDayThatIsNoneHasNoMonth(String day) {
    EventFacts facts = new EventFacts("E7", "plot-cleared", "done", null, null, null);

    assertThat(back(event(day, new ReturnAmounts(Form.EVENT), facts)).period()).isNull();
  }

  private static Return back(Return event) {
    SpecificRecord value = RECORDS.toValue(event);
    return RECORDS.toReturn(ReturnRecords.toKey(event), value);
  }

  private static Return event(String day, ReturnAmounts figures, EventFacts facts) {
    return new Return(
        Form.EVENT,
        "TX-1",
        day,
        Texts.monthOfDay(day),
        3,
        false,
        figures,
        new Remarks("2023", null),
        facts);
  }
}
