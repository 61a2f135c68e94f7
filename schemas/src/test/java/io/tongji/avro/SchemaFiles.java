package io.tongji.avro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schema files of the working tree, and those of each release. */
final class SchemaFiles {
  private static final Path CURRENT = Path.of("src", "main", "avro");
  private static final Path RELEASED = Path.of("src", "test", "resources", "released");

  private SchemaFiles() {}

  static Map<String, Schema> current() {
    return schemas(CURRENT);
  }

  static Map<String, Schema> released(String version) {
    return schemas(RELEASED.resolve(version));
  }

  static Map<String, String> releasedTexts(String version) {
    return texts(RELEASED.resolve(version));
  }

  static List<String> releasedVersions() {
    return list(RELEASED).stream().map(SchemaFiles::name).toList();
  }

  private static Map<String, Schema> schemas(Path directory) {
    Map<String, Schema> schemas = new TreeMap<>();
    texts(directory).forEach((file, text) -> schemas.put(file, new Schema.Parser().parse(text)));
    return schemas;
  }

  private static Map<String, String> texts(Path directory) {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : list(directory)) {
      try {
        texts.put(name(file), Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
