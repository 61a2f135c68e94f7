package io.tongji.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** What our client asks of a real registry, and how it takes the answers. */
class SchemaRegistryIT {
  private final SchemaRegistry registry =
      new SchemaRegistry(RegistryConfig.at(RegistryProcess.url()));

  @Test
  void aSchemaIsRegisteredOnceAndFoundAgain() {
    assertThat(registry.lookup("it.once-value", OutputReturn.SCHEMA$)).isEmpty();
    assertThat(registry.latest("it.once-value")).isEmpty();

    int id = registry.register("it.once-value", OutputReturn.SCHEMA$);

    assertThat(registry.register("it.once-value", OutputReturn.SCHEMA$)).isEqualTo(id);
    assertThat(registry.lookup("it.once-value", OutputReturn.SCHEMA$)).hasValue(id);
    assertThat(registry.lookup("it.once-value", ReturnKey.SCHEMA$)).isEmpty();
    assertThat(registry.latest("it.once-value"))
        .hasValueSatisfying(latest -> assertThat(latest.id()).isEqualTo(id));
    assertThat(registry.schema(id))
        .contains(SchemaText.parse(SchemaText.published(OutputReturn.SCHEMA$)));
  }

  @Test
  void anUnknownIdIsEmptyAndItsRecordPoison() {
    assertThat(registry.schema(1_999_999_999)).isEmpty();
    assertThatThrownBy(
            () ->
                new SerdeFactory(Map.of("schema.registry.url", RegistryProcess.url()))
                    .keyDeserializer(ReturnKey.class)
                    .deserialize("it.unknown", HexFormat.of().parseHex("007735939f0000")))
        .isInstanceOf(PoisonRecordException.class);
  }

  @Test
  void aWrongPathIsNoUnknownId() {
    SchemaRegistry elsewhere =
        new SchemaRegistry(
            RegistryConfig.from(
                Map.of(
                    "schema.registry.url",
                    RegistryProcess.url() + "/elsewhere",
                    "max.retries",
                    "0")));

    assertThatThrownBy(() -> elsewhere.schema(1)).isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void anIncompatibleSchemaIsRefusedWithItsSubject() {
    registry.register("it.compatible-value", schema("a"));
    registry.setCompatibility("it.compatible-value", "FULL_TRANSITIVE");

    assertThat(registry.compatibility("it.compatible-value")).contains("FULL_TRANSITIVE");
    assertThatThrownBy(() -> registry.register("it.compatible-value", schema("b")))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("it.compatible-value")
        .hasMessageContaining("Incompatible");
  }

  @Test
  void serializersRegisterOnlyWhereTheyAreTold() {
    Map<String, String> silent = Map.of("schema.registry.url", RegistryProcess.url());
    assertThatThrownBy(
            () ->
                new SerdeFactory(silent)
                    .keySerializer(ReturnKey.class)
                    .serialize("it.auto", Samples.KEY))
        .isInstanceOf(UnregisteredSchemaException.class);

    Map<String, String> auto =
        Map.of("schema.registry.url", RegistryProcess.url(), "serde.auto.register.schemas", "true");
    byte[] bytes =
        new SerdeFactory(auto).keySerializer(ReturnKey.class).serialize("it.auto", Samples.KEY);

    assertThat(
            new SerdeFactory(silent)
                .keySerializer(ReturnKey.class)
                .serialize("it.auto", Samples.KEY))
        .isEqualTo(bytes);
    assertThat(
            new SerdeFactory(silent).keyDeserializer(ReturnKey.class).deserialize("it.auto", bytes))
        .isEqualTo(Samples.KEY);
  }

  @Test
  void theLatestVersionServesWhereOnlyItsWordsDiffer() {
    Schema reworded =
        new Schema.Parser()
            .parse(
                SchemaText.published(ReturnKey.SCHEMA$).replace("Which return", "Of which return"));
    int id = registry.register("it.latest-key", reworded);
    Map<String, String> latest =
        Map.of("schema.registry.url", RegistryProcess.url(), "serde.use.latest.version", "true");

    byte[] bytes =
        new SerdeFactory(latest).keySerializer(ReturnKey.class).serialize("it.latest", Samples.KEY);

    assertThat(WireFormat.schemaId(bytes)).isEqualTo(id);
  }

  @Test
  void subjectsFollowConfluentsStrategies() {
    Map<String, String> byRecord =
        Map.of(
            "schema.registry.url", RegistryProcess.url(),
            "serde.auto.register.schemas", "true",
            "serde.key.subject.name.strategy",
                "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");

    new SerdeFactory(byRecord).keySerializer(ReturnKey.class).serialize("it.named", Samples.KEY);

    assertThat(registry.lookup("it.named-io.tongji.avro.ReturnKey", ReturnKey.SCHEMA$)).isPresent();
  }

  private static Schema schema(String field) {
    return SchemaBuilder.record("Sample").fields().requiredString(field).endRecord();
  }
}
