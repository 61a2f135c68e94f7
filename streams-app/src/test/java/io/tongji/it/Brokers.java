package io.tongji.it;

import io.tongji.app.config.Keys;
import io.tongji.app.local.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;

/** The brokers of a stand. */
interface Brokers extends AutoCloseable {

  /** What the application is told of them, by key. */
  Map<String, String> settings();

  @Override
  void close();

  /** A single one in this process. */
  static Brokers alone(Path directory) {
    EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
    return new Brokers() {
      @Override
      public Map<String, String> settings() {
        return Map.of(Keys.BOOTSTRAP_SERVERS.name(), broker.bootstrapServers());
      }

      @Override
      public void close() {
        broker.close();
      }
    };
  }
}
