package io.tongji.app.http;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where and for whom a server is.
 *
 * @param prefix of the keys of the configuration that say so, for messages
 * @param names that Host may have, besides the machine's own
 * @param authorities PEM file of those whose certificates clients may show; empty: none is asked
 *     for
 */
public record HttpSettings(
    String prefix,
    String host,
    int port,
    Optional<Path> keystore,
    Optional<String> keystorePassword,
    Optional<String> credentials,
    List<String> names,
    Optional<Path> authorities) {

  /** The part of the configuration that is about HTTP. */
  public static HttpSettings of(AppConfig config) {
    return new HttpSettings(
        "http",
        config.get(Keys.HTTP_HOST),
        config.get(Keys.HTTP_PORT),
        config.get(Keys.HTTP_TLS_KEYSTORE_PATH),
        config.get(Keys.HTTP_TLS_KEYSTORE_PASSWORD),
        config.get(Keys.HTTP_BASIC_AUTH),
        config.get(Keys.HTTP_NAMES),
        Optional.empty());
  }

  /** The part of the configuration that is about the console. */
  public static HttpSettings ofConsole(AppConfig config) {
    return new HttpSettings(
        "console",
        config.get(Keys.CONSOLE_HOST),
        config.get(Keys.CONSOLE_PORT),
        config.get(Keys.CONSOLE_TLS_KEYSTORE_PATH),
        config.get(Keys.CONSOLE_TLS_KEYSTORE_PASSWORD),
        Optional.empty(),
        config.get(Keys.CONSOLE_NAMES),
        config.get(Keys.CONSOLE_TLS_CLIENT_AUTHORITIES));
  }
}
