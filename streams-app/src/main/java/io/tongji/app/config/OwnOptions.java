package io.tongji.app.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Options of the Kafka clients that the application sets itself: with another value it would count
 * wrongly, or a key of its own would not be true any more.
 */
final class OwnOptions {

  private static final Pattern OPTION =
      Pattern.compile(
          "kafka\\.(?:(?:main\\.|restore\\.|global\\.)?consumer\\.|producer\\.|admin\\.)?(.+)");

  private static final List<String> NAMES =
      List.of("application.id", "group.id", "transactional.id");

  private static final List<String> GUARANTEES =
      List.of(
          "processing.guarantee",
          "isolation.level",
          "acks",
          "enable.idempotence",
          "enable.auto.commit",
          "auto.offset.reset");

  private static final List<String> HANDLERS =
      List.of(
          "deserialization.exception.handler",
          "default.deserialization.exception.handler",
          "processing.exception.handler",
          "production.exception.handler",
          "default.production.exception.handler",
          "errors.dead.letter.queue.topic.name");

  private static final Map<String, String> KEYS =
      Map.of(
          "state.dir", "use state.dir",
          "num.stream.threads", "use stream.threads",
          "commit.interval.ms", "use commit.interval",
          "replication.factor", "use topics.replication.factor",
          "group.instance.id", "use instance.id",
          "session.timeout.ms", "use session.timeout",
          "heartbeat.interval.ms", "use session.timeout, of which it is a fifth");

  private OwnOptions() {}

  /** What to do in place of setting a key, or null if it may be set. */
  static @Nullable String remedy(String key) {
    Matcher option = OPTION.matcher(key);
    if (!option.matches()) {
      return null;
    }
    String name = option.group(1);
    if (NAMES.contains(name)) {
      return "it follows from topic.prefix and the catalogue, so remove it";
    }
    if (GUARANTEES.contains(name)) {
      return "every return is counted exactly once, so remove it";
    }
    return HANDLERS.contains(name)
        ? "what is skipped and what is not is no option, so remove it"
        : KEYS.get(name);
  }
}
