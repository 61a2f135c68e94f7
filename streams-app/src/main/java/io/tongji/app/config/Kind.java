package io.tongji.app.config;

import java.util.function.Function;

/**
 * A kind of value, with how to read one and the remedy for one that cannot be read.
 *
 * @param <T> the type a value of this kind is read to
 */
record Kind<T>(String name, String remedy, Function<String, T> reader) {

  /** Reads one value; a wrong one throws an IllegalArgumentException or a DateTimeException. */
  T read(String text) {
    return reader.apply(text);
  }
}
