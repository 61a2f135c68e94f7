package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tongji.catalogue.CatalogueFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads who types or configures something wrong; no server is asked. */
final class UsageErrorsIT {

  @TempDir private static Path scratch = Path.of("");

  static Stream<List<String>> commands() throws IOException {
    return Stream.concat(
        Stream.of(
            List.of("local", "--data-dir=" + scratch.resolve("local")), List.of("demo", "--once")),
        commandsOnTheCatalogueInForce());
  }

  static Stream<List<String>> commandsOnTheCatalogueInForce() throws IOException {
    Path file = scratch.resolve("rows.csv");
    Files.writeString(file, "unit_id,period,ytd\n");
    return Stream.of(
        List.of("topics"),
        List.of("topics", "--check"),
        List.of("recompute"),
        List.of("backup", "--out=" + scratch.resolve("backup")),
        List.of("restore", "--from=" + scratch),
        List.of("doctor"),
        List.of("catalogue", "show", scratch.resolve("shown").toString()),
        List.of("run"),
        List.of("ingest", "--form=output", file.toString()),
        List.of("ingest", "--form=output", "--dry-run", file.toString()),
        List.of("template", "--form=output"),
        List.of("export"),
        List.of("board"),
        List.of("report"),
        List.of("explain", "--indicator=GIO", "--area=330483", "--period=2023-12"),
        List.of("lint-report", file.toString()),
        List.of("verify"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownKeyIsRefusedWithTheNearestOne(List<String> command) {
    end(command, "--set=topic.prefx=a")
        .failsWith(2, "unknown key: topic.prefx", "from --set", "did you mean topic.prefix?");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownKeyInTheFileIsRefusedWithTheNearestOne(List<String> command) throws IOException {
    Path file = Files.writeString(scratch.resolve("a.properties"), "operation.timeot=PT5S\n");

    end(command, "--config=" + file)
        .failsWith(2, "operation.timeot", "from file " + file, "did you mean operation.timeout?");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aBadValueIsShownWithWhatIsWanted(List<String> command) {
    end(command, "--set=operation.timeout=5s")
        .failsWith(2, "operation.timeout is not valid: \"5s\"", "give a positive ISO 8601");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aMissingConfigurationFileIsNamed(List<String> command) {
    end(command, "--config=nowhere.properties").failsWith(2, "nowhere.properties", "from --config");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownOptionIsNamedWithTheWayToTheHelp(List<String> command) {
    end(command, "--topic-prefx=x")
        .failsWith(
            2,
            "Unknown option: '--topic-prefx=x'",
            "--topic-prefix",
            "tongji " + command.get(0),
            "--help");
  }

  static Stream<String> waysToBringACatalogue() {
    return Stream.of(
        "catalogue check ",
        "catalogue diff ",
        "catalogue apply ",
        "local --data-dir=%s --catalogue=".formatted(scratch.resolve("local")),
        "demo --once --catalogue=");
  }

  private static CommandEnd bring(String way, Path catalogue) {
    return CommandEnd.of(List.of((way + catalogue).split(" ")));
  }

  @ParameterizedTest
  @MethodSource("commandsOnTheCatalogueInForce")
  void onlyTheCatalogueInForceCanBeUsed(List<String> command) {
    end(command, "--set=catalogue.dir=mine")
        .failsWith(2, "catalogue.dir is given", "./tongji catalogue apply DIR");
  }

  @ParameterizedTest
  @MethodSource("waysToBringACatalogue")
  void aCatalogueThatIsNotThereIsNamed(String way) {
    bring(way, scratch.resolve("nowhere"))
        .failsWith(2, "catalogue directory", scratch.resolve("nowhere").toString(), "name a");
  }

  @ParameterizedTest
  @MethodSource("waysToBringACatalogue")
  void aBadRowOfTheCatalogueIsNamedByFileLineAndColumn(String way) throws IOException {
    assumeThat(way).as("compares bad rows too").doesNotContain("diff");
    bring(way, catalogueWithBadScale())
        .failsWith(
            2, "indicators.csv line 3 column scale", "\"many\" is not a whole number", "give");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exprt", "bord", "topic"})
  void anUnknownCommandIsNamedWithTheNearestOne(String word) {
    CommandEnd.of(List.of(word)).failsWith(2, "'" + word + "'", "did you mean", "tongji --help");
  }

  @Test
  void noCommandAtAllIsWrongUsage() {
    CommandEnd.of(List.of()).failsWith(2, "Missing command", "tongji --help");
  }

  @Test
  void aMissingOptionIsNamed() {
    CommandEnd.of(List.of("local")).failsWith(2, "--data-dir=DIR", "tongji local --help");
  }

  @Test
  void aTextThatIsNotThereIsNamed() {
    String nowhere = scratch.resolve("nowhere.txt").toString();

    CommandEnd.of(List.of("lint-report", nowhere)).failsWith(2, nowhere, "cannot be read", "name");
  }

  @Test
  void aTextIsCheckedAloneWhereThereIsNoCluster() throws IOException {
    Path text = Files.writeString(scratch.resolve("text.txt"), "整治53家,完成106.5%。");

    CommandEnd end =
        CommandEnd.of(List.of("lint-report", text.toString(), "--bootstrap-servers=127.0.0.1:1"));

    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.out()).contains("text.txt:1:3: 错误:", "[COMPLETION_OF_COUNT]");
    assertThat(end.messages()).contains("nobody listens at 127.0.0.1:1", "发现 1 处");
  }

  @Test
  void aTextWithoutAFaultEndsWithZeroInWhateverCharacterSet() throws IOException {
    Path text = scratch.resolve("gb.txt");
    Files.write(text, "整治53家,完成106.0%。".getBytes(Charset.forName("GB18030")));

    CommandEnd end =
        CommandEnd.of(List.of("lint-report", text.toString(), "--no-figures", "--list"));

    assertThat(end.exitCode()).isZero();
    assertThat(end.out())
        .isEqualToNormalizingNewlines("1:3\t\t整治\t53家\t\t106.0%\t\t[49.97, 50.03]\n");
  }

  @ParameterizedTest
  @CsvSource({"--period=now, give 2023-12", "--top=0, --top 0 is below 1; give 1 or more"})
  void whatCannotBeExplainedIsNamed(String wrong, String remedy) {
    List<String> command = new ArrayList<>(List.of("explain", "--indicator=GIO", "--area=330483"));
    command.add("--period=2023-12");
    command.removeIf(option -> option.startsWith(wrong.replaceAll("=.*", "=")));
    end(command, wrong).failsWith(2, remedy);
  }

  @Test
  void theTraceIsShownOnRequestBehindTheMessage() {
    CommandEnd end = CommandEnd.of(List.of("export", "--set=zone=Moon", "--verbose"));

    assertThat(end.exitCode()).isEqualTo(2);
    assertThat(end.messages()).startsWith("tongji: zone is not valid: \"Moon\"").contains("\tat ");
  }

  @Test
  void anUnknownKeyInTheEnvironmentIsRefusedByEveryCommand() throws Exception {
    Map<String, String> environment = Map.of("TONGJI_HTTP_PROT", "1");

    CommandEnd.ofProcess(List.of("export"), environment, scratch)
        .failsWith(
            2, "http.prot", "environment variable TONGJI_HTTP_PROT", "did you mean http.port?");
  }

  /** The text alone is larger than the heap. */
  @Test
  void tooLittleMemoryIsReportedWithTheRemedy() throws Exception {
    Path text = scratch.resolve("large.txt");
    try (RandomAccessFile file = new RandomAccessFile(text.toFile(), "rw")) {
      file.setLength(64 << 20);
    }
    CommandEnd end =
        CommandEnd.ofProcess(
            List.of("lint-report", "--no-figures", text.toString()),
            Map.of("_JAVA_OPTIONS", "-Xmx32m"),
            scratch);

    assertThat(end.messages()).contains("tongji: out of memory (Java heap space)", "_OPTS=-Xmx");
    assertThat(end.out()).isEmpty();
    assertThat(end.exitCode()).isEqualTo(2);
  }

  @Test
  void anUnknownKeyOfTheRegistryIsRefusedWithTheNearOneIfThereIsOne() {
    Map.of(
            "serde.max.retrys", "did you mean serde.max.retries?",
            "serde.value.serializer.class", "all are in docs/configuration.md")
        .forEach(
            (key, remedy) ->
                CommandEnd.of(
                        List.of(
                            "ingest", "--dry-run", "--form=tax", "a.csv", "--set=" + key + "=1"))
                    .failsWith(2, "unknown key: " + key, remedy));
  }

  private static CommandEnd end(List<String> command, String option) {
    List<String> all = new ArrayList<>(command);
    all.add(option);
    return CommandEnd.of(all);
  }

  private static Path catalogueWithBadScale() throws IOException {
    Path directory = Files.createDirectories(scratch.resolve("catalogue"));
    for (String name : List.of("areas.csv", "activities.csv", "themes.csv", "indicators.csv")) {
      try (InputStream file = CatalogueFiles.class.getResourceAsStream("/catalogue/" + name)) {
        Files.write(directory.resolve(name), Objects.requireNonNull(file).readAllBytes());
      }
    }
    Path indicators = directory.resolve("indicators.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(indicators));
    String[] cells = lines.get(2).split(",", -1);
    cells[List.of(lines.get(0).split(",", -1)).indexOf("scale")] = "many";
    lines.set(2, String.join(",", cells));
    Files.write(indicators, lines);
    return directory;
  }
}
