package io.tongji.log;

import io.tongji.avro.Epoch;
import io.tongji.avro.EpochKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the serializers and deserializers that the configuration names; ours where it names none.
 *
 * <p>Keys that begin with {@code serde.} are passed to them without that prefix, and so is the
 * registry's address.
 */
public final class SerdeFactory {
  public static final String PREFIX = "serde.";
  public static final String KEY_SERIALIZER = "serde.key.serializer.class";
  public static final String VALUE_SERIALIZER = "serde.value.serializer.class";
  public static final String KEY_DESERIALIZER = "serde.key.deserializer.class";
  public static final String VALUE_DESERIALIZER = "serde.value.deserializer.class";

  private final Settings settings;
  private final Map<String, Object> passedOn;
  private final SchemaRegistry registry;

  /**
   * Reads {@code schema.registry.url} and the keys that begin with {@code serde.}. One serde of
   * each kind is made at once, so that a wrong value is told before anything is asked or sent.
   *
   * @throws WrongSettingException if a value cannot be used
   * @throws IllegalArgumentException if the serdes of others refuse theirs
   */
  public SerdeFactory(Map<String, ?> config) {
    this.settings = new Settings(config);
    this.passedOn = passedOn(config);
    this.registry = new SchemaRegistry(RegistryConfig.from(passedOn));
    keySerde(EpochKey.class).close();
    valueSerde(Epoch.class).close();
  }

  /**
   * All keys, without the prefix, that mean something to our own serdes; nothing if one of others
   * is named, whose keys only they know.
   *
   * @param config without the prefix
   */
  public static Optional<List<String>> knownKeys(Map<String, String> config) {
    List<String> classes =
        Stream.of(KEY_SERIALIZER, VALUE_SERIALIZER, KEY_DESERIALIZER, VALUE_DESERIALIZER)
            .map(key -> key.substring(PREFIX.length()))
            .toList();
    List<String> ours =
        List.of(ConfluentAvroSerializer.class.getName(), ConfluentAvroDeserializer.class.getName());
    if (!classes.stream().map(config::get).allMatch(name -> name == null || ours.contains(name))) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.of(classes, SerdeSettings.KEYS, RegistryConfig.KEYS).flatMap(List::stream).toList());
  }

  /** The registry that all serdes of this factory share. */
  public SchemaRegistry registry() {
    return registry;
  }

  public <T extends SpecificRecord> Serde<T> keySerde(Class<T> type) {
    return Serdes.serdeFrom(keySerializer(type), keyDeserializer(type));
  }

  public <T extends SpecificRecord> Serde<T> valueSerde(Class<T> type) {
    return Serdes.serdeFrom(valueSerializer(type), valueDeserializer(type));
  }

  public <T extends SpecificRecord> Serializer<T> keySerializer(Class<T> type) {
    return serializer(KEY_SERIALIZER, type, true);
  }

  public <T extends SpecificRecord> Serializer<T> valueSerializer(Class<T> type) {
    return serializer(VALUE_SERIALIZER, type, false);
  }

  public <T extends SpecificRecord> Deserializer<T> keyDeserializer(Class<T> type) {
    return deserializer(KEY_DESERIALIZER, type, true);
  }

  public <T extends SpecificRecord> Deserializer<T> valueDeserializer(Class<T> type) {
    return deserializer(VALUE_DESERIALIZER, type, false);
  }

  private <T> Serializer<T> serializer(String key, Class<T> type, boolean isKey) {
    Object made = instance(settings.text(key, ConfluentAvroSerializer.class.getName()), key);
    if (!(made instanceof Serializer<?>)) {
      throw wrongClass(key, made.getClass().getName(), "it is no Serializer of Kafka", null);
    }
    @SuppressWarnings("unchecked") // Avro serializers take the records of every schema
    Serializer<T> serializer = (Serializer<T>) made;
    configure(made, () -> serializer.configure(config(made, type, isKey), isKey));
    return serializer;
  }

  private <T> Deserializer<T> deserializer(String key, Class<T> type, boolean isKey) {
    Object made = instance(settings.text(key, ConfluentAvroDeserializer.class.getName()), key);
    if (!(made instanceof Deserializer<?> found)) {
      throw wrongClass(key, made.getClass().getName(), "it is no Deserializer of Kafka", null);
    }
    configure(made, () -> found.configure(config(made, type, isKey), isKey));
    SerdeSettings serde = SerdeSettings.from(passedOn, isKey);
    if (!isOurs(made)) {
      return new ForeignDeserializer<>(found, type, registry.patience(serde.patience()));
    }
    @SuppressWarnings("unchecked") // configured to read this class and no other
    Deserializer<T> ours = (Deserializer<T>) found;
    return ours;
  }

  /** Those of others refuse what they are told by exceptions of Kafka. */
  private static void configure(Object serde, Runnable configuring) {
    try {
      configuring.run();
    } catch (KafkaException e) {
      throw new IllegalArgumentException(
          serde.getClass().getName() + " refuses what it is told: " + e.getMessage(), e);
    }
  }

  private Map<String, Object> config(Object serde, Class<?> type, boolean isKey) {
    Map<String, Object> config = new HashMap<>(passedOn);
    if (isOurs(serde)) {
      config.put(SerdeSettings.SHARED_REGISTRY, registry);
    }
    config.put(
        isKey ? SerdeSettings.SPECIFIC_KEY_TYPE : SerdeSettings.SPECIFIC_VALUE_TYPE,
        GeneratedClasses.requireGenerated(type));
    return config;
  }

  /** Defaults that serializers of others need to agree with ours, then what is configured. */
  private static Map<String, Object> passedOn(Map<String, ?> config) {
    Map<String, Object> result = new HashMap<>();
    result.put(SerdeSettings.SPECIFIC_READER, true);
    result.put(SerdeSettings.AUTO_REGISTER, false);
    result.put("avro.remove.java.properties", true);
    Object url = config.get(RegistryConfig.URL);
    if (url != null) {
      result.put(RegistryConfig.URL, url);
    }
    config.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX)) {
            result.put(key.substring(PREFIX.length()), value);
          }
        });
    return result;
  }

  private static boolean isOurs(Object serde) {
    return serde instanceof ConfluentAvroSerializer<?>
        || serde instanceof ConfluentAvroDeserializer<?>;
  }

  private static Object instance(String className, String key) {
    try {
      return Class.forName(className).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw wrongClass(key, className, "it cannot be made (" + cause + ")", e);
    }
  }

  private static WrongSettingException wrongClass(
      String key, String className, String why, @Nullable Throwable cause) {
    String remedy = why + ": correct its name, or put its library on the class path";
    return new WrongSettingException(key.substring(PREFIX.length()), className, remedy, cause);
  }
}
