package io.tongji.log.registry;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** The configuration of a serializer, read as Kafka's clients give it: by key, of any type. */
record Settings(Map<String, ?> values) {

  /** As good as without end, and still far from what overflows when it is added up. */
  static final Duration LONGEST = Duration.ofDays(36_500);

  private static final String NUMBERS = "give a whole number from 0 to " + Integer.MAX_VALUE;
  private static final String DURATIONS =
      "give milliseconds, or an ISO 8601 duration such as PT30S; P"
          + LONGEST.toDays()
          + "D at most";

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

  /** A whole number, 0 or more. */
  int number(String key, int otherwise) {
    String value = text(key, Integer.toString(otherwise));
    try {
      int given = Integer.parseInt(value);
      if (given < 0) {
        throw new WrongSettingException(key, value, NUMBERS);
      }
      return given;
    } catch (NumberFormatException e) {
      throw new WrongSettingException(key, value, NUMBERS, e);
    }
  }

  /** Milliseconds, as in Kafka, or an ISO 8601 duration such as PT30S; 0 to {@link #LONGEST}. */
  Duration duration(String key, Duration otherwise) {
    String value = text(key, otherwise.toString());
    try {
      Duration given =
          value.matches("\\d+") ? Duration.ofMillis(Long.parseLong(value)) : Duration.parse(value);
      if (given.isNegative() || given.compareTo(LONGEST) > 0) {
        throw new WrongSettingException(key, value, DURATIONS);
      }
      return given;
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new WrongSettingException(key, value, DURATIONS, e);
    }
  }

  /** The keys alone, for a value may be a secret. */
  @Override
  public String toString() {
    return "Settings" + values.keySet();
  }
}
