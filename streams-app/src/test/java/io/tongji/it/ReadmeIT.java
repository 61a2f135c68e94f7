package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.gate.GateService;
import io.tongji.app.run.Pipeline;
import java.io.BufferedReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first ten minutes of the README: its commands, in their order, do what it says. */
final class ReadmeIT {

  private static final String PREFIX = "readme";
  private static final List<String> SECTIONS =
      List.of("### A clerk's", "### An analyst's", "### A publisher's");

  @TempDir private Path directory;

  @Test
  void theCommandsOfTheFirstTenMinutesDoWhatIsSaid() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    Path report = Files.writeString(directory.resolve("my-report.txt"), "一切正常。\n");
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      Path rules = stand.writeRules();
      try (Pipeline pipeline = stand.start(PREFIX);
          GateService gate = stand.startGate(PREFIX, rules)) {
        for (String section : SECTIONS) {
          for (String line : commands(readme, section)) {
            String words =
                line.replace("/tmp/", directory + "/")
                    .replace("$S", "src/main/resources/sample")
                    .replace("$R", rules.toString())
                    .replace("my-report.txt", report.toString());
            run(stand, words, readme);
          }
          // a reader shows what is published, a second after it was fed
          stand.awaitPublished(PREFIX);
        }
        theExampleInJavaReadsTheTable(stand);
        Stand.assertReady(pipeline);
        assertThat(gate.isWorking()).isTrue();
      }
    }
  }

  /** The program of docs/topics.md, as it stands there. */
  private void theExampleInJavaReadsTheTable(Stand stand) throws Exception {
    Properties client = new Properties();
    stand
        .settings(PREFIX, "reader")
        .forEach((key, value) -> client.put(key.replaceFirst("^(kafka|serde)\\.", ""), value));
    Path file = directory.resolve("reader.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      client.store(out, null);
    }
    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Path.of("..", "docs", "examples", "FigureReader.java").toString(),
                file.toString(),
                PREFIX + ".aggregates.live")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = reader.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = new ArrayList<>();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        lines.add(line);
        if (line.startsWith("the table of ")) {
          break;
        }
      }
      String whole = "the table of " + stand.published(PREFIX).size() + " figures took ";
      assertThat(lines).as(String.join("\n", lines)).last().asString().startsWith(whole);
      assertThat(lines).anyMatch(line -> line.matches("cut \\d+: GIO 330483K01 _T M .* growth .*"));
    } finally {
      reader.destroyForcibly();
    }
  }

  /** The calls of Tongji in the first block of a section. */
  private static List<String> commands(String readme, String section) {
    String block = readme.substring(readme.indexOf(section));
    block = block.substring(block.indexOf("```sh\n"));
    block = block.substring(0, block.indexOf("\n```\n"));
    List<String> commands =
        block
            .lines()
            .filter(line -> line.startsWith("./tongji "))
            .map(line -> line.replaceFirst("^\\./tongji ", "").replaceFirst(" +#.*", ""))
            .toList();
    assertThat(commands).as(section).isNotEmpty();
    return commands;
  }

  private static void run(Stand stand, String words, String readme) {
    CommandEnd end =
        CommandEnd.of(
            stand.command(PREFIX, Arrays.asList(words.split(" ")).toArray(String[]::new)));
    String said = end.messages() + end.out();
    if (words.startsWith("ingest")) {
      assertThat(end.exitCode()).as(words + "\n" + said).isBetween(0, 1);
      assertThat(end.messages()).as(words).doesNotContain("NO_REVISION");
      if (words.contains("--rejects")) {
        assertThat(readme).contains(receipt(end));
      }
    } else if (words.startsWith("lint-report")) {
      assertThat(end.exitCode()).as(words + "\n" + said).isBetween(0, 1);
    } else {
      assertThat(end.exitCode()).as(words + "\n" + said).isZero();
      if (words.startsWith("release request")) {
        assertThat(readme).contains(outcome(end));
      }
    }
  }

  /** The line of the outcome but for the time. */
  private static String outcome(CommandEnd end) {
    String line = end.out().lines().findFirst().orElse("no outcome");
    return line.substring(0, line.lastIndexOf(','));
  }

  /**
   * The line of the receipt but for the queries: an outlier that is one among the rows of a first
   * commit may be none among all, so how many were raised depends on how busy the machine is.
   */
  private static String receipt(CommandEnd end) {
    String line =
        end.messages().lines().filter(l -> l.startsWith("读入 ")).findFirst().orElse("no receipt");
    return line.substring(0, Math.min(line.length(), line.indexOf("待说明")));
  }
}
