package io.tongji.log.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.log.registry.PoisonRecordException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are meant to do harm: each is a bad record, and takes neither memory nor time. */
final class HostileRecordsTest {

  private static final String TOPIC = "tongji.returns.output";
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final long MOST_MEMORY = 64L * 1024 * 1024;
  private static final int DEEP = 20_000;

  private StubRegistry stub;
  private SerdeFactory serdes;
  private int id = 100;

  @BeforeEach
  void start() throws IOException {
    stub = new StubRegistry();
    serdes = new SerdeFactory(Map.of("schema.registry.url", stub.url()));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aSchemaThatContainsItselfIsRefusedHoweverDeepItsRecordIs() {
    Schema writer = withField(OutputReturn.SCHEMA$, "next", recursive());
    byte[] nested = new byte[DEEP];
    Arrays.fill(nested, (byte) 2);
    nested[DEEP - 1] = 0;

    assertThatPoison(OutputReturn.class, record(writer, join(emptyOutput(), nested)))
        .hasMessageContaining("contains itself");
  }

  @Test
  void aSchemaOfAnotherSubjectIsRefused() {
    Schema writer = withField(OutputReturn.SCHEMA$, "note", Schema.create(Schema.Type.NULL));
    stub.withForeign(++id, writer);

    assertThatPoison(OutputReturn.class, framed(id, emptyOutput()))
        .hasMessageContaining("is not one of subject " + TOPIC + "-value");
    assertThat(read(OutputReturn.class, record(writer("own"), join(emptyOutput(), new byte[1]))))
        .isInstanceOf(OutputReturn.class);
  }

  @Test
  void aSchemaOfOursIsReadWhateverItsSubject() {
    stub.withForeign(++id, OutputReturn.SCHEMA$);

    assertThat(read(OutputReturn.class, framed(id, emptyOutput())))
        .isInstanceOf(OutputReturn.class);
  }

  @Test
  void aDeepOrLongSchemaIsRefused() {
    Schema deep = Schema.create(Schema.Type.INT);
    for (int i = 0; i < 100; i++) {
      deep = Schema.createArray(deep);
    }
    assertThatPoison(
        OutputReturn.class,
        record(withField(OutputReturn.SCHEMA$, "deep", deep), join(emptyOutput(), new byte[1])));
    stub.with(++id, chain(DEEP));
    assertThatPoison(OutputReturn.class, framed(id, emptyOutput()));
    stub.with(++id, chain(1_000));
    assertThatPoison(OutputReturn.class, framed(id, emptyOutput()));
  }

  @Test
  void fewBytesCannotClaimManyValues() {
    Schema nulls = Schema.createArray(Schema.create(Schema.Type.NULL));
    assertThatPoison(
        OutputReturn.class,
        record(
            withField(OutputReturn.SCHEMA$, "nulls", nulls),
            join(emptyOutput(), HexFormat.of().parseHex("feffffff0f00"))));
    Schema doubled = Schema.create(Schema.Type.NULL);
    for (int i = 0; i < 40; i++) {
      doubled =
          SchemaBuilder.record("R" + i)
              .fields()
              .name("left")
              .type(doubled)
              .noDefault()
              .name("right")
              .type(doubled)
              .noDefault()
              .endRecord();
    }
    assertThatPoison(
        OutputReturn.class,
        record(withField(OutputReturn.SCHEMA$, "doubled", doubled), emptyOutput()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "feffffff0f", // two billion groups
        "ffffffff0f00", // as many in a block without a length
        "0101", // a block of a negative length
        "010802413000", // a block that is shorter than it says
        "02ffffffff0f", // a text that ends before it begins
        "ffffffffffffffffff01" // the smallest number, which has no opposite
      })
  void countsAndLengthsOfListsAreThoseOfTheRecord(String groups) {
    byte[] before = HexFormat.of().parseHex("00" + "00" + "000000");
    assertThatPoison(
        RegisterEntry.class,
        record(RegisterEntry.SCHEMA$, join(before, HexFormat.of().parseHex(groups))));
  }

  @Test
  void whatIsAboveTheBoundIsCutAndRefused() {
    byte[] large = new byte[20 * 1024 * 1024];
    large[BoundedBytes.LARGEST] = 1;
    BoundedBytes bounded = new BoundedBytes();
    byte[] kept =
        Objects.requireNonNull(
            bounded.deserialize(TOPIC, new RecordHeaders(), ByteBuffer.wrap(large)));

    assertThat(kept).hasSizeLessThan(2_000);
    assertThat(BoundedBytes.Excerpt.of(kept))
        .hasValueSatisfying(
            cut -> {
              assertThat(cut.length()).isEqualTo(large.length);
              assertThat(cut.beginning()).isEqualTo(Arrays.copyOf(large, 1024));
              assertThat(cut.sha256()).hasSize(64);
            });
    assertThatPoison(OutputReturn.class, kept).hasMessageContaining("larger than");
    byte[] forged = Objects.requireNonNull(bounded.deserialize(TOPIC, kept));
    assertThat(BoundedBytes.Excerpt.of(forged).orElseThrow().length()).isEqualTo(kept.length);
  }

  @Test
  void headersAboveTheBoundAreNotKept() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("small", new byte[10]);
    new BoundedBytes().deserialize(TOPIC, headers, ByteBuffer.wrap(new byte[1]));
    assertThat(headers.toArray()).hasSize(1);
    headers.add("large", new byte[10_000_000]);
    new BoundedBytes().deserialize(TOPIC, headers, ByteBuffer.wrap(new byte[1]));
    assertThat(headers.lastHeader("large")).isNull();
    assertThat(new String(headers.lastHeader("tongji.headers.omitted").value(), UTF_8))
        .isEqualTo("10000020");
  }

  @Test
  void fiveHundredOfThemAreEachABadRecordOrAGoodOne() {
    int refused = 0;
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      boolean register = random.nextInt(3) == 0;
      Schema ours = register ? RegisterEntry.SCHEMA$ : OutputReturn.SCHEMA$;
      Schema writer = random.nextInt(4) == 0 ? ours : withField(ours, "more", anySchema(random, 0));
      byte[] body = new byte[random.nextInt(3) == 0 ? BoundedBytes.LARGEST / 2 : 200];
      fill(body, random);
      byte[] start = register ? new byte[7] : emptyOutput();
      refused +=
          isPoison(
                  register ? RegisterEntry.class : OutputReturn.class,
                  record(writer, random.nextBoolean() ? join(start, body) : body),
                  seed)
              ? 1
              : 0;
    }
    assertThat(refused).isGreaterThan(400);
  }

