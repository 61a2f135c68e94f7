package io.tongji.it;

import io.tongji.app.config.Keys;
import io.tongji.app.local.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The brokers of a stand. */
interface Brokers extends AutoCloseable {

  /** What the application is given of them, by key. */
  Map<String, String> settings();

  @Override
  void close();

  /** The options of a client as settings of the application. */
  static Map<String, String> settings(Map<String, String> options) {
    Map<String, String> settings = new TreeMap<>();
    options.forEach((key, value) -> settings.put("kafka." + key, value));
    settings.put(
        Keys.BOOTSTRAP_SERVERS.name(),
        String.valueOf(settings.remove("kafka." + Keys.BOOTSTRAP_SERVERS.name())));
    return settings;
  }

  /** A single one in this process. */
  static Brokers alone(Path directory) {
    EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
    return new Brokers() {
      @Override
      public Map<String, String> settings() {
        return Brokers.settings(broker.clientOptions());
      }

      @Override
      public void close() {
        broker.close();
      }
    };
  }
}
