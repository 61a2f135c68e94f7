package io.tongji.bench.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.run.LocalCluster;
import java.io.IOException;
import java.nio.file.Path;

/** A broker and a registry in a process of their own, until its input ends. */
public final class ServerMain {

  private ServerMain() {}

  /** What a client needs is in this file of the directory. */
  static final String SETTINGS = "settings.properties";

  /** Starts both in the directory that is named, writes how to get at them, and waits. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    try (LocalCluster cluster = LocalCluster.start(directory, 0, 0)) {
      Application.write(cluster.pointAt(AppConfig.defaults()), directory.resolve(SETTINGS));
      System.out.println("ready ");
      while (System.in.read() >= 0) {
        // Whoever started this process closes its input, or ends and so closes it.
      }
    }
  }
}
