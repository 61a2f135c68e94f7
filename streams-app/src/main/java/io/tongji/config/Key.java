package io.tongji.config;

import java.time.DateTimeException;
import java.util.Locale;

/**
 * One thing that can be configured.
 *
 * @param <T> the type its value is read to
 */
public record Key<T>(String name, Kind<T> kind, String standard, String meaning) {

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

  /** An address may hold a user and a password in front of an @. */
  private boolean hides(String value) {
    return secret() || value.indexOf('@') >= 0;
  }

  T read(Setting setting) {
    try {
      return kind.read(setting.value());
    } catch (IllegalArgumentException | DateTimeException wrong) {
      String shown = hides(setting.value()) ? "(secret)" : '"' + setting.value() + '"';
      throw new ConfigException(
          name + " is not valid: " + shown + ", from " + setting.from() + "; " + kind.remedy());
    }
  }
}
