package io.tongji.wire;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a serializer, read as Kafka's clients give it: by key, of any type. */
record Settings(Map<String, ?> values) {

  String text(String key, String otherwise) {
    Object value = values.get(key);
    return value == null || value.toString().isBlank() ? otherwise : value.toString().strip();
  }

  String required(String key) {
    String value = text(key, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("configuration key " + key + " is missing");
    }
    return value;
  }

  boolean flag(String key, boolean otherwise) {
    return Boolean.parseBoolean(text(key, Boolean.toString(otherwise)));
  }

  int number(String key, int otherwise) {
    String value = text(key, Integer.toString(otherwise));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " is not a whole number: " + value, e);
    }
  }

  /** Milliseconds, as in Kafka, or an ISO 8601 duration such as PT30S. */
  Duration duration(String key, Duration otherwise) {
    String value = text(key, otherwise.toString());
    try {
      return value.matches("\\d+")
          ? Duration.ofMillis(Long.parseLong(value))
          : Duration.parse(value);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new IllegalArgumentException(key + " is not a duration: " + value, e);
    }
  }

  /** A class, by itself or by its name. */
  @Nullable Class<?> type(String key) {
    Object value = values.get(key);
    if (value == null || value instanceof Class<?>) {
      return (Class<?>) value;
    }
    try {
      return Class.forName(value.toString());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(key + " names no class: " + value, e);
    }
  }

  /** The keys alone, for a value may be a secret. */
  @Override
  public String toString() {
    return "Settings" + values.keySet();
  }
}
