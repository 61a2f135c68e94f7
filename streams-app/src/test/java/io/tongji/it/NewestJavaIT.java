package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is built for Java 17; it runs on the newest Java with long support, too, and shows
 * the same figures. Left out where no such Java is installed.
 */
final class NewestJavaIT {

  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final int NEWEST = 25;

  @TempDir private Path scratch = Path.of("");

  @Test
  void theDemonstrationShowsTheReportsFiguresWithoutAWarning() throws Exception {
    Optional<Path> java = newest();
    assumeThat(java.isPresent()).as("Java %d or newer in %s", NEWEST, INSTALLED).isTrue();
    Path messages = scratch.resolve("messages.txt");
    List<String> command =
        new ArrayList<>(Packaged.java(List.of("demo", "--once", "--quiet"), scratch));
    command.set(0, java.orElseThrow().resolve("bin/java").toString());
    command.add(1, "--sun-misc-unsafe-memory-access=allow");

    Path out = scratch.resolve("out.txt");
    Process demo =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(messages.toFile())
            .start();

    assertThat(demo.waitFor(15, TimeUnit.MINUTES)).as("ends in time").isTrue();
    assertThat(Files.readString(messages)).isEmpty();
    assertThat(demo.exitValue()).isZero();
    List<String> board = Files.readAllLines(out, StandardCharsets.UTF_8);
    Headline.REPORT.forEach(line -> line.isOn(board));
  }

  private static Optional<Path> newest() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(INSTALLED)) {
      return homes
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(home -> Files.exists(home.resolve("release")))
          .filter(home -> version(home) >= NEWEST)
          .max(Comparator.comparingInt(NewestJavaIT::version));
    }
  }

  /** As the file {@code release} of every JDK says: {@code JAVA_VERSION="25.0.3"}. */
  private static int version(Path home) {
    Properties release = new Properties();
    try (Reader lines = Files.newBufferedReader(home.resolve("release"))) {
      release.load(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.replaceFirst("\\..*", ""));
  }
}
