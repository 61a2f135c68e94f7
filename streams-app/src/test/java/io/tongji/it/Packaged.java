package io.tongji.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The application as it is packaged, in a process of its own.
 *
 * <p>One process of a test may leave the classes that it loaded, as the launcher's first run does;
 * those that follow then start in half the time.
 */
final class Packaged {

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private Packaged() {}

  /** The command line of a command, whose temporary files go to a directory. */
  static List<String> java(List<String> command, Path scratch) {
    Path archive = archive(scratch);
    return Files.exists(archive)
        ? java(command, scratch, List.of("-XX:SharedArchiveFile=" + archive))
        : java(command, scratch, List.of());
  }

  /** The same, but when it ends in order, it leaves its classes in the directory. */
  static List<String> javaLeavingClasses(List<String> command, Path scratch) {
    return java(command, scratch, List.of("-XX:ArchiveClassesAtExit=" + archive(scratch)));
  }

  private static Path archive(Path scratch) {
    return scratch.resolve("classes.jsa");
  }

  private static List<String> java(List<String> command, Path scratch, List<String> sharing) {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-Xmx400m", "-XX:TieredStopAtLevel=1"));
    java.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
    java.addAll(sharing);
    java.add("--enable-native-access=ALL-UNNAMED");
    java.add("-Djava.io.tmpdir=" + scratch);
    for (String stream : List.of("file", "stdout", "stderr", "sun.stdout", "sun.stderr")) {
      java.add("-D" + stream + ".encoding=" + StandardCharsets.UTF_8);
    }
    java.addAll(List.of("-cp", classPath(), "io.tongji.Main"));
    java.addAll(command);
    return java;
  }

  /** The command line of another program that the application brings with it. */
  static List<String> server(String main, List<String> arguments) {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    java.addAll(List.of("-cp", classPath(), main));
    java.addAll(arguments);
    return java;
  }

  private static String classPath() {
    return jar() + ":" + TARGET.resolve("lib") + "/*";
  }

  private static Path jar() {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.getFileName().toString().matches("streams-app-[0-9].*\\.jar"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow(() -> new IllegalStateException("not packaged yet: " + TARGET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
