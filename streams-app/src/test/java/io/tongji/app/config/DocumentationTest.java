package io.tongji.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentationTest {

  @Test
  void theDocumentationListsTheSameKeysAndDefaults() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("../docs/configuration.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();

    List<String> known = Keys.all().stream().map(DocumentationTest::row).toList();

    assertThat(documented).isEqualTo(known);
  }

  private static String row(SettingKey<?> key) {
    String standard = key.standard().isEmpty() ? "(empty)" : "`" + key.standard() + "`";
    String type = key.type().replace("|", "\\|");
    return "| `%s` | %s | %s | %s |".formatted(key.name(), type, standard, key.meaning());
  }
}
