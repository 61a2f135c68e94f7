package io.tongji.app.terminal;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.local.ClientFile;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds to a configuration what local servers of the same account ask for, and where their console
 * is, where it leads to such servers and says nothing of it.
 */
final class LocalLogin {

  /** One server of this machine, without a login of its own. */
  private static final Pattern HERE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost):(?<port>\\d{1,5})");

  private LocalLogin() {}

  static AppConfig complete(AppConfig config) {
    Map<String, String> found = new HashMap<>();
    Matcher broker = HERE.matcher(config.get(Keys.BOOTSTRAP_SERVERS).strip());
    if (broker.matches()) {
      int port = Integer.parseInt(broker.group("port"));
      if (config.kafka().keySet().stream().noneMatch(LocalLogin::isOfSecurity)) {
        ClientFile.at(port).forEach((key, value) -> put(found, "kafka.", key, value));
      }
      if (!config.isGiven(Keys.CONSOLE_DIR)) {
        ClientFile.consoleAt(port)
            .ifPresent(console -> found.put(Keys.CONSOLE_DIR.name(), console.toString()));
      }
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
