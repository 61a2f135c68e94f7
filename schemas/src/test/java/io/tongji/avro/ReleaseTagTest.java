package io.tongji.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The schemas kept as released are those of the tag, so that no release is forgotten. */
class ReleaseTagTest {
  private static final String FOLDER = "schemas/src/main/avro/";

  @Test
  void theLastTagHasItsFolderAndTheFolderItsFiles() throws Exception {
    List<String> tags = git("tag", "--list", "v[0-9]*", "--sort=-v:refname").orElse(List.of());
    assumeThat(tags).as("tags of releases, in a clone with tags").isNotEmpty();
    String tag = tags.get(0);
    String version = tag.substring(1);

    assertThat(SchemaFiles.releasedVersions()).as("folders in released/").contains(version);
    assertThat(SchemaFiles.releasedTexts(version)).isEqualTo(taggedTexts(tag));
  }

  private static Map<String, String> taggedTexts(String tag) throws Exception {
    Map<String, String> texts = new TreeMap<>();
    for (String path : git("ls-tree", "--name-only", tag, FOLDER).orElseThrow()) {
      String text = String.join("\n", git("show", tag + ":" + path).orElseThrow()) + "\n";
      texts.put(path.substring(FOLDER.length()), text);
    }
    return texts;
  }

  /** The lines that git prints at the top of the repository; empty without git or repository. */
  private static Optional<List<String>> git(String... arguments) throws InterruptedException {
    try {
      ProcessBuilder command = new ProcessBuilder("git").directory(Path.of("..").toFile());
      command.command().addAll(List.of(arguments));
      Process process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? Optional.of(output.lines().toList()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