  /** Bytes as an attacker would choose them: counts and lengths at their bounds, or noise. */
  private static void fill(byte[] body, Random random) {
    byte[][] patterns = {
      {0},
      {1},
      {2},
      {-1, -1, -1, -1, 15},
      {-2, -1, -1, -1, 15},
      {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1}
    };
    if (random.nextInt(3) == 0) {
      byte[] pattern = patterns[random.nextInt(patterns.length)];
      for (int i = 0; i < body.length; i++) {
        body[i] = pattern[i % pattern.length];
      }
      return;
    }
    for (int i = 0; i < body.length; ) {
      byte[] next =
          random.nextInt(4) == 0
              ? patterns[random.nextInt(patterns.length)]
              : new byte[] {(byte) random.nextInt(random.nextBoolean() ? 8 : 256)};
      int length = Math.min(next.length, body.length - i);
      System.arraycopy(next, 0, body, i, length);
      i += length;
    }
  }

  private static Schema anySchema(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 6 : 10)) {
      case 0 -> Schema.create(Schema.Type.NULL);
      case 1 -> Schema.create(Schema.Type.LONG);
      case 2 -> Schema.create(Schema.Type.STRING);
      case 3 -> Schema.createFixed("F" + random.nextInt(1 << 30), "", "", Integer.MAX_VALUE - 100);
      case 4 -> Schema.createFixed("F" + random.nextInt(1 << 30), "", "", 0);
      case 5 -> Schema.createEnum("E" + random.nextInt(1 << 30), "", "", List.of("a", "b"));
      case 6 -> Schema.createArray(anySchema(random, depth + 1));
      case 7 -> Schema.createMap(anySchema(random, depth + 1));
      case 8 -> recursive();
      default -> {
        SchemaBuilder.FieldAssembler<Schema> fields =
            SchemaBuilder.record("R" + random.nextInt(1 << 30)).fields();
        for (int i = random.nextInt(4); i >= 0; i--) {
          fields = fields.name("f" + i).type(anySchema(random, depth + 1)).noDefault();
        }
        yield fields.endRecord();
      }
    };
  }

  private boolean isPoison(Class<? extends SpecificRecord> type, byte[] record, int seed) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long memory = threads.getCurrentThreadAllocatedBytes();
    long started = System.nanoTime();
    boolean poison = false;
    try {
      read(type, record);
    } catch (PoisonRecordException e) {
      poison = true;
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .as("seed %d", seed)
        .isLessThan(LONGEST);
    assertThat(threads.getCurrentThreadAllocatedBytes() - memory)
        .as("bytes taken by seed %d", seed)
        .isLessThan(MOST_MEMORY);
    return poison;
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> assertThatPoison(
      Class<? extends SpecificRecord> type, byte[] record) {
    assertThat(isPoison(type, record, -1)).isTrue();
    return assertThatThrownBy(() -> read(type, record)).isInstanceOf(PoisonRecordException.class);
  }

  private SpecificRecord read(Class<? extends SpecificRecord> type, byte[] record) {
    try (Deserializer<? extends SpecificRecord> values = serdes.valueDeserializer(type)) {
      return values.deserialize(TOPIC, record);
    }
  }

  /** Bytes as written by a schema that the topic's subject holds. */
  private byte[] record(Schema writer, byte[] body) {
    stub.with(++id, writer);
    return framed(id, body);
  }

  private static byte[] framed(int id, byte[] body) {
    return join(WireFormat.header(id), body);
  }

  /** A return in which nothing is stated: every field null, and not withdrawn. */
  private static byte[] emptyOutput() {
    return new byte[OutputReturn.SCHEMA$.getFields().size()];
  }

  private static Schema writer(String note) {
    return withField(
        OutputReturn.SCHEMA$, note, Schema.createUnion(Schema.create(Schema.Type.NULL)));
  }

  /** A list whose rest is a list. */
  private static Schema recursive() {
    Schema list = Schema.createRecord("Linked", "", "", false);
    list.setFields(
        List.of(
            new Schema.Field(
                "rest", Schema.createUnion(Schema.create(Schema.Type.NULL), list), "")));
    return Schema.createUnion(Schema.create(Schema.Type.NULL), list);
  }

  /** Records each of which contains the next, which is defined later. */
  private static String chain(int length) {
    StringBuilder text =
        new StringBuilder(
            "{\"type\":\"record\",\"name\":\"OutputReturn\",\"namespace\":\"io.tongji.avro\",\"fields\":[");
    for (int i = 0; i < length; i++) {
      String next = i + 1 == length ? "int" : "C" + (i + 1);
      text.append(i == 0 ? "" : ",")
          .append(
              "{\"name\":\"f%d\",\"type\":{\"type\":\"record\",\"name\":\"C%d\",".formatted(i, i))
          .append("\"fields\":[{\"name\":\"x\",\"type\":\"%s\"}]}}".formatted(next));
    }
    return text.append("]}").toString();
  }

  private static Schema withField(Schema schema, String name, Schema type) {
    List<Schema.Field> fields = new ArrayList<>();
    schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field(name, type, ""));
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(first);
    joined.writeBytes(second);
    return joined.toByteArray();
  }
}
