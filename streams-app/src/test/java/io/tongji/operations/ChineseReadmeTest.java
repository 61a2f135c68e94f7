package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Chinese first page has the commands, figures, links and structure of the English one. */
class ChineseReadmeTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern COMMENT = Pattern.compile("(?m)\\s+# .*$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|");

  private final String english = page("README.md");
  private final String chinese = page("README.zh-CN.md");

  @Test
  void eachPageNamesTheOtherInItsFirstLine() {
    assertThat(english.lines().findFirst().orElseThrow()).contains("(README.zh-CN.md)");
    assertThat(chinese.lines().findFirst().orElseThrow()).contains("(README.md)");
  }

  @Test
  void theCommandsAreTheSame() {
    assertThat(blocks(english)).hasSizeGreaterThan(5);
    assertThat(blocks(chinese)).isEqualTo(blocks(english));
  }

  @Test
  void theOptionsAndNamesInTheTextAreTheSame() {
    assertThat(all(CODE, 1, text(chinese))).containsAll(all(CODE, 1, text(english)));
  }

  @Test
  void theFiguresInTheTextAreTheSame() {
    assertThat(all(NUMBER, 0, text(english))).contains("29,937", "2023");
    assertThat(all(NUMBER, 0, text(chinese)))
        .containsExactlyInAnyOrderElementsOf(all(NUMBER, 0, text(english)));
  }

  @Test
  void theLinksAreTheSame() {
    assertThat(all(LINK, 1, body(chinese))).isEqualTo(all(LINK, 1, body(english)));
  }

  @Test
  void theStructureIsTheSame() {
    assertThat(all(HEADING, 0, text(chinese))).isEqualTo(all(HEADING, 0, text(english)));
    assertThat(all(ROW, 0, text(chinese))).hasSameSizeAs(all(ROW, 0, text(english)));
  }

  /** Code blocks without the comments, which are in the language of the page. */
  private static List<String> blocks(String page) {
    return BLOCK
        .matcher(page)
        .results()
        .map(
            (MatchResult block) ->
                block.group(1).equals("sh")
                    ? COMMENT.matcher(block.group(2)).replaceAll("")
                    : block.group(2))
        .toList();
  }

  private static String body(String page) {
    return page.substring(page.indexOf('\n'));
  }

  private static String text(String page) {
    return BLOCK.matcher(body(page)).replaceAll("");
  }

  private static List<String> all(Pattern pattern, int group, String text) {
    return pattern.matcher(text).results().map(found -> found.group(group)).toList();
  }

  private static String page(String name) {
    try {
      return Files.readString(YamlFile.TOP.resolve(name));
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }
}
