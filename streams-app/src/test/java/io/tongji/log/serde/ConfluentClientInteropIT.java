package io.tongji.log.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.registry.SchemaText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Confluent's own Java client and ours, side by side on one registry: the same ids and schemas. */
class ConfluentClientInteropIT {
  private final CachedSchemaRegistryClient confluent =
      new CachedSchemaRegistryClient(RegistryProcess.url(), 100);
  private final SerdeFactory serdes =
      new SerdeFactory(Map.of("schema.registry.url", RegistryProcess.url()));
  private final SchemaRegistry ours = serdes.registry();

  static Schema[] schemas() {
    return new Schema[] {ReturnKey.SCHEMA$, OutputReturn.SCHEMA$, AggregateKey.SCHEMA$};
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void whatOneRegistersTheOtherFinds(Schema schema) throws Exception {
    String byUs = "interop." + schema.getName() + "-by-us";
    String byConfluent = "interop." + schema.getName() + "-by-confluent";
    AvroSchema theirs = new AvroSchema(SchemaText.published(schema));

    int id = ours.register(byUs, schema);

    assertThat(confluent.getId(byUs, theirs)).isEqualTo(id);
    assertThat(confluent.register(byConfluent, theirs)).isEqualTo(id);
    assertThat(ours.lookup(byConfluent, schema)).hasValue(id);
    assertThat(confluent.getSchemaById(id).canonicalString()).isEqualTo(theirs.canonicalString());
    assertThat(ours.schema(id)).contains(SchemaText.parse(theirs.canonicalString()));
  }

  @Test
  void bothSeeTheSameCompatibility() throws Exception {
    ours.register("interop.level", ReturnKey.SCHEMA$);
    ours.setCompatibility("interop.level", "FULL_TRANSITIVE");
    assertThat(confluent.getCompatibility("interop.level")).isEqualTo("FULL_TRANSITIVE");

    confluent.updateCompatibility("interop.level", "BACKWARD");
    assertThat(ours.compatibility("interop.level")).contains("BACKWARD");
  }

  @Test
  void whatWeWriteDecodesByTheSchemaThatConfluentsClientFetches() throws Exception {
    OutputReturn record = Samples.output();
    ours.register("interop-java-value", OutputReturn.SCHEMA$);

    byte[] bytes = serdes.valueSerializer(OutputReturn.class).serialize("interop-java", record);

    int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
    Schema fetched = new Schema.Parser().parse(confluent.getSchemaById(id).canonicalString());
    byte[] body = Arrays.copyOfRange(bytes, 5, bytes.length);
    GenericRecord read =
        new GenericDatumReader<GenericRecord>(fetched)
            .read(null, DecoderFactory.get().binaryDecoder(body, null));
    assertThat(read.get("month")).isEqualTo(record.getMonth());
    assertThat(read.get("ytd")).isEqualTo(record.getYtd());
    assertThat(read.get("explanation")).hasToString(record.getExplanation());
  }

  @Test
  void whatIsWrittenWithItsIdDecodesHere() throws Exception {
    Schema schema = new Schema.Parser().parse(SchemaText.published(ReturnKey.SCHEMA$));
    int id = confluent.register("interop-theirs-key", new AvroSchema(schema.toString()));
    GenericRecord record = new GenericData.Record(schema);
    record.put("unit_id", "91330483MA28A0001X");
    record.put("period", "2023-12");

    SpecificRecord read =
        serdes
            .keyDeserializer(ReturnKey.class)
            .deserialize("interop-theirs", new RecordWriter().write(id, record));

    assertThat(read).isEqualTo(Samples.KEY);
  }

  @Test
  void bothTakeAnUnknownIdForThatAndNothingElse() {
    assertThat(ours.schema(987_654_321)).isEmpty();
    assertThatThrownBy(() -> confluent.getSchemaById(987_654_321))
        .isInstanceOfSatisfying(
            RestClientException.class, e -> assertThat(e.getErrorCode()).isEqualTo(40403));
  }

  /**
   * What the browsers of topics ask a registry, by their sources: AKHQ by Confluent's RestService,
   * kafbat UI by its own client. All of it is answered, with the fields that they read.
   */
  @ParameterizedTest
  @CsvSource({
    "/subjects, ",
    "/subjects?deleted=false, ",
    "/subjects/browsed-value/versions, /0",
    "/subjects/browsed-value/versions/latest, /schema",
    "/subjects/browsed-value/versions/latest, /id",
    "/subjects/browsed-value/versions/1, /version",
    "/subjects/browsed-value/versions/1?deleted=false, /subject",
    "/schemas/ids/ID, /schema",
    "/schemas/ids/ID?fetchMaxId=false&subject=browsed-value, /schema",
    "/config, /compatibilityLevel",
    "/config/browsed-value, /compatibilityLevel",
    "/config/browsed-value?defaultToGlobal=true, /compatibilityLevel"
  })
  void browsersOfTopicsAreAnswered(String question, @Nullable String field) throws Exception {
    int id = ours.register("browsed-value", OutputReturn.SCHEMA$);
    ours.setCompatibility("browsed-value", "FULL_TRANSITIVE");
    URI uri = URI.create(RegistryProcess.url() + question.replace("ID", Integer.toString(id)));

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode read = new ObjectMapper().readTree(answer.body());
    if (field == null) {
      assertThat(read.toString()).contains("\"browsed-value\"");
    } else {
      assertThat(read.at(field).asText()).isNotBlank();
    }
  }
}
