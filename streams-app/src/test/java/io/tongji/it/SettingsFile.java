package io.tongji.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Settings as a file, as an operator gives them: passwords are on no command line. */
final class SettingsFile {

  private SettingsFile() {}

  /** Writes settings into a new file of a directory; the option that names it. */
  static String option(Map<String, String> settings, Path directory) {
    Properties properties = new Properties();
    properties.putAll(settings);
    try {
      Path file = Files.createTempFile(directory, "settings-", ".properties");
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, null);
      }
      return "--config=" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
