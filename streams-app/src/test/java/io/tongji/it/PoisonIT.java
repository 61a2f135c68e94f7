package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.Query;
import io.tongji.avro.QueryKey;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.SourcePosition;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.deadletters.DeadLetterCause;
import io.tongji.log.serde.BoundedBytes;
import io.tongji.log.topics.Partitioning;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that no schema explains end in the dead letters as they were, and stop nobody. */
final class PoisonIT {

  private static final String PREFIX = "poison";
  private static final String TOWN = "330483004";
  private static final String UNIT = Papers.enterprise(1);
  private static final int PARTITION = Partitioning.partition(UNIT, Stand.PARTITIONS);
  private static final int UNKNOWN_ID = 777_777;
  private static final byte[] SENDER = {42};

  @TempDir private Path directory;

  /** Each poisoned record by where it stands. */
  private final Map<SourcePosition, ProducerRecord<byte[], byte[]>> poison = new LinkedHashMap<>();

  private int neighbours;

  @Test
  void everyPoisonLandsInTheDeadLettersAndItsNeighboursCount() {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      try (Bureau bureau = new Bureau(stand, PREFIX)) {
        poisonWhatThePipelineWrites(bureau);
        try (Pipeline pipeline = stand.start(PREFIX)) {
          sendNeighbours(bureau);
          poisonOf(bureau, register(bureau), output(bureau));
          poisonOf(bureau, output(bureau), register(bureau));
          poisonOfQueries(bureau);
          stand.awaitPublished(PREFIX);
          assertThatDeadLettersAreThePoison(bureau);
          assertThatTheCommandExplainsEachOne(stand);
          Stand.assertReady(pipeline);
        }
        try (Pipeline again = stand.start(PREFIX)) {
          assertThatAllNeighboursCount(stand);
          assertThatTheFirstCutWithdrewIt(bureau);
          assertThatDeadLettersAreThePoison(bureau);
          assertThatNobodyIsStopped(stand);
          Stand.assertReady(again);
        }
      }
    }
  }

  /** Not among the dead letters, since these topics are no input; but read before the first cut. */
  private static void poisonWhatThePipelineWrites(Bureau bureau) {
    byte[] figure = figure(bureau);
    for (byte[] key : spoilt(figure, bureau.key(output(bureau, "2001-02")))) {
      for (String topic : List.of(bureau.topics().live(), bureau.topics().rejected())) {
        bureau.send(new ProducerRecord<>(topic, PARTITION, key, key));
      }
    }
    int ofFigure = Partitioning.partition("GIO", Stand.PARTITIONS);
    bureau.send(new ProducerRecord<>(bureau.topics().live(), ofFigure, figure, SENDER));
  }

  /** The key of a figure that nobody handed in. */
  private static byte[] figure(Bureau bureau) {
    AggregateKey key = new AggregateKey("M", TOWN, "GIO", "_T", "2000-02");
    return bureau.key(new Letter(bureau.topics().live(), key, null));
  }

  private static void assertThatTheFirstCutWithdrewIt(Bureau bureau) {
    byte[] figure = figure(bureau);
    assertThat(
            bureau.read(bureau.topics().live()).stream()
                .filter(record -> Arrays.equals(record.key(), figure))
                .map(ConsumerRecord::value))
        .containsExactly(SENDER, null);
  }

  private void poisonOfQueries(Bureau bureau) {
    Query asked = Query.newBuilder().setMessage("?").setRemedy("").setScore(2.0).build();
    QueryKey question = new QueryKey(UNIT, "output", "2018-03", "YTD_FELL");
    Letter query = new Letter(bureau.topics().queries(), question, asked);
    byte[] key = bureau.key(query);
    for (byte[] bytes : spoilt(bureau.value(query), bureau.value(output(bureau)))) {
      send(bureau, query.topic(), key, bytes);
    }
    for (byte[] bytes : spoilt(key, bureau.key(output(bureau)))) {
      send(bureau, query.topic(), bytes, bureau.value(query));
    }
  }

  /** Those who read what the pipeline writes pass the poison over. */
  private static void assertThatNobodyIsStopped(Stand stand) {
    for (String name : List.of("queries", "export", "verify")) {
      CommandEnd end = CommandEnd.of(stand.command(PREFIX, name));
      assertThat(end.exitCode()).as("%s: %s", name, end.messages()).isZero();
    }
  }

  private Letter register(Bureau bureau) {
    RegisterEntry entry = Papers.entry(TOWN);
    entry.setValidTo(month());
    return Letter.ofRegister(bureau, new RegisterKey(UNIT, month()), entry);
  }

  private Letter output(Bureau bureau) {
    return output(bureau, month());
  }

  private static Letter output(Bureau bureau, String month) {
    return Letter.ofReturn(bureau, "output", new ReturnKey(UNIT, month), Papers.output(7, 1));
  }

  /** One month each, without January. */
  private String month() {
    return Month.of(2001 + neighbours / 11, 2 + neighbours % 11).toString();
  }

  /** A unit that is registered for this one month, and reports for it. */
  private void sendNeighbours(Bureau bureau) {
    bureau.send(register(bureau));
    bureau.send(output(bureau));
    neighbours++;
  }

  private void poisonOf(Bureau bureau, Letter good, Letter foreign) {
    String topic = good.topic();
    byte[] key = bureau.key(good);
    byte[] value = bureau.value(good);
    for (byte[] bytes : spoilt(value, bureau.value(foreign))) {
      send(bureau, topic, key, bytes);
    }
    for (byte[] bytes : spoilt(key, bureau.key(foreign))) {
      send(bureau, topic, bytes, value);
    }
    send(bureau, topic, key, new byte[10 * 1024 * 1024]);
    send(bureau, topic, null, value);
  }

  /** All that can be wrong with bytes. */
  private static List<byte[]> spoilt(byte[] good, byte[] ofAnotherSubject) {
    List<byte[]> spoilt = new ArrayList<>();
    for (int length = 0; length <= 5; length++) {
      spoilt.add(Arrays.copyOf(good, length));
    }
    byte[] wrongMagic = good.clone();
    wrongMagic[0] = 1;
    spoilt.add(wrongMagic);
    spoilt.add(ByteBuffer.wrap(good.clone()).putInt(1, UNKNOWN_ID).array());
    spoilt.add(Arrays.copyOf(good, good.length - 1));
    spoilt.add(Arrays.copyOf(good, good.length + 1));
    spoilt.add("{\"ytd\": 12}".getBytes(StandardCharsets.UTF_8));
    spoilt.add(ofAnotherSubject);
    return spoilt;
  }

  private void send(Bureau bureau, String topic, byte @Nullable [] key, byte[] value) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, PARTITION, key, value);
    record.headers().add("sender", SENDER);
    poison.put(bureau.send(record), record);
    sendNeighbours(bureau);
  }

  private void assertThatDeadLettersAreThePoison(Bureau bureau) {
    Map<SourcePosition, ConsumerRecord<byte[], byte[]>> dead = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> letter : bureau.read(bureau.topics().deadLetters())) {
      assertThat(dead.put(Bureau.origin(letter), letter)).as("printed once").isNull();
    }
    assertThat(dead.keySet()).isEqualTo(poison.keySet());
    poison.forEach((at, sent) -> assertThatIsOriginal(Objects.requireNonNull(dead.get(at)), sent));
  }

  private void assertThatTheCommandExplainsEachOne(Stand stand) {
    for (String lang : List.of("zh", "en")) {
      CommandEnd end =
          CommandEnd.of(stand.command(PREFIX, "dead-letters", "--top=1000", "--lang=" + lang));
      assertThat(end.exitCode()).as(end.messages()).isZero();
      assertThat(end.messages()).contains(Integer.toString(poison.size()));
      for (SourcePosition at : poison.keySet()) {
        boolean chinese = lang.equals("zh");
        String place = chinese ? "主题 %s 分区 %d 位移 %d\n" : "topic %s partition %d offset %d\n";
        assertThat(end.out())
            .contains(place.formatted(at.getTopic(), at.getPartition(), at.getOffset()));
      }
      assertThat(end.out()).doesNotContain("?  ");
      for (DeadLetterCause cause : DeadLetterCause.values()) {
        assertThat(end.out()).contains(lang.equals("zh") ? cause.chinese() : cause.english());
        assertThat(end.out()).contains(lang.equals("zh") ? cause.remedy() : cause.remedyEn());
      }
    }
  }

  private static void assertThatIsOriginal(
      ConsumerRecord<byte[], byte[]> letter, ProducerRecord<byte[], byte[]> sent) {
    assertThat(letter.key()).isEqualTo(sent.key());
    byte[] kept =
        sent.value().length > BoundedBytes.LARGEST
            ? Arrays.copyOf(sent.value(), 1024)
            : sent.value();
    assertThat(Arrays.equals(letter.value(), kept)).isTrue();
    assertThat(letter.partition()).isEqualTo(sent.partition());
    assertThat(letter.headers().lastHeader("sender").value()).isEqualTo(SENDER);
    assertThat(Bureau.ofError(letter, "exception")).contains("PoisonRecordException");
    assertThat(Bureau.ofError(letter, "message")).isNotBlank();
    assertThat(Bureau.ofError(letter, "stacktrace")).isNotBlank();
    assertThat(letter.headers().lastHeader("tongji.why")).isNotNull();
  }

  private void assertThatAllNeighboursCount(Stand stand) {
    AggregateTable table = stand.table(PREFIX);
    int all = neighbours;
    for (neighbours = 0; neighbours < all; neighbours++) {
      SeriesKey key = new SeriesKey(Period.parse(month()), TOWN, "GIO", "_T");
      Aggregate.OfMonth published =
          (Aggregate.OfMonth) Objects.requireNonNull(table.get(key), key::toString).aggregate();
      assertThat(published.ytd().total()).as(key.toString()).isEqualTo(7);
      assertThat(published.liveCoverage().reported()).as(key.toString()).isEqualTo(1);
    }
  }
}
