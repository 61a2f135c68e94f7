package io.tongji.bench.contend;

import io.tongji.app.config.AppConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments of a contender: where the servers are and how to get at them, and where it may keep
 * files.
 *
 * @param config with the addresses of the servers and their passwords
 * @param directory for state and results
 */
public record Arguments(AppConfig config, Path directory) {

  /** Reads a directory, and then the file of the settings. */
  public static Arguments parse(String[] arguments) {
    Path settings = Path.of(arguments[1]);
    return new Arguments(
        AppConfig.read(Optional.of(settings), Map.of(), Map.of(), Map.of()), Path.of(arguments[0]));
  }
}
