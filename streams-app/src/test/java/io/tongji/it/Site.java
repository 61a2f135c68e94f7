package io.tongji.it;

import java.nio.file.Path;
import java.util.Map;

/** Where processes of a cluster run: how they are reached, on which disk, in which environment. */
interface Site {

  /** On this machine, with nothing between them. */
  Site PLAIN =
      new Site() {
        @Override
        public int reachedAt(String name, int port) {
          return port;
        }

        @Override
        public Path disk(String name, Path usual) {
          return usual;
        }

        @Override
        public Map<String, String> environment(String name) {
          return Map.of();
        }

        @Override
        public void started(String name, Process process) {}
      };

  /** The port by which others reach a port of a process. */
  int reachedAt(String name, int port);

  /** The directory in which a process keeps its data. */
  Path disk(String name, Path usual);

  /** What a process finds in its environment. */
  Map<String, String> environment(String name);

  /** A process has started. */
  void started(String name, Process process);
}
