package io.tongji.app.config;

import io.tongji.failure.Failure;
import io.tongji.spelling.Spelling;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads the places that settings come from: all keys known, and the files of secrets read. */
public final class Sources {

  private static final String PREFIX = "TONGJI_";

  /** Read by the launcher script before there is a program to configure. */
  private static final List<String> OF_THE_LAUNCHER = List.of("TONGJI_JAVA_OPTS");

  private static final List<String> PASSED_THROUGH = List.of("kafka.", "serde.");

  private Sources() {}

  static Map<String, Setting> file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw Failure.setting(
          "configuration file cannot be read: \"" + file + "\", from --config",
          "name a readable Java properties file in UTF-8");
    }
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (String key : properties.stringPropertyNames()) {
      settings.put(key, new Setting(properties.getProperty(key).strip(), "file " + file));
    }
    return checked(settings);
  }

  static Map<String, Setting> environment(Map<String, String> environment) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(PREFIX) && !OF_THE_LAUNCHER.contains(variable)) {
            settings.put(keyOf(variable), new Setting(value, "environment variable " + variable));
          }
        });
    return checked(settings);
  }

  static Map<String, Setting> options(Map<String, String> values, String from) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    values.forEach((key, value) -> settings.put(key, new Setting(value, from)));
    return checked(settings);
  }

  /** Known keys by their variable; in all others an underscore can only have been a dot. */
  private static String keyOf(String variable) {
    for (SettingKey<?> key : Keys.all()) {
      if (key.environmentName().equals(variable)) {
        return key.name();
      }
    }
    return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Refuses unknown keys and replaces files of secrets by what they hold. */
  private static Map<String, Setting> checked(Map<String, Setting> given) {
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
    return settings;
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
    return Failure.setting(
        "unknown key: " + given + ", from " + setting.from(),
        Spelling.near(given, known)
            .map(near -> "did you mean " + near + "?")
            .orElse("all are in docs/configuration.md"));
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
    return Keys.all().stream().<String>map(SettingKey::name).toList();
  }
}
