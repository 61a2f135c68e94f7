// Holds the table of figures, live or as released, and prints each of the zone that changes. Ctrl-C
// ends it.
//   java -cp 'LIB/*' FigureReader.java CLIENT.PROPERTIES [TOPIC]
// The file is such as client.properties in the data directory of ./tongji local. LIB has
// kafka-clients, lz4-java, avro,
// jackson-databind and slf4j-api, all from Maven Central: streams-app/target/lib has them, or lib
// of an installation.

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

public final class FigureReader {

  private final Properties options = new Properties();
  private final HttpClient registry = HttpClient.newHttpClient();
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private final Map<String, GenericRecord> table = new HashMap<>();

  public static void main(String[] arguments) throws IOException, InterruptedException {
    new FigureReader(Path.of(arguments[0]))
        .follow(arguments.length > 1 ? arguments[1] : "tongji.aggregates.live");
  }

  private FigureReader(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file)) {
      options.load(text); // bootstrap.servers, schema.registry.url, and what lets the program in
    }
    options.put("auto.offset.reset", "earliest");
    options.put("isolation.level", "read_committed");
  }

  /**
   * Reads all partitions from their beginning: a group would remember where it was, a table would
   * not.
   */
  private void follow(String topic) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(options, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(FigureReader::partition).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          take(decoded(record.key()), record.value() == null ? null : decoded(record.value()));
        }
        if (ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue())
            && ends.isEmpty()) {
          long millis = (System.nanoTime() - start) / 1_000_000;
          System.err.println("the table of " + table.size() + " figures took " + millis + " ms");
        }
      }
    }
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  private void take(GenericRecord key, GenericRecord value) {
    String series =
        key.get("INDICATOR")
            + " "
            + key.get("REF_AREA")
            + " "
            + key.get("ACTIVITY")
            + " "
            + key.get("FREQ")
            + " "
            + key.get("TIME_PERIOD");
    if (value == null) {
      table.remove(series); // withdrawn
      return;
    }
    table.put(series, value);
    if (series.contains(" 330483K01 _T M ")) {
      boolean suppressed =
          "C".equals(String.valueOf(value.get("CONF_STATUS"))); // there is a figure
      String shown =
          suppressed
              ? "confidential"
              : "YTD " + value.get("YTD") + " growth " + value.get("YTD_YOY");
      System.out.println("cut " + value.get("CUT") + ": " + series + " " + shown);
    }
  }

  /** A key or value: a zero byte, the number of its schema in four, Avro. */
  private GenericRecord decoded(byte[] bytes) throws IOException, InterruptedException {
    int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
    GenericDatumReader<GenericRecord> reader = readers.get(id);
    if (reader == null) {
      reader = new GenericDatumReader<>(schema(id));
      readers.put(id, reader);
    }
    return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
  }

  /** The registry is asked once for each schema. */
  private Schema schema(int id) throws IOException, InterruptedException {
    URI address = URI.create(options.getProperty("schema.registry.url") + "/schemas/ids/" + id);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    String login = options.getProperty("basic.auth.user.info");
    if (login != null) {
      byte[] plain = login.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(plain));
    }
    HttpResponse<String> answer =
        registry.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the registry answers " + answer.statusCode() + " for schema " + id);
    }
    String text = new ObjectMapper().readTree(answer.body()).get("schema").asText();
    return new Schema.Parser().parse(text);
  }
}
