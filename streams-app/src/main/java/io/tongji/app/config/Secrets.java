package io.tongji.app.config;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Values that are better kept in a file of their own, named by the key with {@code .file}. */
final class Secrets {

  static final String SUFFIX = ".file";

  /** Kafka has options of its own that end in .file, so only the names of secrets count. */
  private static final Pattern SECRET =
      Pattern.compile(
          ".*(password|secret|basic\\.auth|jaas\\.config|user\\.info|ssl\\.keystore\\.key)");

  private Secrets() {}

  static boolean isSecret(String key) {
    return SECRET.matcher(key).matches();
  }

  /** Whether the key names the file of a secret rather than a value. */
  static boolean isFileKey(String key) {
    return key.endsWith(SUFFIX) && isSecret(withoutSuffix(key));
  }

  static String withoutSuffix(String key) {
    return key.substring(0, key.length() - SUFFIX.length());
  }

  /** The text in the file without the line ends that editors add. */
  static Setting read(String key, Setting file) {
    try {
      String text = Files.readString(Path.of(file.value())).replaceAll("[\\r\\n]+$", "");
      return new Setting(text, "file " + file.value() + " named by " + file.from());
    } catch (IOException | IllegalArgumentException unreadable) {
      throw Failure.setting(
          key + SUFFIX + " cannot be read: \"" + file.value() + "\", from " + file.from(),
          "name a readable file that holds the secret");
    }
  }
}
