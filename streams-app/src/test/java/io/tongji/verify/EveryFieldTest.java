package io.tongji.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.Aggregate;
import io.tongji.catalogue.Catalogue;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.aggregates.StatedFields;
import io.tongji.oracle.LogRecord;
import io.tongji.oracle.RandomHistory;
import io.tongji.oracle.TestCatalogue;
import io.tongji.pipeline.InMemoryPipeline;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.Comparison.PublishedRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever fields the schema of the aggregates has, {@code verify} recomputes each: one that is
 * changed, taken out or put in is named, and it alone. A field that is added to the schema and not
 * to the recomputation fails here.
 */
class EveryFieldTest {

  private static final Set<String> OF_RELEASES =
      Set.of("RELEASE_ID", "OBS_STATUS", "CONF_STATUS", "REVISION_REASON", "FIRST_RELEASED");
  private static final Catalogue CATALOGUE = TestCatalogue.imputing();
  private static final List<LogRecord> LOG = RandomHistory.withReleases(7, CATALOGUE);
  private static final Map<SeriesKey, io.tongji.rollup.Aggregate> PUBLISHED = pipeline();
  private static final Map<SeriesKey, io.tongji.rollup.Aggregate> RECOMPUTED =
      BatchRecomputation.of(CATALOGUE, new LogInput(LOG));

  private static Map<SeriesKey, io.tongji.rollup.Aggregate> pipeline() {
    InMemoryPipeline pipeline = new InMemoryPipeline(CATALOGUE);
    LOG.forEach(pipeline::handIn);
    pipeline.passOn();
    pipeline.cut();
    return pipeline.published();
  }

  /** All but the number of the cut, which no input has, and what releases alone state. */
  static Stream<Schema.Field> fields() {
    return Aggregate.getClassSchema().getFields().stream()
        .filter(field -> !field.name().equals("CUT"))
        .filter(field -> !OF_RELEASES.contains(field.name()));
  }

  static Stream<Schema.Field> fieldsThatMayBeMissing() {
    return fields().filter(field -> field.schema().isUnion());
  }

  @Test
  void whatThePipelinePublishesIsRecomputedFieldByField() {
    assertThat(PUBLISHED).isNotEmpty();
    Map<SeriesKey, PublishedRecord> published = new TreeMap<>();
    PUBLISHED.keySet().forEach(key -> published.put(key, published(key, record(key))));
    assertThat(Comparison.differences(published, RECOMPUTED)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aChangedFieldIsNamedAlone(Schema.Field field) {
    SeriesKey key = some(field, Objects::nonNull);
    Aggregate record = record(key);
    record.put(field.pos(), another(Objects.requireNonNull(record.get(field.pos()))));
    assertNamed(key, record, field);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldTakenOutIsNamedAlone(Schema.Field field) {
    SeriesKey key = some(field, Objects::nonNull);
    Aggregate record = record(key);
    record.put(field.pos(), null);
    assertNamed(key, record, field);
  }

  @ParameterizedTest
  @MethodSource("fieldsThatMayBeMissing")
  void aFieldPutInIsNamedAlone(Schema.Field field) {
    Object content = Objects.requireNonNull(record(some(field, Objects::nonNull)).get(field.pos()));
    SeriesKey key = some(field, Objects::isNull);
    Aggregate record = record(key);
    record.put(field.pos(), content);
    assertNamed(key, record, field);
  }

  private static void assertNamed(SeriesKey key, Aggregate tampered, Schema.Field field) {
    Map<SeriesKey, io.tongji.rollup.Aggregate> ought =
        Map.of(key, Objects.requireNonNull(RECOMPUTED.get(key)));
    assertThat(Comparison.differences(Map.of(key, published(key, tampered)), ought))
        .singleElement()
        .satisfies(difference -> assertThat(difference.key()).isEqualTo(key))
        .satisfies(difference -> assertThat(difference.field()).isEqualTo(field.name()));
  }

  private static Object another(Object content) {
    if (content instanceof Long number) {
      return number + 1;
    }
    if (content instanceof Integer number) {
      return number + 1;
    }
    if (content instanceof Double rate) {
      return rate + 1e-9;
    }
    return content + "_OTHER";
  }

  /** A cell whose record has such a content in the field; the history must have one. */
  private static SeriesKey some(Schema.Field field, Predicate<@Nullable Object> content) {
    return PUBLISHED.keySet().stream()
        .filter(key -> content.test(record(key).get(field.pos())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no record of the history for " + field.name()));
  }

  private static Aggregate record(SeriesKey key) {
    return AggregateRecords.toValue(Objects.requireNonNull(PUBLISHED.get(key)), 1);
  }

  private static PublishedRecord published(SeriesKey key, Aggregate record) {
    return new PublishedRecord(
        Objects.requireNonNull(PUBLISHED.get(key)), new StatedFields(record));
  }
}
