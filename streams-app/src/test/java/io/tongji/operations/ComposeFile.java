package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The containers that run beside one another. */
final class ComposeFile {

  static final Path FOLDER = YamlFile.TOP.resolve("docker");
  static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)([^}]*)}");

  private ComposeFile() {}

  static Set<String> services() throws IOException {
    return compose("services").keySet();
  }

  /** Folders of the repository exist and cannot be written to; all else is a named volume. */
  static void checkMounts(String service) throws IOException {
    for (Object mount : YamlFile.list(service(service), "volumes")) {
      String[] parts = mount.toString().split(":");
      if (parts[0].startsWith(".")) {
        assertThat(FOLDER.resolve(parts[0])).isDirectory();
        assertThat(parts).as("read only: " + mount).hasSize(3).endsWith("ro");
      } else {
        assertThat(compose("volumes")).containsKey(parts[0]);
      }
    }
  }

  static Map<String, Object> compose(String part) throws IOException {
    return YamlFile.map(YamlFile.read(FOLDER.resolve("compose.yaml")).get(part));
  }

  static Map<String, Object> service(String name) throws IOException {
    return YamlFile.map(Objects.requireNonNull(compose("services").get(name)));
  }

  /** The port at which a service listens. */
  static String containerPort(String service) throws IOException {
    return YamlFile.list(service(service), "ports").get(0).toString().replaceAll(".*:", "");
  }

  /** Where a service sees a mount. */
  static String target(String service, String source) throws IOException {
    return YamlFile.list(service(service), "volumes").stream()
        .map(mount -> mount.toString().split(":"))
        .filter(parts -> parts[0].equals(source))
        .map(parts -> parts[1])
        .findFirst()
        .orElseThrow();
  }

  static String resolved(String text) throws IOException {
    Map<String, String> values = example();
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Objects.requireNonNull(values.get(found.group(1))));
  }

  static Map<String, String> example() throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve(".env.example"))) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return values;
  }
}
