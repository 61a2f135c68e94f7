package io.tongji.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The registry of a killed parent, which ends by itself but holds port and database a moment
 * longer.
 */
final class Orphan {

  private static final String FILE = "registry.pid";
  private static final long LONGEST_SECONDS = 15;

  private Orphan() {}

  static void remember(Path directory, long process) throws IOException {
    Files.writeString(directory.resolve(FILE), Long.toString(process));
  }

  /** Waits until the last registry of the directory, whose parent is gone, has ended too. */
  static void awaitEnd(Path directory) {
    find(directory).ifPresent(Orphan::awaitEnd);
  }

  private static Optional<ProcessHandle> find(Path directory) {
    try {
      long process = Long.parseLong(Files.readString(directory.resolve(FILE)));
      return ProcessHandle.of(process).filter(Orphan::isRegistry);
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** Numbers of processes are used again, so the number alone proves nothing. */
  private static boolean isRegistry(ProcessHandle process) {
    String[] arguments = process.info().arguments().orElse(new String[0]);
    return Arrays.asList(arguments).contains(RegistryProcess.class.getName());
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException hanging) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
