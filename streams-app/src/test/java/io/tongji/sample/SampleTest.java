package io.tongji.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed sample is what the generator writes, byte for byte. */
class SampleTest {
  private static final Path COMMITTED = Path.of("src/main/resources/sample");

  @Test
  void regeneratesTheCommittedFiles(@TempDir Path fresh) throws IOException {
    SampleGenerator.generate(fresh);
    assertThat(names(fresh)).isEqualTo(names(COMMITTED));
    for (String name : names(fresh)) {
      assertThat(fresh.resolve(name)).hasSameBinaryContentAs(COMMITTED.resolve(name));
    }
  }

  @Test
  void theReadmeSaysHowManyRowsAreFed() throws IOException {
    int rows =
        Files.readAllLines(COMMITTED.resolve("manifest.csv")).stream()
            .skip(1)
            .mapToInt(line -> Integer.parseInt(line.split(",")[3]))
            .sum();
    assertThat(Path.of("..", "README.md"))
        .content()
        .contains(String.format(Locale.ROOT, "feeds %,d rows", rows));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".csv"))
          .sorted()
          .toList();
    }
  }
}
