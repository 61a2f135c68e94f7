package io.tongji.app.config;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Reads the places that settings come from. */
public final class Sources {

  private static final String PREFIX = "TONGJI_";

  /** Read by the launcher script before there is a program to configure. */
  private static final List<String> OF_THE_LAUNCHER = List.of("TONGJI_JAVA_OPTS");

  private Sources() {}

  static Layer file(Path file) {
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
    return Layer.checked(settings);
  }

  static Layer environment(Map<String, String> environment) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(PREFIX) && !OF_THE_LAUNCHER.contains(variable)) {
            settings.put(keyOf(variable), new Setting(value, "environment variable " + variable));
          }
        });
    return Layer.checked(settings);
  }

  static Layer options(Map<String, String> values, String from) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    values.forEach((key, value) -> settings.put(key, new Setting(value, from)));
    return Layer.checked(settings);
  }

  /** Known keys by their variable; in all others an underscore can only have been a dot. */
  private static String keyOf(String variable) {
    for (Key<?> key : Keys.all()) {
      if (key.environmentName().equals(variable)) {
        return key.name();
      }
    }
    return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
