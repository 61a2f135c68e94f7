package io.tongji.app.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read a moment ago, so that pages asked for one after the other, or by many people at
 * once, read a topic once. Who asks while it is read waits for the same reading.
 */
final class Recent {

  private final Duration age;
  private final Map<String, KeptReading> entries = new HashMap<>();

  private static final class KeptReading {
    private @Nullable Object value;
    private long read;
  }

  /** Keeps what was read for so long. */
  Recent(Duration age) {
    this.age = age;
  }

  /** What was read last under a name, however old; empty: nothing was. */
  <T> Optional<T> last(String name, Class<T> type) {
    KeptReading entry;
    synchronized (entries) {
      entry = entries.get(name);
    }
    if (entry == null) {
      return Optional.empty();
    }
    synchronized (entry) {
      return Optional.ofNullable(entry.value).map(type::cast);
    }
  }

  /** What is known under a name, or is read now. */
  <T> T get(String name, Class<T> type, Supplier<T> read) {
    KeptReading entry;
    synchronized (entries) {
      entry = entries.computeIfAbsent(name, absent -> new KeptReading());
    }
    synchronized (entry) {
      Object value = entry.value;
      if (value == null || System.nanoTime() - entry.read > age.toNanos()) {
        value = read.get();
        entry.value = value;
        entry.read = System.nanoTime();
      }
      return type.cast(value);
    }
  }
}
