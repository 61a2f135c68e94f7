package io.tongji.app.local;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the demonstration keeps its data: where the user says, or a directory that is removed.
 *
 * @param path of the directory
 * @param temporary true if it is removed at the end
 */
public record DemoDirectory(Path path, boolean temporary) implements AutoCloseable {

  public static DemoDirectory of(@Nullable Path given) {
    return given == null
        ? new DemoDirectory(makeTemporary(), true)
        : new DemoDirectory(given.toAbsolutePath(), false);
  }

  private static Path makeTemporary() {
    try {
      return Files.createTempDirectory("tongji-demo-");
    } catch (IOException e) {
      throw Failure.setting(
          "no temporary directory can be made: " + e.getMessage(),
          "give one with --data-dir, or set java.io.tmpdir");
    }
  }

  @Override
  public void close() {
    if (!temporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }
}
