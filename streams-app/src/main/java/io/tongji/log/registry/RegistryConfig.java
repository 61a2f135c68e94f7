package io.tongji.log.registry;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How to reach the schema registry, by the configuration keys of Confluent's own clients. */
public record RegistryConfig(
    List<RegistryEndpoint> endpoints,
    Duration connectTimeout,
    Duration readTimeout,
    Retry retry,
    Duration longestWait) {
  public static final String URL = "schema.registry.url";

  /** How long a record waits for a registry that is away. */
  public static final String WAIT = "registry.wait";

  public static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
  public static final String USER_INFO = "basic.auth.user.info";
  public static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
  public static final String READ_TIMEOUT = "http.read.timeout.ms";
  public static final String RETRIES = "max.retries";
  public static final String RETRY_PAUSE = "retries.wait.ms";
  public static final String LONGEST_RETRY_PAUSE = "retries.max.wait.ms";

  /** The keys that a user may give, beside the address, which has a place of its own. */
  public static final List<String> KEYS =
      List.of(
          CREDENTIALS_SOURCE,
          USER_INFO,
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          RETRIES,
          RETRY_PAUSE,
          LONGEST_RETRY_PAUSE,
          WAIT);

  /** How often a question is put again, and after which pauses; each pause doubles the last. */
  public record Retry(int retries, Duration pause, Duration longestPause) {
    Duration pauseBefore(int retry) {
      Duration doubled = pause.multipliedBy(1L << Math.min(retry, 16));
      return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
  }

  public RegistryConfig {
    endpoints = List.copyOf(endpoints);
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException(URL + " names no schema registry");
    }
    Objects.requireNonNull(connectTimeout, "connectTimeout");
    Objects.requireNonNull(readTimeout, "readTimeout");
    Objects.requireNonNull(retry, "retry");
    Objects.requireNonNull(longestWait, "longestWait");
  }

  /** A registry at these base URLs, comma-separated, with the default time-outs. */
  public static RegistryConfig at(String urls) {
    return from(Map.of(URL, urls));
  }

  public static RegistryConfig from(Map<String, ?> config) {
    Settings settings = new Settings(config);
    BasicAuth shared = sharedCredentials(settings);
    List<RegistryEndpoint> endpoints =
        Arrays.stream(settings.required(URL).split(",", -1))
            .filter(url -> !url.isBlank())
            .map(url -> RegistryEndpoint.parse(url, shared))
            .toList();
    return new RegistryConfig(
        endpoints,
        connectTimeout(settings),
        settings.duration(READ_TIMEOUT, Duration.ofSeconds(10)),
        new Retry(
            settings.number(RETRIES, 3),
            settings.duration(RETRY_PAUSE, Duration.ofMillis(200)),
            settings.duration(LONGEST_RETRY_PAUSE, Duration.ofSeconds(2))),
        settings.duration(WAIT, Settings.LONGEST));
  }

  /** The client refuses 0, and does not say of what. */
  private static Duration connectTimeout(Settings settings) {
    Duration given = settings.duration(CONNECT_TIMEOUT, Duration.ofSeconds(5));
    if (given.isZero()) {
      throw new WrongSettingException(CONNECT_TIMEOUT, given, "give a duration above 0");
    }
    return given;
  }

  private static @Nullable BasicAuth sharedCredentials(Settings settings) {
    String source = settings.text(CREDENTIALS_SOURCE, "URL");
    return switch (source) {
      case "URL" -> null;
      case "USER_INFO" -> new BasicAuth(settings.required(USER_INFO));
      default ->
          throw new WrongSettingException(CREDENTIALS_SOURCE, source, "give URL or USER_INFO");
    };
  }
}
