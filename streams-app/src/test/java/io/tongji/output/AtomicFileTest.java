package io.tongji.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path directory;

  @Test
  void theFileIsReplacedAsAWhole() throws IOException {
    Path file = directory.resolve("export.csv");
    Files.writeString(file, "old");
    AtomicFile.write(file, out -> out.write("新".getBytes(StandardCharsets.UTF_8)));
    assertThat(file).hasContent("新");
    assertThat(directory).isDirectoryContaining(file::equals);
    assertThat(Files.list(directory)).hasSize(1);
  }

  @Test
  void aFailureLeavesTheFileAsItWas() throws IOException {
    Path file = directory.resolve("export.csv");
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(Files.list(directory)).hasSize(1);
  }
}
