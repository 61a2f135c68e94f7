package io.tongji.operations;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A YAML file of the repository, as maps and lists, with anchors and merges resolved. */
final class YamlFile {

  /** The top of the repository; tests run in the module's directory. */
  static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  private YamlFile() {}

  static Map<String, Object> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return map(new Yaml().load(reader));
    }
  }

  /** The files of a folder with an ending, sorted. */
  static List<Path> in(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** A node as a map; fails if the key that led to it is absent. */
  static Map<String, Object> map(@Nullable Object node) {
    Map<String, Object> typed = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(node, "an absent key"))
        .forEach((key, value) -> typed.put(String.valueOf(key), value));
    return typed;
  }

  /** The maps of a list; of none where the key is absent. */
  static List<Map<String, Object>> maps(Map<String, Object> parent, String key) {
    List<Map<String, Object>> maps = new ArrayList<>();
    list(parent, key).forEach(node -> maps.add(map(node)));
    return maps;
  }

  static List<?> list(Map<String, Object> parent, String key) {
    return (List<?>) parent.getOrDefault(key, List.of());
  }

  static String text(Map<String, Object> parent, String key) {
    return String.valueOf(parent.get(key));
  }
}
