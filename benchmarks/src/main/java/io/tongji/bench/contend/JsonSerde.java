package io.tongji.bench.contend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Records as JSON, as tutorials do it. */
final class JsonSerde {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonSerde() {}

  @SuppressWarnings("NullAway") // Kafka's serdes take and give null for a tombstone
  static <T> Serde<T> of(Class<T> type) {
    Serializer<T> writer = (topic, value) -> value == null ? null : write(value);
    Deserializer<T> reader = (topic, bytes) -> bytes == null ? null : read(bytes, type);
    return Serdes.serdeFrom(writer, reader);
  }

  private static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value, e);
    }
  }

  private static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return JSON.readValue(bytes, type);
    } catch (IOException e) {
      throw new IllegalStateException("no JSON of a " + type.getSimpleName(), e);
    }
  }
}
