package io.tongji.bench.run;

import io.tongji.app.run.LocalCluster;
import java.io.IOException;
import java.nio.file.Path;

/** A broker and a registry in a process of their own, until its input ends. */
public final class ServerMain {

  private ServerMain() {}

  /** Starts both in the directory that is named, says where they are, and waits. */
  public static void main(String[] arguments) throws IOException {
    try (LocalCluster cluster = LocalCluster.start(Path.of(arguments[0]), 0, 0)) {
      System.out.println("ready " + cluster.bootstrapServers() + " " + cluster.registryUrl());
      while (System.in.read() >= 0) {
        // Whoever started this process closes its input, or ends and so closes it.
      }
    }
  }
}
