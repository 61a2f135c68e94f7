package io.tongji.app.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
    private String point = "";
    private long read;
  }

  /** Keeps what was read for so long. */
  Recent(Duration age) {
    this.age = age;
  }

  /** What is known under a name, or is read now. */
  <T> T get(String name, Class<T> type, Supplier<T> read) {
    return get(name, type, () -> "", read);
  }

  /**
   * What is known under a name, or is read now. What is older is read again only if something came.
   *
   * @param point where the topics that it is read from end; empty: not known, so it is read again
   */
  <T> T get(String name, Class<T> type, Supplier<String> point, Supplier<T> read) {
    KeptReading entry;
    synchronized (entries) {
      entry = entries.computeIfAbsent(name, absent -> new KeptReading());
    }
    synchronized (entry) {
      Object value = entry.value;
      if (value == null || System.nanoTime() - entry.read > age.toNanos()) {
        String now = point.get(); // before it is read: what comes in between is seen next time
        if (value == null || now.isEmpty() || !now.equals(entry.point)) {
          value = read.get();
        }
        entry.value = value;
        entry.point = now;
        entry.read = System.nanoTime();
      }
      return type.cast(value);
    }
  }
}
