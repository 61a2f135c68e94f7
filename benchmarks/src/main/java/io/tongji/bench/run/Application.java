package io.tongji.bench.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Path file = directory.resolve("given.properties");
    write(config, file);
    arguments.addAll(List.of("--config", file.toString()));
    arguments.addAll(List.of("--set", Keys.HTTP_PORT.name() + "=0"));
    arguments.addAll(List.of("--set", Keys.STATE_DIR.name() + "=" + directory.resolve("state")));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return Child.start(jvm, directory.resolve("log"), Contender.TONGJI.main(), arguments);
  }

  /** What was given, as a file: it may hold secrets, which no command line may. */
  static void write(AppConfig config, Path file) throws IOException {
    Properties given = new Properties();
    given.putAll(config.given());
    try (Writer writer = Files.newBufferedWriter(file)) {
      given.store(writer, "");
    }
  }

  /** What was written so. */
  static AppConfig read(Path file) {
    return AppConfig.read(Optional.of(file), Map.of(), Map.of(), Map.of());
  }
}
