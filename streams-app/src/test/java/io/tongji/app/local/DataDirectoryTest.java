package io.tongji.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import io.tongji.output.OwnerOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

  /** It holds all returns. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aDirectoryThatIsMadeIsForItsOwnerAlone() throws Exception {
    Path data = directory.resolve("data");

    DataDirectory.claim(data.resolve("broker")).close();

    for (Path made : List.of(data, data.resolve("broker"))) {
      assertThat(Files.getPosixFilePermissions(made))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      assertThat(OwnerOnly.isOpenToOthers(made)).isFalse();
    }
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));
    assertThat(OwnerOnly.isOpenToOthers(data)).isTrue();
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
