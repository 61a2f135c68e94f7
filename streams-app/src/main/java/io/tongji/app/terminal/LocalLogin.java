package io.tongji.app.terminal;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.local.ClientFile;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds to a configuration what local servers of the same account ask for, where it leads to such
 * servers and says nothing of how to be let in.
 */
final class LocalLogin {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

  private LocalLogin() {}

  static AppConfig complete(AppConfig config) {
    Map<String, String> found = new HashMap<>();
    if (config.kafka().keySet().stream().noneMatch(LocalLogin::isOfSecurity)) {
      URI broker = URI.create("kafka://" + config.get(Keys.BOOTSTRAP_SERVERS).strip());
      options(broker).forEach((key, value) -> put(found, "kafka.", key, value));
    }
    List<URI> registries = config.get(Keys.SCHEMA_REGISTRY_URL);
    if (registries.size() == 1
        && registries.get(0).getUserInfo() == null
        && config.serde().keySet().stream().noneMatch(LocalLogin::isOfSecurity)) {
      options(registries.get(0)).forEach((key, value) -> put(found, "serde.", key, value));
    }
    return config.with(found);
  }

  private static Map<String, String> options(URI server) {
    return server.getHost() != null && THIS_MACHINE.contains(server.getHost())
        ? ClientFile.at(server.getPort())
        : Map.of();
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
