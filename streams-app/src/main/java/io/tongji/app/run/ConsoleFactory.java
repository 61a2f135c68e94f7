package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import java.util.Optional;

/** Starts the console of a configuration. */
public interface ConsoleFactory {

  /** Starts a console, which is there at once. */
  RunningConsole start(AppConfig config);

  /** A console that is served. */
  interface RunningConsole extends AutoCloseable {

    /** The address. */
    String url();

    /** The address by which the first administrator is made, once; empty: there is one. */
    Optional<String> setupUrl();

    @Override
    void close();
  }
}
