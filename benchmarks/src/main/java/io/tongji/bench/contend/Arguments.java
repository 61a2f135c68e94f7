package io.tongji.bench.contend;

import io.tongji.app.config.AppConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Arguments of a contender: where the servers are, and where it may keep files.
 *
 * @param config with the addresses of the servers
 * @param directory for state and results
 */
public record Arguments(AppConfig config, Path directory) {

  /** Reads a directory, and then settings of the form key=value. */
  public static Arguments parse(String[] arguments) {
    Map<String, String> settings = new HashMap<>();
    for (int at = 1; at < arguments.length; at++) {
      int equals = arguments[at].indexOf('=');
      settings.put(arguments[at].substring(0, equals), arguments[at].substring(equals + 1));
    }
    return new Arguments(AppConfig.defaults().with(settings), Path.of(arguments[0]));
  }
}
