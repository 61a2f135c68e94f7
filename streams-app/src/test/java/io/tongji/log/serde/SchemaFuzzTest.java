package io.tongji.log.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongji.avro.EventReturn;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.log.registry.PoisonRecordException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever schema somebody registers under a subject of ours, what is written by it is a record or
 * a bad record, within five seconds of the processor. A failure names its seed; {@code
 * -Dtongji.fuzz.minutes=} goes on for so long with seeds that are drawn.
 */
final class SchemaFuzzTest {

  private static final int SCHEMAS = 500;
  private static final Duration LONG_FORM =
      Duration.ofMinutes(Long.getLong("tongji.fuzz.minutes", 0));
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Class<? extends SpecificRecord>> TYPES =
      List.of(OutputReturn.class, RegisterEntry.class, EventReturn.class);
  private static final List<Schema> SCHEMAS_OF_TYPES =
      List.of(OutputReturn.SCHEMA$, RegisterEntry.SCHEMA$, EventReturn.SCHEMA$);

  private static final List<String> PIECES =
      List.of(
          "\"null\"",
          "\"long\"",
          "\"bytes\"",
          "\"string\"",
          "\"io.tongji.avro.OutputReturn\"",
          "\"\"",
          "null",
          "0",
          "-1",
          "2147483648",
          "true",
          "[]",
          "{}",
          "[\"null\"]",
          "[\"null\",\"null\"]",
          "[\"long\",\"null\",\"string\",\"bytes\"]",
          "{\"type\":\"array\",\"items\":\"null\"}",
          "{\"type\":\"map\",\"values\":{\"type\":\"map\",\"values\":\"long\"}}",
          "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2147483647}",
          "{\"type\":\"fixed\",\"name\":\"F\",\"size\":-1}",
          "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[]}",
          "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"a\",\"a\"]}",
          "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"r\",\"type\":\"R\"}]}",
          "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":-1,\"scale\":9}",
          "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}",
          "{\"type\":\"int\",\"logicalType\":\"date\"}",
          "{\"type\":\"string\",\"avro.java.string\":\"String\",\"java-class\":\"java.net.URL\"}",
          "{\"type\":\"string\",\"java-class\":\"java.io.File\"}",
          "{\"type\":\"error\",\"name\":\"X\",\"fields\":[]}");

  private StubRegistry stub;
  private SerdeFactory serdes;

  @BeforeEach
  void start() throws IOException {
    stub = new StubRegistry();
    serdes =
        new SerdeFactory(Map.of("schema.registry.url", stub.url(), "serde.registry.wait", "PT0S"));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void noMutatedSchemaBreaksTheProgram() throws IOException {
    long end = System.nanoTime() + LONG_FORM.toNanos();
    long first = LONG_FORM.isZero() ? 0 : System.nanoTime();
    int tried = 0;
    int read = 0;
    while (tried < SCHEMAS || System.nanoTime() < end) {
      long seed = first + tried++;
      Random random = new Random(seed);
      int type = random.nextInt(TYPES.size());
      stub.with(tried, mutated(SCHEMAS_OF_TYPES.get(type), random));
      long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      read += isRead(TYPES.get(type), record(tried, type, random), seed) ? 1 : 0;
      long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
      assertThat(Duration.ofNanos(used)).as("seed %d", seed).isLessThan(LONGEST);
    }
    assertThat(read).as("records that are read, of %d", tried).isBetween(1, tried - 1);
    System.out.printf("%,d hostile schemas with a record each, %,d of them read%n", tried, read);
  }

  private boolean isRead(Class<? extends SpecificRecord> type, byte[] record, long seed) {
    try (Deserializer<? extends SpecificRecord> values = serdes.valueDeserializer(type)) {
      return values.deserialize("tongji.returns.output", record) != null;
    } catch (PoisonRecordException refused) {
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("seed " + seed + " breaks the program", e);
    }
  }

  /** Nothing stated, as the type has it, or few bytes: counts, lengths and branches that exist. */
  private static byte[] record(int id, int type, Random random) {
    byte[] header = WireFormat.header(id);
    int fields = SCHEMAS_OF_TYPES.get(type).getFields().size();
    byte[] body = new byte[random.nextBoolean() ? fields : random.nextInt(200)];
    for (int at = 0; at < body.length && body.length != fields; at++) {
      body[at] = (byte) random.nextInt(random.nextInt(8) == 0 ? 256 : 3);
    }
    byte[] record = Arrays.copyOf(header, header.length + body.length);
    System.arraycopy(body, 0, record, header.length, body.length);
    return record;
  }

  private static String mutated(Schema good, Random random) throws IOException {
    JsonNode tree = JSON.readTree(good.toString());
    for (int times = random.nextInt(4); times > 0; times--) {
      List<JsonNode> holders = new ArrayList<>();
      gather(tree, holders);
      change(holders.get(random.nextInt(holders.size())), random);
    }
    return tree.toString();
  }

  /** All objects and lists, which hold what can be changed. */
  private static void gather(JsonNode node, List<JsonNode> holders) {
    if (node.isContainerNode()) {
      holders.add(node);
      node.forEach(each -> gather(each, holders));
    }
  }

  private static void change(JsonNode holder, Random random) throws IOException {
    JsonNode piece = JSON.readTree(PIECES.get(random.nextInt(PIECES.size())));
    if (holder instanceof ArrayNode list) {
      int at = random.nextInt(list.size() + 1);
      switch (random.nextInt(3)) {
        case 0 -> list.insert(at, piece);
        case 1 -> list.remove(at);
        default -> list.add(list.path(at).deepCopy());
      }
    } else if (holder instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set("default", piece);
        case 2 -> object.set("aliases", JSON.readTree("[\"ytd\",\"unit_id\",\"kind\"]"));
        default -> object.set(name, piece);
      }
    }
  }
}
