package io.tongji.log.registry;

import org.jspecify.annotations.Nullable;

/**
 * A value that a serializer or deserializer cannot use: of which key, and what is allowed.
 *
 * <p>It is no {@code Failure}: serdes know a key without its prefix, and not where its value comes
 * from. {@code app.config} makes the failure, with the file, variable or option to correct.
 */
public final class WrongSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String remedy;

  WrongSettingException(String key, Object value, String remedy) {
    this(key, value, remedy, null);
  }

  WrongSettingException(String key, Object value, String remedy, @Nullable Throwable cause) {
    super(key + " is not valid: \"" + value + "\"; " + remedy, cause);
    this.key = key;
    this.remedy = remedy;
  }

  /** The key, as serializers know it: without a prefix. */
  public String key() {
    return key;
  }

  /** What may stand there. */
  public String remedy() {
    return remedy;
  }
}
