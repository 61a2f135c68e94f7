package io.tongji.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory for the servers and the contenders, which is deleted with all that is in it.
 *
 * @param path of the directory
 */
public record ScratchDirectory(Path path) implements AutoCloseable {

  /** A new one among the temporary files. */
  public static ScratchDirectory create() throws IOException {
    return new ScratchDirectory(Files.createTempDirectory("tongji-bench-"));
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      all.sorted(Comparator.reverseOrder()).forEach(ScratchDirectory::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("the directory cannot be deleted: " + path, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be deleted: " + file, e);
    }
  }
}
