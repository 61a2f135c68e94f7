package io.tongji.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class OwnerOnlyTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void aDirectoryOfSomebodyElseIsNotOurOwn() throws IOException {
    assertThat(OwnerOnly.isOwn(directory)).isTrue();
    assertThat(OwnerOnly.isOwn(othersDirectory())).isFalse();
  }

  /** The root's, or if that is who runs the tests, one that was given away. */
  private Path othersDirectory() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return Path.of("/");
    }
    Path given = Files.createDirectory(directory.resolve("given"));
    return Files.setOwner(
        given,
        given.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
  }
}
