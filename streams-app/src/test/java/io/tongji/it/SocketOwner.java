package io.tongji.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which process of this machine holds an end of a connection, as Linux says. */
final class SocketOwner {

  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int INODE = 9;

  private SocketOwner() {}

  /** The name of the one among some processes that connected from a port to another. */
  static Optional<String> of(int from, int to, Map<Long, String> processes) throws IOException {
    Optional<String> socket = socket(from, to);
    for (Map.Entry<Long, String> process : processes.entrySet()) {
      if (socket.isPresent() && holds(process.getKey(), socket.get())) {
        return Optional.of(process.getValue());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> socket(int from, int to) throws IOException {
    for (String table : List.of("/proc/net/tcp6", "/proc/net/tcp")) {
      try (Stream<String> lines = Files.lines(Path.of(table))) {
        Optional<String> found =
            lines
                .map(line -> line.strip().split("\\s+"))
                .filter(cells -> isPort(cells[LOCAL], from) && isPort(cells[REMOTE], to))
                .map(cells -> "socket:[" + cells[INODE] + "]")
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPort(String address, int port) {
    return address.endsWith(String.format(Locale.ROOT, ":%04X", port));
  }

  private static boolean holds(long process, String socket) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process + "/fd"))) {
      return files.anyMatch(file -> leadsTo(file, socket));
    } catch (NoSuchFileException ended) {
      return false;
    }
  }

  private static boolean leadsTo(Path file, String socket) {
    try {
      return Files.readSymbolicLink(file).toString().equals(socket);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
