package io.tongji.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.topics.Partitioning;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are meant to stop the pipeline are dead letters, and it goes on beside them. */
final class HostileRecordsIT {

  private static final String PREFIX = "hostile";
  private static final String UNIT = Papers.enterprise(1);
  private static final int PARTITION = Partitioning.partition(UNIT, Stand.PARTITIONS);
  private static final int DEEP = 20_000;
  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir private Path directory;

  private int good;
  private int hostile;

  @Test
  void noneOfThemStopsThePipelineOrChangesAFigure() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      try (Bureau bureau = new Bureau(stand, PREFIX)) {
        bureau.register(UNIT, "2020-01", Papers.entry("330483004"));
        try (Pipeline pipeline = stand.start(PREFIX)) {
          sendGood(bureau);
          for (ProducerRecord<byte[], byte[]> record : harmful(bureau, registry(stand))) {
            sendCompressed(stand, record);
            hostile++;
            sendGood(bureau);
          }
          assertThatGoodOnesCount(stand, bureau);
          Stand.assertReady(pipeline);
        }
        try (Pipeline again = stand.start(PREFIX)) {
          sendGood(bureau);
          assertThatGoodOnesCount(stand, bureau);
          Stand.assertReady(again);
        }
      }
    }
  }

  private static SchemaRegistry registry(Stand stand) {
    return stand.clients(PREFIX).serdes().registry();
  }

  private List<ProducerRecord<byte[], byte[]>> harmful(Bureau bureau, SchemaRegistry registry) {
    String topic = bureau.topics().returns("output");
    byte[] key = key(bureau);
    byte[] value = value(bureau);
    byte[] nested = new byte[DEEP];
    Arrays.fill(nested, (byte) 2);
    nested[DEEP - 1] = 0;
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    records.add(record(topic, key, with(registry.register("mine", recursive()), value, nested)));
    records.add(record(topic, key, with(registry.register("others", noted()), value, new byte[1])));
    ReturnKey large = new ReturnKey("9".repeat(6 * MEBIBYTE), "2021-03");
    records.add(record(topic, bureau.key(Letter.ofReturn(bureau, "output", large, null)), value));
    records.add(record(topic, key, new byte[20 * MEBIBYTE]));
    records.add(record(topic, new byte[20 * MEBIBYTE], value));
    ProducerRecord<byte[], byte[]> headed = record(topic, key, Arrays.copyOf(value, 7));
    headed.headers().add("large", new byte[20 * MEBIBYTE]);
    records.add(headed);
    records.add(record(topic, key, new byte[120 * MEBIBYTE]));
    return records;
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, byte[] key, byte[] value) {
    return new ProducerRecord<>(topic, PARTITION, key, value);
  }

  private byte[] key(Bureau bureau) {
    return bureau.key(Letter.ofReturn(bureau, "output", new ReturnKey(UNIT, "2021-03"), null));
  }

  private byte[] value(Bureau bureau) {
    return bureau.value(
        Letter.ofReturn(
            bureau, "output", new ReturnKey(UNIT, "2021-03"), Papers.output(1_000_000, 99)));
  }

  /** The bytes of a good value under another schema, which has more behind it. */
  private static byte[] with(int schemaId, byte[] value, byte[] more) {
    return ByteBuffer.allocate(value.length + more.length)
        .put(value)
        .put(more)
        .putInt(1, schemaId)
        .array();
  }

  /** A return that may hold a return, which may hold one, and so on. */
  private static Schema recursive() {
    Schema ours = OutputReturn.getClassSchema();
    Schema self = Schema.createRecord(ours.getName(), "", ours.getNamespace(), false);
    Schema list = Schema.createRecord("Linked", "", "", false);
    list.setFields(List.of(optional("rest", list)));
    self.setFields(and(ours, optional("more", list)));
    return self;
  }

  private static Schema noted() {
    Schema ours = OutputReturn.getClassSchema();
    Schema noted = Schema.createRecord(ours.getName(), "", ours.getNamespace(), false);
    noted.setFields(and(ours, optional("note", Schema.create(Schema.Type.STRING))));
    return noted;
  }

  private static Schema.Field optional(String name, Schema type) {
    return new Schema.Field(
        name,
        Schema.createUnion(Schema.create(Schema.Type.NULL), type),
        "",
        Schema.Field.NULL_DEFAULT_VALUE);
  }

  private static List<Schema.Field> and(Schema ours, Schema.Field more) {
    List<Schema.Field> fields = new ArrayList<>();
    ours.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(more);
    return fields;
  }

  /** As whoever has the right to write may send it: small on its way, and large when unpacked. */
  private static void sendCompressed(Stand stand, ProducerRecord<byte[], byte[]> record)
      throws Exception {
    Map<String, Object> options = new HashMap<>(stand.clients(PREFIX).options());
    options.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    options.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 256 * MEBIBYTE);
    options.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 256L * MEBIBYTE);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }

  private void sendGood(Bureau bureau) {
    good++;
    bureau.report("output", UNIT, month(good), Papers.output(good, 1));
  }

  private static String month(int number) {
    return "2021-%02d".formatted(number + 1);
  }

  private void assertThatGoodOnesCount(Stand stand, Bureau bureau) {
    stand.awaitPublished(PREFIX);
    for (int number = 1; number <= good; number++) {
      SeriesKey key = new SeriesKey(Period.parse(month(number)), "330483", "GIO", "_T");
      Aggregate.OfMonth published =
          (Aggregate.OfMonth)
              Objects.requireNonNull(stand.table(PREFIX).get(key), key::toString).aggregate();
      assertThat(published.ytd().total()).as(key.toString()).isEqualTo(number);
    }
    List<ConsumerRecord<byte[], byte[]>> letters = bureau.read(bureau.topics().deadLetters());
    assertThat(letters).hasSize(hostile);
    for (ConsumerRecord<byte[], byte[]> letter : letters) {
      int size = letter.serializedKeySize() + letter.serializedValueSize();
      assertThat(size).isLessThan(100_000);
    }
    assertThat(letters.stream().map(letter -> letter.headers().lastHeader("tongji.value.length")))
        .filteredOn(Objects::nonNull)
        .extracting(length -> new String(length.value(), UTF_8))
        .containsExactly("20971520", "125829120");
    CommandEnd verified = CommandEnd.of(stand.command(PREFIX, "verify"));
    assertThat(verified.exitCode()).as(verified.messages()).isZero();
    CommandEnd missing =
        CommandEnd.of(stand.command(PREFIX, "missing", "--form=output", "--period=2021-03"));
    assertThat(missing.exitCode()).as(missing.messages()).isLessThan(2);
  }
}
