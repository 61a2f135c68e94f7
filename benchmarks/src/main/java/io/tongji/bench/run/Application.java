package io.tongji.bench.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Starts the application's {@code run} as the launcher does. */
final class Application {

  /** How the line begins that it prints when every figure is published. */
  static final String READY = "ready ";

  private Application() {}

  /** Starts an instance with its state in a directory, and further settings of its own. */
  static Child start(Jvm jvm, AppConfig config, Path directory, List<String> settings)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", "--quiet"));
    arguments.addAll(List.of("--config", write(config, directory).toString()));
    arguments.addAll(List.of("--set", Keys.HTTP_PORT.name() + "=0"));
    arguments.addAll(List.of("--set", Keys.STATE_DIR.name() + "=" + directory.resolve("state")));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return Child.start(jvm, directory.resolve("log"), Contender.TONGJI.main(), arguments);
  }

  /** What was given, as a file: it may hold secrets, which no command line may. */
  private static Path write(AppConfig config, Path directory) throws IOException {
    Path file = directory.resolve("given.properties");
    Properties given = new Properties();
    given.putAll(config.given());
    try (Writer writer = Files.newBufferedWriter(file)) {
      given.store(writer, "");
    }
    return file;
  }

  /** Where the servers are, and what the topics are called, as settings. */
  static List<String> addresses(AppConfig config) {
    List<String> settings = new ArrayList<>();
    settings.add(Keys.BOOTSTRAP_SERVERS.name() + "=" + config.get(Keys.BOOTSTRAP_SERVERS));
    settings.add(Keys.SCHEMA_REGISTRY_URL.name() + "=" + config.registryUrl());
    settings.add(Keys.TOPIC_PREFIX.name() + "=" + config.get(Keys.TOPIC_PREFIX));
    settings.add(Keys.TOPICS_PARTITIONS.name() + "=" + config.get(Keys.TOPICS_PARTITIONS));
    return settings;
  }
}
