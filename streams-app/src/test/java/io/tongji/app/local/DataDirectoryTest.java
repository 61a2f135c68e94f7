package io.tongji.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path directory = Path.of("");

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamedWithTheRemedyAndTheDirectoryIsFreeAgain() throws Exception {
    Path lock = Files.createSymbolicLink(directory.resolve("tongji.lock"), Path.of("/dev/full"));

    assertThatThrownBy(() -> DataDirectory.claim(directory))
        .isInstanceOfSatisfying(
            Failure.class, refused -> assertThat(refused.kind()).isEqualTo(Failure.Kind.SETTING))
        .hasMessageContaining("data directory cannot be written: " + directory)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("make room there");

    Files.delete(lock);
    DataDirectory.claim(directory).close();
    assertThat(lock).hasContent(Long.toString(ProcessHandle.current().pid()));
  }

  @Test
  void aDirectoryIsOfOneAtATime() {
    DataDirectory first = DataDirectory.claim(directory);

    assertThatThrownBy(() -> DataDirectory.claim(directory))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    first.close();
    DataDirectory.claim(directory).close();
  }
}
