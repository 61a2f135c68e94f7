package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What pages say of commands is true of the commands. */
class DocumentedCommandsTest {

  private static final Pattern CALL =
      Pattern.compile("\\./tongji ([a-z][a-z-]*)((?:\\\\\\n|[^\\n`|#;&])*)");
  private static final Pattern OPTION = Pattern.compile("(?<= |\\[)--?[a-z][a-z-]*");

  /** Of them the launcher or the module of benchmarks knows the options. */
  private static final Set<String> ELSEWHERE =
      Set.of("boards", "bench", "package", "test", "train");

  /** They bring a cluster of their own, or ask none. */
  private static final Set<String> WITHOUT_A_CLUSTER = Set.of("acls", "demo", "local", "user");

  private final Map<String, CommandLine> commands = Main.command().getSubcommands();

  @Test
  void aCommandOnAPageTakesTheOptionsThatItIsGivenThere() throws IOException {
    List<String> unknown = new ArrayList<>();
    int calls = 0;
    for (Path page : pages()) {
      for (MatchResult call : CALL.matcher(Files.readString(page)).results().toList()) {
        calls++;
        unknown.addAll(unknown(page, call.group(1), call.group(2)));
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(calls).isGreaterThan(50);
  }

  @Test
  void theRightsOfEveryCommandThatNeedsAClusterAreListed() throws IOException {
    List<String> printed =
        Files.readAllLines(YamlFile.TOP.resolve("docs/operations.md")).stream()
            .dropWhile(line -> !line.equals("## Access"))
            .takeWhile(line -> !line.equals("## Monitoring"))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|")[1])
            .toList();
    assertThat(commands.keySet())
        .filteredOn(command -> !WITHOUT_A_CLUSTER.contains(command))
        .allMatch(
            command -> printed.stream().anyMatch(who -> who.matches(".*`" + command + "[ `].*")));
  }

  private List<String> unknown(Path page, String command, String rest) {
    CommandLine named = commands.get(command);
    if (named == null) {
      return ELSEWHERE.contains(command) ? List.of() : List.of(page + ": " + command);
    }
    CommandLine known = named.getSubcommands().getOrDefault(rest.strip().split(" ")[0], named);
    return OPTION
        .matcher(rest)
        .results()
        .map(MatchResult::group)
        .filter(option -> known.getCommandSpec().findOption(option) == null)
        .map(option -> page + ": " + command + " " + option)
        .toList();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(YamlFile.in(YamlFile.TOP, ".md"));
    for (String folder : List.of("docs", "docker", "grafana")) {
      try (Stream<Path> files = Files.walk(YamlFile.TOP.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .filter(file -> !file.toString().contains("node_modules"))
            .forEach(pages::add);
      }
    }
    return pages;
  }
}
