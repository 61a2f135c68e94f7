package io.tongji.embedded;

import io.tongji.embedded.StartException.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A directory that one server owns: created, writable, and locked until it is closed. */
final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "tongji.lock";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Takes the directory; the lock goes with the process, however it ends. */
  static DataDirectory claim(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    FileChannel channel = open(path);
    if (lock(channel) == null) {
      String holder = holder(path);
      close(channel);
      throw new StartException(
          Fault.SETTING,
          "data directory is in use"
              + holder
              + ": "
              + path
              + "; stop that process or choose another directory");
    }
    return new DataDirectory(path, channel);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    close(channel);
  }

  private static FileChannel open(Path path) {
    try {
      Files.createDirectories(path);
      return FileChannel.open(
          path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException refused) {
      throw new StartException(
          Fault.SETTING,
          "data directory is not writable: "
              + path
              + reason(path)
              + "; choose a directory that this user may create and write",
          refused);
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

  private static @Nullable FileLock lock(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        channel.write(
            StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
      }
      return lock;
    } catch (OverlappingFileLockException held) {
      return null;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String holder(Path path) {
    try {
      return " by process " + Files.readString(path.resolve(LOCK), StandardCharsets.US_ASCII);
    } catch (IOException unreadable) {
      return "";
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
