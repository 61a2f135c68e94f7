package io.tongji.lint.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.lint.LintRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on reports lists exactly the rules and the patterns that there are. */
class LintDocumentationTest {

  @Test
  void everyRuleIsOnThePageWithItsWeight() throws IOException {
    Stream<String> known =
        Arrays.stream(LintRule.values())
            .map(rule -> rule.name() + " " + rule.severity().name().toLowerCase(Locale.ROOT));
    assertThat(rows("## What is checked").map(cells -> cells.get(0) + " " + cells.get(1)))
        .containsExactlyElementsOf(known.toList());
  }

  @Test
  void everyRoleIsOnThePage() throws IOException {
    assertThat(rows("### lint-patterns.csv").map(cells -> cells.get(0)))
        .containsExactlyElementsOf(Arrays.stream(Role.values()).map(Role::code).toList());
  }

  private static Stream<List<String>> rows(String heading) throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "report.md")).stream()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(LintDocumentationTest::plain))
        .map(Stream::toList);
  }

  private static String plain(String cell) {
    return cell.replace("`", "").strip();
  }
}
