package io.tongji.log.serde;

import io.tongji.log.registry.RegistryConfig;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.registry.WrongSettingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Makes serializers and deserializers of generated records, which share one schema registry. */
public class SerdeFactory {
  /** What the keys of the configuration begin with that say how to speak to the registry. */
  public static final String PREFIX = "serde.";

  private final SchemaRegistry registry;

  /**
   * Reads {@code schema.registry.url} and the keys that begin with {@code serde.}; nothing is asked
   * of the registry yet.
   *
   * @throws WrongSettingException if a value cannot be used
   */
  public SerdeFactory(Map<String, ?> config) {
    Map<String, Object> settings = new HashMap<>();
    config.forEach(
        (key, value) ->
            settings.put(key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key, value));
    this.registry = new SchemaRegistry(RegistryConfig.from(settings));
  }

  /** The keys that begin with {@code serde.}, without that prefix. */
  public static List<String> knownKeys() {
    return RegistryConfig.KEYS;
  }

  /** The registry that all serdes of this factory share. */
  public SchemaRegistry registry() {
    return registry;
  }

  /** A serde of a topic's keys. */
  public <T extends SpecificRecord> Serde<T> keySerde(Class<T> type) {
    return Serdes.serdeFrom(keySerializer(type), keyDeserializer(type));
  }

  /** A serde of a topic's values. */
  public <T extends SpecificRecord> Serde<T> valueSerde(Class<T> type) {
    return Serdes.serdeFrom(valueSerializer(type), valueDeserializer(type));
  }

  /** A serializer of a topic's keys. */
  public <T extends SpecificRecord> Serializer<T> keySerializer(Class<T> type) {
    return new AvroSerializer<>(registry, true);
  }

  /** A serializer of a topic's values. */
  public <T extends SpecificRecord> Serializer<T> valueSerializer(Class<T> type) {
    return new AvroSerializer<>(registry, false);
  }

  /** A deserializer of a topic's keys. */
  public <T extends SpecificRecord> Deserializer<T> keyDeserializer(Class<T> type) {
    return new AvroDeserializer<>(registry, type, true);
  }

  /** A deserializer of a topic's values. */
  public <T extends SpecificRecord> Deserializer<T> valueDeserializer(Class<T> type) {
    return new AvroDeserializer<>(registry, type, false);
  }
}
