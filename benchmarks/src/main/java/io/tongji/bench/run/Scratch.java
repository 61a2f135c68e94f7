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
public record Scratch(Path path) implements AutoCloseable {

  /** A new one among the temporary files. */
  public static Scratch create() throws IOException {
    return new Scratch(Files.createTempDirectory("tongji-bench-"));
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      all.sorted(Comparator.reverseOrder()).forEach(Scratch::delete);
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
