package io.tongji.pipeline.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.QueryKey;
import io.tongji.log.records.Queries;
import io.tongji.log.records.Received;
import io.tongji.log.registry.PoisonRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingQueriesTest {

  private static final Object MARCH = key("A", "output", "2023-03", "OUTLIER");
  private static final Object APRIL = key("A", "output", "2023-04", "OUTLIER");
  private static final Object OF_B = key("B", "output", "2023-03", "OUTLIER");
  private static final Object ROUND = key("A", "output", "2023-03", "ROUND");
  private static final Object EXPORT = key("A", "export", "2023-03", "OUTLIER");

  private static final String POISON = "poison";

  private final StandingQueries queries = new StandingQueries();
  private final Map<String, Integer> counts = new TreeMap<>();

  private static Object key(String unit, String form, String period, String edit) {
    return Queries.key(unit, form, period, edit);
  }

  private void take(boolean open, Object... keys) {
    for (Object key : keys) {
      queries.take(key, open);
      String form = Queries.form(key);
      String edit = Queries.edit(key);
      counts.put(form + ' ' + edit, queries.count(form, edit));
    }
  }

  @Test
  void countsEachQueryOnce() {
    take(true, MARCH, APRIL, OF_B, ROUND, EXPORT, MARCH);
    assertThat(counts)
        .isEqualTo(Map.of("output OUTLIER", 3, "output ROUND", 1, "export OUTLIER", 1));
    take(false, APRIL, APRIL, ROUND);
    assertThat(counts)
        .isEqualTo(Map.of("output OUTLIER", 2, "output ROUND", 0, "export OUTLIER", 1));
    counts.clear();
    queries.forEach((form, edit, number) -> counts.put(form + ' ' + edit, number));
    assertThat(counts).isEqualTo(Map.of("output OUTLIER", 2, "export OUTLIER", 1));
  }

  @Test
  void whatIsNotConfirmedIsDoubted() {
    take(true, MARCH, APRIL, OF_B, ROUND, EXPORT);
    queries.doubt("output");
    queries.confirm(MARCH);
    queries.confirm(ROUND);
    queries.confirm(key("C", "output", "2023-03", "OUTLIER"));
    assertThat(doubted()).containsExactlyInAnyOrder(APRIL, OF_B);
    assertThat(doubted()).isEmpty();
  }

  @Test
  void whatNoSchemaExplainsIsPassedOverWhenTheTopicIsReadAgain() {
    StandingQueries.Replay replay =
        new StandingQueries.Replay(
            Received.key((topic, bytes) -> decoded(bytes)),
            Received.value((topic, bytes) -> decoded(bytes)),
            1);
    replay.take(queries, committed("A", "asked"));
    replay.take(queries, committed("B", "asked"));
    replay.take(queries, committed(POISON, "asked"));
    replay.take(queries, committed("C", POISON));
    replay.take(queries, committed(POISON, null));
    replay.take(queries, committed("B", null));

    queries.forEach((form, edit, number) -> counts.put(form + ' ' + edit, number));
    assertThat(counts).isEqualTo(Map.of("output OUTLIER", 1));
  }

  private static ConsumerRecord<byte[], byte[]> committed(String key, @Nullable String value) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>("queries", 0, 0, key.getBytes(StandardCharsets.UTF_8), bytes);
  }

  /** Of a value any record will do. */
  private static QueryKey decoded(byte[] bytes) {
    return new QueryKey(text(bytes), "output", "2023-03", "OUTLIER");
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.equals(POISON)) {
      throw new PoisonRecordException("no schema explains it");
    }
    return text;
  }

  private List<Object> doubted() {
    List<Object> keys = new ArrayList<>();
    queries.forEachDoubted(keys::add);
    return keys;
  }
}
