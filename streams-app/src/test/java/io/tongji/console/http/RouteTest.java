package io.tongji.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RouteTest {

  @Test
  void theManualShowsTheTableOfRoutesAndRoles() throws IOException {
    String table =
        Arrays.stream(Route.values()).map(RouteTest::row).collect(Collectors.joining("\n"));

    assertThat(Files.readString(Path.of("..", "docs", "console.md"))).contains(table);
  }

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  @Test
  void theThreatModelNamesTestsThatThereAre() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
        sources.put(file.toFile().getName().replace(".java", ""), Files.readString(file));
      }
    }
    String model = Files.readString(Path.of("..", "SECURITY.md"));
    List<MatchResult> named = TEST.matcher(model).results().toList();
    assertThat(named).hasSizeGreaterThan(20);
    for (MatchResult test : named) {
      assertThat(sources.getOrDefault(test.group(1), ""))
          .as(test.group())
          .contains("void " + test.group(2) + "(");
    }
  }

  private static String row(Route route) {
    String who =
        switch (route.access()) {
          case OPEN -> "任何人";
          case ANY -> "登录的人";
          case ROLES ->
              route.roles().stream()
                  .map(role -> role.name(Language.ZH))
                  .collect(Collectors.joining("、"));
        };
    return "| %s | %s | `%s` | %s |"
        .formatted(who, route.method(), route.path(), route.title(Language.ZH));
  }

  @Test
  void aPathIsOfOneRouteAndNoPathLeadsOutOfTheTable() {
    assertThat(Route.find("GET", "/feed/x/state"))
        .get()
        .extracting(Route.Match::route)
        .isEqualTo(Route.JOB_STATE);
    assertThat(Route.find("HEAD", "/feed"))
        .get()
        .extracting(Route.Match::route)
        .isEqualTo(Route.FEED);
    assertThat(Route.find("POST", "/board")).isEmpty();
    assertThat(Route.find("GET", "/feed/")).isEmpty();
    assertThat(Route.find("GET", "/feed/x/y/z")).isEmpty();
    assertThat(Route.find("TRACE", "/feed")).isEmpty();
  }
}
