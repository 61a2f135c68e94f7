package io.tongji.app.local;

import io.tongji.failure.Failure;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A directory that one server owns: created for its user alone, writable, and locked until it is
 * closed.
 */
public final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "tongji.lock";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the directory; the lock goes with the process, however it ends.
   *
   * @throws Failure if another process has it, or it cannot be used
   */
  public static DataDirectory claim(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    FileChannel channel = open(path);
    if (!isLocked(path, channel)) {
      String holder = holder(path);
      close(channel);
      throw Failure.setting(
          "data directory is in use by process " + holder + ": " + path,
          "stop that process or choose another directory");
    }
    return new DataDirectory(path, channel);
  }

  /** Whether a living process has taken the directory. */
  static boolean isClaimed(Path directory) throws IOException {
    try {
      String holder = Files.readString(directory.resolve(LOCK), StandardCharsets.US_ASCII);
      return ProcessHandle.of(Long.parseLong(holder)).isPresent();
    } catch (NumberFormatException none) {
      return false;
    }
  }

  /** Absolute. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    close(channel);
  }

  private static FileChannel open(Path path) {
    try {
      OwnerOnly.directory(path);
      return FileChannel.open(
          path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException refused) {
      throw Failure.setting(
              "data directory is not writable: " + path + reason(path),
              "choose a directory that this user may create and write")
          .from(refused);
    }
  }

  /** The file that stands where a directory should be, if that is why. */
  private static String reason(Path path) {
    for (Path place = path; place != null; place = place.getParent()) {
      if (Files.exists(place)) {
        return Files.isDirectory(place) ? "" : " (" + place + " is a file)";
      }
    }
    return "";
  }

  private static boolean isLocked(Path path, FileChannel channel) {
    try {
      return lock(channel);
    } catch (IOException failed) {
      close(channel);
      throw Failure.setting(
              "data directory cannot be written: " + path + " (" + failed.getMessage() + ")",
              "make room there if its disk is full, or choose another directory")
          .from(failed);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() == null) {
        return false;
      }
    } catch (OverlappingFileLockException held) {
      return false;
    }
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
    return true;
  }

  private static String holder(Path path) {
    try {
      return Files.readString(path.resolve(LOCK), StandardCharsets.US_ASCII);
    } catch (IOException unreadable) {
      return "?";
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
