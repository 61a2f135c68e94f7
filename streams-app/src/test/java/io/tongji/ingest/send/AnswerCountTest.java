package io.tongji.ingest.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.log.records.NoticeReader;
import io.tongji.log.records.NoticeReader.QueryNotice;
import io.tongji.log.records.NoticeReader.VerdictNotice;
import io.tongji.log.records.Outgoing;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A query counts if it is about what was sent; of each query its last word counts. */
final class AnswerCountTest {

  private static final String UNIT = "91330483YB0000032L";
  private static final String OTHER = "91330483YB0000016Y";
  private static final Topics TOPICS = new Topics("tongji");
  private static final SerdeFactory SERDES =
      new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1"));

  @Test
  void queriesAboutEventsCountByUnitAndMonth() {
    AnswerCount tally =
        tally(Form.EVENT, event("E1", "2023-06-05"), event("E2", "2023-06-30"), event("E3", ""));
    tally.ask(asked("event", UNIT, "2023-06", true));
    tally.ask(asked("event", UNIT, "2023-07", true));
    tally.ask(asked("event", OTHER, "2023-06", true));
    tally.ask(asked("output", UNIT, "2023-06", true));
    assertThat(tally.judgement().queries()).isEqualTo(Map.of("NOT_IN_REGISTER", 1L));

    tally.ask(asked("event", UNIT, "2023-06", false));
    assertThat(tally.judgement().queries()).isEmpty();
  }

  @Test
  void queriesAboutReturnsCountByUnitAndPeriod() {
    AnswerCount tally = tally(Form.OUTPUT, output("2023-03"), output("2023-04"));
    for (String period : List.of("2023-02", "2023-03", "2023-04")) {
      tally.ask(asked("output", UNIT, period, true));
    }
    tally.ask(asked("output", OTHER, "2023-03", true));
    tally.ask(asked("event", UNIT, "2023-03", true));
    assertThat(tally.judgement().queries()).isEqualTo(Map.of("NOT_IN_REGISTER", 2L));
  }

  @Test
  void eachRecordIsCountedOnceByItsAnswer() {
    SentRecords sent = new SentRecords("tongji.returns.output");
    AnswerCount tally = new AnswerCount(TOPICS, sent.topic(), new NoticeReader(SERDES), sent);
    List<String> results = List.of("duplicate", "stale", "rejected");
    for (int offset = 0; offset < results.size(); offset++) {
      sent.add(0, offset, new Origin(0, 2 + offset));
    }
    for (int times = 0; times < 2; times++) {
      for (int offset = 0; offset < results.size(); offset++) {
        tally.take(
            new VerdictNotice(sent.topic(), 0, offset, results.get(offset), "SAME_REVISION"));
      }
    }
    tally.take(new VerdictNotice("tongji.returns.rd", 0, 0, "stale", null));
    tally.take(new VerdictNotice(sent.topic(), 0, results.size(), "stale", null));

    assertThat(tally.judgement().duplicates()).isEqualTo(1);
    assertThat(tally.judgement().stale()).isEqualTo(1);
    assertThat(tally.judgement().rejected())
        .containsExactly(new VerdictCounts.Rejected(new Origin(0, 4), "SAME_REVISION"));
  }

  private static AnswerCount tally(Form form, Return... handedIn) {
    Outgoing<Return> outgoing = Outgoing.returns(form, TOPICS, SERDES);
    SentRecords sent = new SentRecords(outgoing.topic());
    for (Return one : handedIn) {
      outgoing.unitMonth(one).ifPresent(sent.returns()::add);
    }
    return new AnswerCount(TOPICS, outgoing.topic(), new NoticeReader(SERDES), sent);
  }

  private static QueryNotice asked(String form, String unit, String period, boolean open) {
    return new QueryNotice(form, unit, period, "NOT_IN_REGISTER", open);
  }

  private static Return event(String number, String day) {
    EventFacts facts = new EventFacts(number, "demolition", "done", null, null, null);
    return handedIn(Form.EVENT, day, facts);
  }

  private static Return output(String period) {
    return handedIn(Form.OUTPUT, period, null);
  }

  private static Return handedIn(Form form, String written, @Nullable EventFacts event) {
    Month month = written.isEmpty() ? null : Month.parse(written.substring(0, 7));
    return new Return(
        form, UNIT, written, month, 0, false, new ReturnAmounts(form), Return.Remarks.NONE, event);
  }
}
