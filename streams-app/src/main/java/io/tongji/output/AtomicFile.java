package io.tongji.output;

import io.tongji.failure.Failure;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that readers see as a whole or not at all: what is written takes its name when it is
 * {@linkplain #commit kept}. If that does not happen, the file is as it was, and nothing else
 * stays, also when the process is asked to end. A new file is for its owner alone; one that is
 * replaced keeps its permissions.
 */
public final class AtomicFile implements Closeable {

  private final Path target;
  private final Path part;
  private final OutputStream out;

  private AtomicFile(Path target, Path part) throws IOException {
    this.target = target;
    this.part = part;
    this.out = new BufferedOutputStream(part.equals(target) ? atOnce(target) : made(part, target));
  }

  private static OutputStream atOnce(Path device) throws IOException {
    return Files.newOutputStream(device);
  }

  /** A new file, and no link that somebody has put there. */
  private static OutputStream made(Path part, Path target) throws IOException {
    Files.deleteIfExists(part);
    Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    OutputStream out = Channels.newOutputStream(Files.newByteChannel(part, anew, OwnerOnly.file()));
    if (Files.exists(target)) {
      OwnerOnly.copy(target, part);
    }
    return out;
  }

  /**
   * Begins to write a file; one that is no regular file, such as a device, is written at once.
   *
   * @throws Failure if it is a folder
   */
  public static AtomicFile begin(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw Failure.setting(file + ": this is a folder", "name a file in it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new AtomicFile(file, file);
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    String name = target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path part = target.resolveSibling(name);
    part.toFile().deleteOnExit();
    return new AtomicFile(target, part);
  }

  /** Writes the content of a file. */
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Replaces a file by the content; if that fails, the file is as it was. */
  public static void write(Path file, Content content) throws IOException {
    try (AtomicFile written = begin(file)) {
      content.writeTo(written.out());
      written.commit();
    }
  }

  /** Takes what is to be in the file. */
  public OutputStream out() {
    return out;
  }

  /** All is written: it replaces the file. */
  public void commit() throws IOException {
    out.close();
    if (!part.equals(target)) {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      // What could not be written need not be flushed.
    } finally {
      if (!part.equals(target)) {
        Files.deleteIfExists(part);
      }
    }
  }
}
