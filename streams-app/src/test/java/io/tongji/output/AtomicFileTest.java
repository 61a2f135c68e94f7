package io.tongji.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
  void aFolderIsRefusedWithAWayOut() {
    assertThatThrownBy(() -> AtomicFile.begin(directory))
        .isInstanceOf(Failure.class)
        .hasMessage(directory + ": this is a folder; name a file in it");
  }

  /** It holds returns, or figures that are not released. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aNewFileIsForItsOwnerAloneAndAReplacedOneForThoseItWasFor() throws IOException {
    Path file = directory.resolve("rejects.csv");
    AtomicFile.write(
        file,
        out -> {
          try (Stream<Path> parts = Files.list(directory)) {
            assertThat(parts).allMatch(part -> permissions(part).equals("rw-------"));
          }
          out.write(1);
        });
    assertThat(permissions(file)).isEqualTo("rw-------");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    AtomicFile.write(file, out -> out.write(2));
    assertThat(permissions(file)).isEqualTo("rw-r-----");
  }

  /** What somebody put under the name of the part is neither followed nor written. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLinkInTheWayIsNotFollowed() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "mine");
    String part = "export.csv." + ProcessHandle.current().pid() + ".part";
    Files.createSymbolicLink(directory.resolve(part), victim);

    AtomicFile.write(directory.resolve("export.csv"), out -> out.write('x'));

    assertThat(victim).hasContent("mine");
    assertThat(directory.resolve("export.csv")).hasContent("x");
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
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
