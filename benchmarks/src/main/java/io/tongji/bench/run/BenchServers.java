package io.tongji.bench.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The broker and the registry that all contenders share, in a process of their own. */
final class BenchServers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String HEAP = "-Xmx1g";

  private final Child process;
  private final AppConfig config;

  private BenchServers(Child process, AppConfig config) {
    this.process = process;
    this.config = config;
  }

  /** Starts them with their data in a directory; the rest of the configuration is given. */
  static BenchServers start(Path directory, AppConfig given)
      throws IOException, InterruptedException {
    Path data = directory.resolve("servers");
    Child process =
        Child.start(
            Jvm.own().with(List.of(HEAP)),
            directory.resolve("servers.log"),
            ServerMain.class.getName(),
            List.of(data.toString()));
    try {
      Child.OutputLine unused = process.await("ready ", PATIENCE);
      AppConfig servers = Application.read(data.resolve(ServerMain.SETTINGS));
      AppConfig config = given.with(servers.given()).with(Map.of(Keys.CATALOGUE_DIR.name(), ""));
      return new BenchServers(process, config);
    } catch (RuntimeException failed) {
      process.close();
      throw failed;
    }
  }

  /** The configuration of a client of them. */
  AppConfig config() {
    return config;
  }

  /** What the broker has used so far. */
  Usage usage() {
    return Usage.of(process.pid());
  }

  @Override
  public void close() {
    process.close();
  }
}
