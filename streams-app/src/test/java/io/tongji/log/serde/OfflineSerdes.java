package io.tongji.log.serde;

import io.tongji.log.topics.TopicSpec;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The product's serdes for tests without brokers. Their registry is a stub in this process; what
 * they have learnt of it all tests share, so that it is asked once.
 */
public final class OfflineSerdes extends SerdeFactory {

  private static final SerdeFactory SHARED = make();

  private final Map<Use, Object> made = new ConcurrentHashMap<>();

  private enum Way {
    WRITE_KEY,
    WRITE_VALUE,
    READ_KEY,
    READ_VALUE
  }

  private record Use(Way way, Class<?> type) {}

  private OfflineSerdes(Map<String, ?> config) {
    super(config);
  }

  /** The serdes that all tests share; nobody closes them. */
  public static SerdeFactory shared() {
    return SHARED;
  }

  private static SerdeFactory make() {
    try {
      StubRegistry registry = new StubRegistry(); // open until the process ends
      Set<Schema> schemas = new LinkedHashSet<>();
      for (TopicSpec topic : new TopicSpecs(new Topics("offline"), 1).all()) {
        schemas.addAll(topic.subjects().values());
      }
      int id = 0;
      for (Schema schema : schemas) {
        id++;
        registry.with(id, schema);
      }
      return new OfflineSerdes(Map.of("schema.registry.url", registry.url()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // made for this type
  public <T extends SpecificRecord> Serializer<T> keySerializer(Class<T> type) {
    return (Serializer<T>)
        made.computeIfAbsent(new Use(Way.WRITE_KEY, type), use -> super.keySerializer(type));
  }

  @Override
  @SuppressWarnings("unchecked") // made for this type
  public <T extends SpecificRecord> Serializer<T> valueSerializer(Class<T> type) {
    return (Serializer<T>)
        made.computeIfAbsent(new Use(Way.WRITE_VALUE, type), use -> super.valueSerializer(type));
  }

  @Override
  @SuppressWarnings("unchecked") // made for this type
  public <T extends SpecificRecord> Deserializer<T> keyDeserializer(Class<T> type) {
    return (Deserializer<T>)
        made.computeIfAbsent(new Use(Way.READ_KEY, type), use -> super.keyDeserializer(type));
  }

  @Override
  @SuppressWarnings("unchecked") // made for this type
  public <T extends SpecificRecord> Deserializer<T> valueDeserializer(Class<T> type) {
    return (Deserializer<T>)
        made.computeIfAbsent(new Use(Way.READ_VALUE, type), use -> super.valueDeserializer(type));
  }
}
