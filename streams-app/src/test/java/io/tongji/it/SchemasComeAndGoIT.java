package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.run.Pipeline;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.failure.Failure;
import io.tongji.log.cuts.Published;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.topics.Partitioning;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the registry learns or loses later changes nothing of what was decided before. */
final class SchemasComeAndGoIT {

  private static final String PREFIX = "schemas";
  private static final String UNIT = Papers.enterprise(1);
  private static final String OTHER = Papers.enterprise(2);
  private static final String MONTH = "2021-06";
  private static final SeriesKey CELL = new SeriesKey(Period.parse(MONTH), "330483", "GIO", "_T");

  @TempDir private Path directory;

  @Test
  void aRecordIsADeadLetterOrInForceUntilAllIsComputedAnew() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      SchemaRegistry registry = stand.clients(PREFIX).serdes().registry();
      try (Bureau bureau = new Bureau(stand, PREFIX)) {
        int unknown;
        try (Pipeline pipeline = stand.start(PREFIX)) {
          bureau.register(UNIT, "2020-01", Papers.entry("330483004"));
          bureau.register(OTHER, "2020-01", Papers.entry("330483004"));
          bureau.report("output", UNIT, MONTH, Papers.output(5, 1));
          unknown = registry.register("probe", schema("probe")) + 1;
          bureau.send(withSchema(unknown, bureau, UNIT, Papers.output(100, 2)));
          bureau.send(withSchema(unknown, bureau, OTHER, Papers.output(50, 1)));
          assertThatFigureIs(5, stand);
          assertThat(bureau.read(bureau.topics().deadLetters())).hasSize(2);
          Stand.assertReady(pipeline);
        }
        assertThat(registry.register("late", schema("late"))).isEqualTo(unknown);
        assertThatAReturnCounts(7, 3, bureau, stand);
        Map<Integer, Schema> byId = schemas(registry, unknown);
        everySchemaHasAnotherId(stand, registry);
        someSchemasHaveAnotherId(stand, registry, byId);
        stand.stopRegistry();
        stand.startRegistryAgain();
        assertThatAReturnCounts(9, 4, bureau, stand);
        forgetWhatWasComputed(stand);
        try (Pipeline pipeline = stand.start(PREFIX)) {
          assertThatFigureIs(59, stand);
          Stand.assertReady(pipeline);
        }
      }
    }
  }

  private static void assertThatAReturnCounts(int amount, int revision, Bureau bureau, Stand stand)
      throws Exception {
    try (Pipeline pipeline = stand.start(PREFIX)) {
      bureau.report("output", UNIT, MONTH, Papers.output(amount, revision));
      assertThatFigureIs(amount, stand);
      Stand.assertReady(pipeline);
    }
  }

  /** As if the registry were another one: no id means what it meant. */
  private static void everySchemaHasAnotherId(Stand stand, SchemaRegistry registry)
      throws IOException {
    stand.stopRegistry();
    stand.startEmptyRegistry();
    registry.register("first", schema("first"));
    assertThatThrownBy(() -> stand.createTopics(PREFIX))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(PREFIX + ".catalogue partition")
        .hasMessageContaining("cannot be decoded any more");
    refuses(stand, PREFIX + ".catalogue");
  }

  /** As if it had been restored in part: the catalogue can be read, the returns cannot. */
  private static void someSchemasHaveAnotherId(
      Stand stand, SchemaRegistry registry, Map<Integer, Schema> byId) throws IOException {
    stand.stopRegistry();
    stand.startEmptyRegistry();
    int id = 1;
    while (!isOfReturns(byId.get(id))) {
      registry.register("kept-" + id, Objects.requireNonNull(byId.get(id)));
      id++;
    }
    registry.register("first", SchemaBuilder.record("Other").fields().endRecord());
    stand.createTopics(PREFIX);
    refuses(stand, PREFIX + ".returns.output");
  }

  private static void refuses(Stand stand, String topic) {
    String message = "topic %s partition".formatted(topic);
    assertThatThrownBy(() -> stand.start(PREFIX).close())
        .hasMessageContaining(message)
        .hasMessageContaining("cannot be decoded any more")
        .satisfiesAnyOf(
            refused -> assertThat(refused).isInstanceOf(Failure.class),
            refused -> assertThat(((Failure) refused).kind()).isEqualTo(Failure.Kind.SETTING));
    CommandEnd.of(stand.command(PREFIX, "missing", "--form=output", "--period=" + MONTH))
        .failsWith(2, message, "give this one back the schemas that it had");
  }

  /** As docs/operations.md has it. */
  private static void forgetWhatWasComputed(Stand stand) {
    CommandEnd end = CommandEnd.of(stand.command(PREFIX, "recompute"));
    assertThat(end.exitCode()).as(end.messages()).isZero();
  }

  private static void assertThatFigureIs(long ytd, Stand stand) {
    stand.awaitPublished(PREFIX);
    Published row = Objects.requireNonNull(stand.table(PREFIX).get(CELL));
    assertThat(((Aggregate.OfMonth) row.aggregate()).ytd().total()).isEqualTo(ytd);
    CommandEnd verified = CommandEnd.of(stand.command(PREFIX, "verify"));
    assertThat(verified.exitCode()).as(verified.messages()).isZero();
  }

  /** A return whose value names a schema of the registry by an id that is not its own. */
  private static ProducerRecord<byte[], byte[]> withSchema(
      int id, Bureau bureau, String unit, OutputReturn output) {
    Letter letter = Letter.ofReturn(bureau, "output", new ReturnKey(unit, MONTH), output);
    byte[] value = bureau.value(letter);
    ByteBuffer.wrap(value).putInt(1, id);
    return new ProducerRecord<>(
        letter.topic(), Partitioning.partition(unit, Stand.PARTITIONS), bureau.key(letter), value);
  }

  private static boolean isOfReturns(@Nullable Schema schema) {
    return schema != null
        && schema.getFullName().equals(OutputReturn.getClassSchema().getFullName());
  }

  /**
   * What the registry knows, by id. It has no schema of some ids, since a schema that a second
   * subject shares uses up an id: there stands the one before, which will do that again.
   */
  private static Map<Integer, Schema> schemas(SchemaRegistry registry, int last) {
    Map<Integer, Schema> schemas = new HashMap<>();
    for (int id = 1; id <= last; id++) {
      Schema before = schemas.get(id - 1);
      schemas.put(id, registry.schema(id).orElse(before));
    }
    return schemas;
  }

  /** The schema of a return of output, but for a remark, so that the registry gives it an id. */
  private static Schema schema(String remark) {
    Schema ours = OutputReturn.getClassSchema();
    Schema same = Schema.createRecord(ours.getName(), remark, ours.getNamespace(), false);
    same.setFields(
        ours.getFields().stream().map(field -> new Schema.Field(field, field.schema())).toList());
    return same;
  }
}
