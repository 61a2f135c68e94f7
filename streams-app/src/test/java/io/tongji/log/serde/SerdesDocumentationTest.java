package io.tongji.log.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on the serdes lists the keys that they know. */
class SerdesDocumentationTest {

  private static final Pattern KEY = Pattern.compile("`serde\\.([a-z.]+)`");

  @Test
  void everyKeyIsListed() throws IOException {
    List<String> listed =
        Files.readAllLines(Path.of("..", "docs", "serdes.md")).stream()
            .filter(line -> line.startsWith("| `serde."))
            .map(line -> line.split("\\|", -1)[1])
            .flatMap(cell -> KEY.matcher(cell).results())
            .map((MatchResult key) -> key.group(1))
            .toList();
    assertThat(SerdeFactory.knownKeys()).containsExactlyInAnyOrderElementsOf(listed);
  }
}
