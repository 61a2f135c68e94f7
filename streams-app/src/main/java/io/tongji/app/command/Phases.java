package io.tongji.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long each part of a command took. */
final class Phases {

  private static final double MILLIS = 1000.0;

  private final List<String> ended = new ArrayList<>();
  private final long begun = System.nanoTime();
  private long last = begun;

  /** A part ends, and the next begins. */
  void end(String name) {
    long now = System.nanoTime();
    ended.add(name + " " + seconds(now - last));
    last = now;
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", Duration.ofNanos(nanos).toMillis() / MILLIS);
  }

  @Override
  public String toString() {
    return String.join(", ", ended) + "; together " + seconds(last - begun);
  }
}
