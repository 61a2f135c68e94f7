package io.tongji.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Serializers of others, by class name: what they are told, and how their errors are read. */
class ForeignSerdeTest {
  /** Stands for a deserializer of others: keeps its configuration and answers as it is told. */
  public static final class Foreign implements Deserializer<Object> {
    private Map<String, ?> config = Map.of();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      config = Map.copyOf(configs);
    }

    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] data) {
      Object answer = config.get("answer");
      if (answer instanceof RuntimeException error) {
        throw error;
      }
      assertThat(config.get("schema.registry.url")).isEqualTo("http://127.0.0.1:1");
      assertThat(config.get("avro.remove.java.properties")).isEqualTo(true);
      assertThat(config.get("specific.avro.reader")).isEqualTo(true);
      assertThat(config.get("specific.avro.value.type")).isEqualTo(OutputReturn.class);
      return answer;
    }
  }

  @Test
  void itIsMadeByNameAndToldAllKeysWithoutThePrefix() {
    assertThat(read(Samples.output())).isEqualTo(Samples.output());
  }

  @Test
  void aRecordOfAnotherClassIsPoison() {
    assertThatThrownBy(() -> read(new ReturnKey("a", "b")))
        .isInstanceOf(PoisonRecordException.class);
  }

  @Test
  void errorsOfTheRecordArePoison() {
    assertPoison(new SerializationException("Unknown magic byte!"));
    assertPoison(new SerializationException("id 7", new EOFException()));
    assertPoison(new SerializationException("id 7", new AvroTypeException("no int")));
    assertPoison(new SerializationException("id 7", new InvalidNumberEncodingException("x")));
    assertPoison(new SerializationException("id 7", new RestClientException("none", 40403)));
  }

  @Test
  void errorsOfTheRegistryAreNot() {
    assertAway(new SerializationException("id 7", new ConnectException("refused")));
    assertAway(new SerializationException("id 7", new IOException("timed out")));
    assertAway(new SerializationException("id 7", new RestClientException("down", 50001)));
    assertAway(new InvalidConfigurationException("Unauthorized; error code: 401"));
  }

  @Test
  void aMissingClassIsNamedWithItsKey() {
    assertRefused("serde.key.serializer.class", "no.A")
        .isInstanceOf(WrongSettingException.class)
        .hasMessageStartingWith("key.serializer.class is not valid: \"no.A\"; it cannot be made")
        .hasMessageContaining("put its library on the class path");
  }

  @Test
  void aClassThatIsNoSerdeIsNamedWithItsKey() {
    assertRefused("serde.value.serializer.class", Foreign.class.getName())
        .isInstanceOf(WrongSettingException.class)
        .hasMessageStartingWith("value.serializer.class is not valid")
        .hasMessageContaining("it is no Serializer");
    assertRefused("serde.value.deserializer.class", String.class.getName())
        .isInstanceOf(WrongSettingException.class)
        .hasMessageContaining("it is no Deserializer");
  }

  @Test
  void whatSerdesOfOthersRefuseIsToldWhenTheyAreFirstNamed() {
    assertRefused("serde.value.deserializer.class", Demanding.class.getName())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Demanding.class.getName())
        .hasMessageContaining("Missing required configuration \"their.key\"");
  }

  /** Stands for a deserializer of others that lacks one of its keys. */
  public static final class Demanding implements Deserializer<Object> {
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      throw new ConfigException("Missing required configuration \"their.key\"");
    }

    @Override
    public Object deserialize(String topic, byte @Nullable [] data) {
      throw new IllegalStateException("it is not configured");
    }
  }

  /** Named as Confluent's, by which it is known. */
  private static final class RestClientException extends Exception {
    private static final long serialVersionUID = 1L;

    RestClientException(String message, int code) {
      super(message + "; error code: " + code);
    }
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(String key, String className) {
    return assertThatThrownBy(
        () ->
            new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1", key, className)));
  }

  private static void assertPoison(RuntimeException error) {
    assertThatThrownBy(() -> read(error)).isInstanceOf(PoisonRecordException.class);
  }

  private static void assertAway(RuntimeException error) {
    assertThatThrownBy(() -> read(error)).isInstanceOf(RegistryUnavailableException.class);
  }

  private static OutputReturn read(Object answer) {
    return new SerdeFactory(
            Map.of(
                "schema.registry.url",
                "http://127.0.0.1:1",
                "serde.value.deserializer.class",
                Foreign.class.getName(),
                "serde.registry.wait",
                "0",
                "serde.answer",
                answer))
        .valueDeserializer(OutputReturn.class)
        .deserialize("t", new byte[] {0});
  }
}
