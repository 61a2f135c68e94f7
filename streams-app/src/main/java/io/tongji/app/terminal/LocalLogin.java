package io.tongji.app.terminal;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.local.ClientFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds to a configuration what local servers of the same account ask for, where it leads to such
 * servers and says nothing of how to be let in.
 */
final class LocalLogin {

  /** One server of this machine, without a login of its own. */
  private static final Pattern HERE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost):(?<port>\\d{1,5})");

  private LocalLogin() {}

  static AppConfig complete(AppConfig config) {
    Map<String, String> found = new HashMap<>();
    if (config.kafka().keySet().stream().noneMatch(LocalLogin::isOfSecurity)) {
      broker(config)
          .map(ClientFile::at)
          .ifPresent(file -> file.forEach((key, value) -> put(found, "kafka.", key, value)));
    }
    List<URI> registries = config.get(Keys.SCHEMA_REGISTRY_URL);
    if (registries.size() == 1
        && HERE.matcher(String.valueOf(registries.get(0).getAuthority())).matches()
        && config.serde().keySet().stream().noneMatch(LocalLogin::isOfSecurity)) {
      ClientFile.at(registries.get(0).getPort())
          .forEach((key, value) -> put(found, "serde.", key, value));
    }
    return config.with(found);
  }

  /**
   * Where the console beside those servers is. It is no setting: whoever starts another console, or
   * makes users, has to name the directory.
   */
  static Optional<Path> console(AppConfig config) {
    return broker(config).flatMap(ClientFile::consoleAt);
  }

  private static Optional<Integer> broker(AppConfig config) {
    Matcher broker = HERE.matcher(config.get(Keys.BOOTSTRAP_SERVERS).strip());
    return broker.matches() ? Optional.of(Integer.valueOf(broker.group("port"))) : Optional.empty();
  }

  private static void put(Map<String, String> found, String prefix, String key, String value) {
    if (isOfSecurity(key) && key.startsWith("basic.auth.") == prefix.equals("serde.")) {
      found.put(prefix + key, value);
    }
  }

  private static boolean isOfSecurity(String key) {
    return key.startsWith("security.")
        || key.startsWith("sasl.")
        || key.startsWith("ssl.")
        || key.startsWith("basic.auth.");
  }
}
