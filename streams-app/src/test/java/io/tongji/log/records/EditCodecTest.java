package io.tongji.log.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.HidiroglouBerthelot.Distribution;
import io.tongji.editing.OpenQuery;
import io.tongji.editing.Pair;
import io.tongji.log.codec.PairCodec;
import io.tongji.log.codec.ParameterCodec;
import io.tongji.period.Month;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What goes between the unit stage and the strata, and comes back as queries, arrives as it was.
 */
class EditCodecTest {

  @Test
  void pairsArriveInTheirOrderWithTheTimeOfTheLatestReturn() {
    Pair large = new Pair(24_287, "39", 10_000_000_000_000L, -10_000_000_000_000L);
    Pair small = new Pair(24_288, "05", 0, 1);
    PairCodec.Batch batch = new PairCodec.Batch();
    batch.add(true, large);
    batch.add(false, small);
    batch.endsAllOf(5);
    List<Object> printed = new ArrayList<>();
    PairCodec.decode(
        batch.drain(1_700_000_000_000L),
        new PairCodec.PairReceiver() {
          @Override
          public void latest(long timestamp) {
            printed.add(timestamp);
          }

          @Override
          public void pair(boolean added, Pair pair) {
            printed.add(added);
            printed.add(pair);
          }

          @Override
          public void sentAll(int task) {
            printed.add(task);
          }
        });
    assertThat(printed).containsExactly(1_700_000_000_000L, true, large, false, small, 5);
    assertThat(batch.isEmpty()).as("drained").isTrue();
  }

  @Test
  void parametersArriveDigitByDigit() {
    EditParameters parameters =
        new EditParameters(
            Form.RD,
            Month.parse("2023-12"),
            41,
            Long.MAX_VALUE,
            -1,
            Map.of(
                "C39", new Distribution(20, 1.0 / 3, -0.1, 0, 0.1),
                "_T", new Distribution(41, 1.1, Double.MIN_VALUE, 1e-300, 1e300)));
    byte[] bytes = ParameterCodec.encode(parameters);
    assertThat(ParameterCodec.decode(bytes)).isEqualTo(parameters);
    assertThat(ParameterCodec.isComplete(bytes)).isFalse();
    assertThat(ParameterCodec.isComplete(ParameterCodec.complete())).isTrue();
  }

  @Test
  void queriesAreReadAsTheyWereWritten() {
    Query.Rank rank = new Query.Rank(1.0 / 3, 2.0 / 3);
    OpenQuery open =
        new OpenQuery(
            "91350100M000100Y43",
            Form.OUTPUT,
            Month.parse("2023-12"),
            new Query(SoftEdit.OUTLIER, "ytd", 5L, 4L, rank));
    assertThat(
            Queries.read(
                Queries.key(open.unitId(), open.form(), open.month(), SoftEdit.OUTLIER),
                Queries.value(open.query())))
        .contains(open);
    Query whole = Query.whole(SoftEdit.NOT_IN_REGISTER);
    assertThat(
            Queries.read(
                    Queries.key("甲", Form.TAX, Month.parse("2023-12"), whole.edit()),
                    Queries.value(whole))
                .orElseThrow()
                .query())
        .isEqualTo(whole);
  }

  @Test
  void queriesThatThisVersionDoesNotKnowAreNone() {
    io.tongji.avro.Query value = Queries.value(Query.whole(SoftEdit.OUTLIER));
    assertThat(Queries.read(new io.tongji.avro.QueryKey("甲", "output", "2023-12", "S99"), value))
        .isEmpty();
    assertThat(Queries.read(new io.tongji.avro.QueryKey("甲", "sales", "2023-12", "OUTLIER"), value))
        .isEmpty();
    assertThat(Queries.read(new io.tongji.avro.QueryKey("甲", "output", "2023", "OUTLIER"), value))
        .isEmpty();
  }
}
