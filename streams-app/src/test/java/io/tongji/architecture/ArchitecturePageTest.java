package io.tongji.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the architecture names classes and methods that there are. */
class ArchitecturePageTest {

  private static final Path TOP = Path.of("..");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)*)(?:\\.([A-Za-z]+))?`");

  @Test
  void everyClassAndMethodOnThePageExists() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (String page : List.of("architecture.md", "recipes.md")) {
      String text = Files.readString(TOP.resolve("docs").resolve(page));
      for (MatchResult name : NAMED.matcher(text).results().toList()) {
        named++;
        String source = sources.get(name.group(1));
        String member = name.group(2);
        if (source == null
            || member != null && !Pattern.compile("\\b" + member + "\\b").matcher(source).find()) {
          missing.add(page + ": " + name.group());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(30);
  }

  /** The text of each class of ours by its simple name, tests too. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (String module : List.of("core/src", "streams-app/src")) {
      try (Stream<Path> files = Files.walk(TOP.resolve(module))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }
}
