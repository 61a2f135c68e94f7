package io.tongji.config;

import java.util.LinkedHashMap;
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

  private static final Map<String, String> REMEDIES = remedies();

  private OwnOptions() {}

  private static Map<String, String> remedies() {
    Map<String, String> remedies = new LinkedHashMap<>();
    for (String name : List.of("application.id", "group.id", "transactional.id")) {
      remedies.put(name, "it follows from topic.prefix and the catalogue, so remove it");
    }
    for (String guarantee :
        List.of(
            "processing.guarantee",
            "isolation.level",
            "acks",
            "enable.idempotence",
            "enable.auto.commit",
            "auto.offset.reset")) {
      remedies.put(guarantee, "every return is counted exactly once, so remove it");
    }
    for (String handler :
        List.of(
            "deserialization.exception.handler",
            "default.deserialization.exception.handler",
            "processing.exception.handler",
            "production.exception.handler",
            "default.production.exception.handler",
            "errors.dead.letter.queue.topic.name")) {
      remedies.put(handler, "what is skipped and what is not is no option, so remove it");
    }
    remedies.put("state.dir", "use state.dir");
    remedies.put("num.stream.threads", "use stream.threads");
    remedies.put("group.instance.id", "use instance.id");
    remedies.put("session.timeout.ms", "use session.timeout");
    remedies.put("heartbeat.interval.ms", "use session.timeout, of which it is a fifth");
    return remedies;
  }

  /** What to do in place of setting a key, or null if it may be set. */
  static @Nullable String remedy(String key) {
    Matcher option = OPTION.matcher(key);
    return option.matches() ? REMEDIES.get(option.group(1)) : null;
  }
}
