package io.tongji.app.config;

import io.tongji.failure.Failure;
import io.tongji.spelling.Spelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of one source by key, all of them known and secrets' files read. */
record Layer(Map<String, Setting> settings) {

  private static final List<String> PASSED_THROUGH = List.of("kafka.", "serde.");

  Layer {
    settings = Map.copyOf(settings);
  }

  /** Refuses unknown keys and replaces files of secrets by what they hold. */
  static Layer checked(Map<String, Setting> given) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    given.forEach(
        (key, setting) -> {
          boolean file = Secrets.isFileKey(key);
          String name = file ? Secrets.withoutSuffix(key) : key;
          refuseUnknown(name, key, setting);
          refuseOwn(name, setting);
          Setting value = file ? Secrets.read(name, setting) : setting;
          refuseSecond(name, settings.put(name, value), value);
        });
    return new Layer(settings);
  }

  /** The brokers have a key of their own; a second place for them would be passed over. */
  private static boolean isPassedThrough(String key) {
    return !key.equals("kafka.bootstrap.servers")
        && PASSED_THROUGH.stream()
            .anyMatch(prefix -> key.startsWith(prefix) && key.length() > prefix.length());
  }

  private static void refuseUnknown(String name, String given, Setting setting) {
    if (isPassedThrough(name) || knownNames().contains(name)) {
      return;
    }
    throw unknown(given, setting, knownNames());
  }

  /** The refusal of a key that is none of those known. */
  static Failure unknown(String given, Setting setting, Collection<String> known) {
    String nearest = Spelling.nearest(given, known);
    return Failure.setting(
        "unknown key: " + given + ", from " + setting.from(), "did you mean " + nearest + "?");
  }

  private static void refuseOwn(String name, Setting setting) {
    String remedy = OwnOptions.remedy(name);
    if (remedy != null) {
      throw Failure.setting(name + " cannot be set, from " + setting.from(), remedy);
    }
  }

  private static void refuseSecond(String name, @Nullable Setting first, Setting second) {
    if (first != null) {
      throw Failure.setting(
          name + " is given twice: from " + first.from() + " and " + second.from(), "keep one");
    }
  }

  private static Collection<String> knownNames() {
    return Keys.all().stream().<String>map(Key::name).toList();
  }
}
