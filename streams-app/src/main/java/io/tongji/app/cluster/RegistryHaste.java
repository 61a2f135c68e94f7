package io.tongji.app.cluster;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A command asks a registry no longer than it may take; the pipeline waits without end. */
public final class RegistryHaste {

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_READ = Duration.ofSeconds(10);

  private RegistryHaste() {}

  /** The configuration of a command; what the user says about the registry stands. */
  public static AppConfig of(AppConfig given) {
    Duration limit = given.get(Keys.OPERATION_TIMEOUT);
    Map<String, String> wanted =
        Map.of(
            "registry.wait", limit.toString(),
            "max.retries", "1",
            "http.connect.timeout.ms", millis(LONGEST_CONNECT, limit.dividedBy(4)),
            "http.read.timeout.ms", millis(LONGEST_READ, limit.dividedBy(2)));
    Map<String, String> added = new LinkedHashMap<>();
    wanted.forEach(
        (key, value) -> {
          if (!given.serde().containsKey(key)) {
            added.put("serde." + key, value);
          }
        });
    return given.with(added);
  }

  private static String millis(Duration longest, Duration fitting) {
    return Long.toString(Math.max(1, Math.min(longest.toMillis(), fitting.toMillis())));
  }
}
