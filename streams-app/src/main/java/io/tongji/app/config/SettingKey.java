package io.tongji.app.config;

import java.time.DateTimeException;
import java.util.Locale;

/**
 * One thing that can be configured.
 *
 * @param <T> the type its value is read to
 */
public record SettingKey<T>(String name, SettingType<T> kind, String standard, String meaning) {

  private static final String PREFIX = "TONGJI_";

  /** The environment variable that carries this key. */
  public String environmentName() {
    return PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The name of the kind of value, for the documentation. */
  public String type() {
    return kind.name();
  }

  /** Whether the value must not be shown in messages, and may be given as a file. */
  public boolean secret() {
    return Secrets.isSecret(name);
  }

  T read(Setting setting) {
    try {
      return kind.read(setting.value());
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw setting.refused(name, kind.remedy());
    }
  }
}
