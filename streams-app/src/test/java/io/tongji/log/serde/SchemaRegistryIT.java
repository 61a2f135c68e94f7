package io.tongji.log.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.failure.Failure;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.registry.RegistryConfig;
import io.tongji.log.registry.RegistryUnavailableException;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.registry.SchemaText;
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
        .isInstanceOf(Failure.class)
        .hasMessageContaining("it.compatible-value")
        .hasMessageContaining("Incompatible")
        .hasMessageContaining("use the version that registered the schemas");
  }

  @Test
  void serializersRegisterNothing() {
    SerdeFactory serdes = new SerdeFactory(Map.of("schema.registry.url", RegistryProcess.url()));
    assertThatThrownBy(
            () -> serdes.keySerializer(ReturnKey.class).serialize("it.silent", Samples.KEY))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is not registered under subject it.silent-key; run ./tongji topics");

    registry.register("it.silent-key", ReturnKey.SCHEMA$);
    byte[] bytes = serdes.keySerializer(ReturnKey.class).serialize("it.silent", Samples.KEY);

    assertThat(serdes.keyDeserializer(ReturnKey.class).deserialize("it.silent", bytes))
        .isEqualTo(Samples.KEY);
  }

  private static Schema schema(String field) {
    return SchemaBuilder.record("Sample").fields().requiredString(field).endRecord();
  }
}
