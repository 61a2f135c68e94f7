package io.tongji.app.config;

/** A configuration that cannot be used: what is wrong, the value, where it is from, the remedy. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes the whole sentence, since it is shown as it stands. */
  public ConfigException(String message) {
    super(message);
  }
}
