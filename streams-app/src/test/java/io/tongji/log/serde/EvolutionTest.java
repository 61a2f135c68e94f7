package io.tongji.log.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.avro.OutputReturn;
import io.tongji.log.registry.PoisonRecordException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of other versions of our schemas, older and newer, read by this one. */
class EvolutionTest {
  private static final String TOPIC = "tongji.returns.output";

  private StubRegistry stub;

  @BeforeEach
  void start() throws IOException {
    stub = new StubRegistry();
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aFieldThatAnOlderWriterDidNotKnowHasItsDefault() {
    Schema older = withFields(fields -> fields.removeIf(f -> f.name().equals("explanation")));
    GenericRecord record = new GenericData.Record(older);
    record.put("ytd", 42L);
    record.put("withdrawn", false);

    OutputReturn read = read(older, record);

    assertThat(read.getYtd()).isEqualTo(42L);
    assertThat(read.getExplanation()).isNull();
  }

  @Test
  void aFieldThatANewerWriterAddedIsPassedOver() {
    Schema.Field extra = new Schema.Field("note", Schema.create(Schema.Type.STRING), "New.", "");
    Schema newer = withFields(fields -> fields.add(1, extra));
    GenericRecord record = new GenericData.Record(newer);
    record.put("month", 7L);
    record.put("note", "passed over");
    record.put("withdrawn", true);
    record.put("form_version", "2024");

    OutputReturn read = read(newer, record);

    assertThat(read.getMonth()).isEqualTo(7L);
    assertThat(read.getWithdrawn()).isTrue();
    assertThat(read.getFormVersion()).isEqualTo("2024");
  }

  @Test
  void aSchemaOfTheSameNameThatDoesNotAgreeIsPoison() {
    Schema other =
        SchemaBuilder.record("OutputReturn")
            .namespace("io.tongji.avro")
            .fields()
            .requiredString("month")
            .endRecord();
    GenericRecord record = new GenericData.Record(other);
    record.put("month", "1234");

    assertThatThrownBy(() -> read(other, record)).isInstanceOf(PoisonRecordException.class);
  }

  private OutputReturn read(Schema writer, GenericRecord record) {
    stub.with(5, writer);
    SerdeFactory serdes = new SerdeFactory(Map.of("schema.registry.url", stub.url()));
    byte[] bytes = new RecordWriter().write(5, record);
    return serdes.valueDeserializer(OutputReturn.class).deserialize(TOPIC, bytes);
  }

  private static Schema withFields(java.util.function.Consumer<List<Schema.Field>> change) {
    Schema ours = OutputReturn.SCHEMA$;
    List<Schema.Field> fields = new ArrayList<>();
    ours.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    change.accept(fields);
    return Schema.createRecord(ours.getName(), ours.getDoc(), ours.getNamespace(), false, fields);
  }
}
