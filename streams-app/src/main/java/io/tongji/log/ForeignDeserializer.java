package io.tongji.log;

import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** A deserializer of others, whose errors are told apart: a bad record or a registry away. */
final class ForeignDeserializer<T> implements Deserializer<T> {
  private static final String UNKNOWN_ID = "error code: " + RegistryReply.SCHEMA_NOT_FOUND;

  private final Deserializer<?> foreign;
  private final Class<T> expected;
  private final RegistryPatience patience;

  ForeignDeserializer(Deserializer<?> foreign, Class<T> expected, RegistryPatience patience) {
    this.foreign = foreign;
    this.expected = expected;
    this.patience = patience;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    foreign.configure(configs, isKey);
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    Object record = patience.ask(() -> read(topic, data));
    if (!expected.isInstance(record)) {
      throw new PoisonRecordException("not a record of " + expected.getName());
    }
    return expected.cast(record);
  }

  @Override
  public void close() {
    patience.end();
    foreign.close();
  }

  private Object read(String topic, byte[] data) {
    try {
      return foreign.deserialize(topic, data);
    } catch (RuntimeException e) {
      if (isRegistryAway(e)) {
        throw new RegistryUnavailableException(String.valueOf(e.getMessage()), e);
      }
      throw new PoisonRecordException("does not decode: " + e.getMessage(), e);
    }
  }

  /** Confluent's clients report most refusals of the registry as a matter of configuration. */
  private static boolean isRegistryAway(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      boolean fromRegistry =
          cause instanceof InvalidConfigurationException
              || cause.getClass().getSimpleName().equals("RestClientException");
      if (fromRegistry) {
        return !String.valueOf(cause.getMessage()).contains(UNKNOWN_ID);
      }
      if (cause instanceof IOException) {
        return !(cause instanceof EOFException)
            && !cause.getClass().getName().startsWith("org.apache.avro.");
      }
    }
    return false;
  }
}
