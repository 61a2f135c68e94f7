package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher scripts, with a Java and a Maven that only print how they were called. */
class LauncherTest {

  private static final String GIVEN = "-Xmx5g";
  private static final String ON_STANDARD_ERROR = "-XX:+DisplayVMOutputToStderr";
  private static final String AT_ONCE = "-XX:+ExitOnOutOfMemoryError";
  private static final Instant LONG_AGO = Instant.parse("2023-12-01T00:00:00Z");

  @TempDir private Path home = Path.of("");

  private String given = GIVEN;

  @BeforeEach
  void layOut() throws IOException {
    copy("tongji", "tongji");
    copy("packaging/launch", "packaging/launch");
    copy("packaging/launch", "installed/lib/launch");
    copy("packaging/tongji", "installed/bin/tongji");
    Files.createDirectories(home.resolve("installed/lib/broker"));
    Files.createDirectories(home.resolve("installed/lib/verify"));
    for (String jar : List.of("b", "A", "broker/c", "verify/d")) {
      Files.createFile(home.resolve("installed/lib/" + jar + ".jar"));
    }
    Files.copy(ComposeFile.FOLDER.resolve("tongji"), home.resolve("tongji-of-the-image"));
    program(
        "bin/java",
        "version=$(cat '" + version() + "' 2>/dev/null || echo 17)",
        "case \"$*\" in",
        "  *-XshowSettings*) printf '    java.%s.version = %s\\n"
            + "' specification $version vm $version.0.3+9; exit ;;",
        "  *-XX:AOTCacheOutput=*) echo learnt >'" + cache() + "' ;;",
        "esac",
        "printf '%s\\n' \"$@\" pid=$$");
    program("bin/mvn", "echo \"$@\" >>'" + calls() + "'");
    program("bin/fc-list", "echo 'Noto Sans CJK'");
    for (String tool :
        List.of("node", "npm", "promtool", "amtool", "docker-compose", "chromium", "faketime")) {
      program("bin/" + tool);
    }
    program("docker/check");
    for (String module : List.of("streams-app", "benchmarks")) {
      Path target = home.resolve(module).resolve("target");
      Files.createDirectories(target.resolve("lib"));
      Files.createFile(target.resolve(module + "-1.jar"));
      Files.createFile(target.resolve("tongji.built"));
    }
    Files.createDirectories(home.resolve("streams-app/target/registry"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "local", "demo"})
  void whatServesEndsWhereMemoryIsShortAndLeavesStandardOutputToData(String command)
      throws Exception {
    assertThat(launched(command)).contains(AT_ONCE, ON_STANDARD_ERROR, GIVEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "export", "verify", "topics", "--help"})
  void otherCommandsReportAShortageThemselves(String command) throws Exception {
    assertThat(launched(command))
        .contains("io.tongji.Main", command, ON_STANDARD_ERROR)
        .doesNotContain(AT_ONCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "local", "verify", "--help"})
  void anInstallationGivesJavaTheOptionsOfAClone(String command) throws Exception {
    List<String> installed = ownWords(launchedInstalled(command));
    assertThat(installed).isEqualTo(ownWords(launched(command)));
    assertThat(ownWords(launchedInTheImage(command)))
        .containsAll(installed)
        .containsSubsequence("-Xms256m", "-Xms32m", GIVEN);
  }

  /** All but the process and what follows the class path. */
  private static List<String> ownWords(List<String> launched) {
    return launched.stream()
        .filter(word -> !word.contains(".jar") && !word.startsWith("pid="))
        .filter(word -> !word.startsWith("-XX:ArchiveClassesAtExit"))
        .toList();
  }

  @Test
  void brokerAndDatabaseAreOnTheClassPathOfTheCommandsThatUseThem() throws Exception {
    Path lib = home.toRealPath().resolve("installed/lib");
    String base = lib + "/A.jar:" + lib + "/b.jar";
    assertThat(launchedInstalled("run")).contains(base);
    assertThat(launchedInstalled("board")).contains(base);
    assertThat(launchedInstalled("demo")).contains(base + ":" + lib + "/broker/c.jar");
    assertThat(launchedInstalled("local")).contains(base + ":" + lib + "/broker/c.jar");
    assertThat(launchedInstalled("verify")).contains(base + ":" + lib + "/verify/d.jar");
  }

  @Test
  void anInstallationUsesItsOwnJavaAndTheCacheOfTheClassPath() throws Exception {
    program("installed/runtime/bin/java", "echo own \"$@\" pid=$$");
    Files.writeString(home.resolve("installed/runtime/release"), "JAVA_VERSION=\"25.0.3\"\n");
    assertThat(launchedInstalled("run")).singleElement().asString().doesNotContain("AOTCache");
    Path caches = Files.createDirectories(home.resolve("installed/lib/cache"));
    Files.createFile(caches.resolve("tongji.aot"));
    Files.createFile(caches.resolve("local.aot"));
    assertThat(launchedInstalled("run"))
        .singleElement()
        .asString()
        .startsWith("own ")
        .contains("/lib/cache/tongji.aot", "--sun-misc-unsafe-memory-access=allow");
    assertThat(launchedInstalled("demo")).singleElement().asString().contains("/local.aot");
    given = "-XX:AOTCache=mine";
    assertThat(launchedInstalled("run")).singleElement().asString().doesNotContain("/lib/cache/");
  }

  @Test
  void whatABenchmarkStartsHasTheOptionsOfWhatServes() throws Exception {
    List<String> launched = launched("bench");
    assertThat(launched).contains("io.tongji.bench.Bench").doesNotContain(AT_ONCE);
    assertThat(launched)
        .filteredOn(option -> option.startsWith("-Dtongji.bench.options="))
        .singleElement()
        .asString()
        .contains(AT_ONCE, ON_STANDARD_ERROR)
        .endsWith(" " + GIVEN);
  }

  @Test
  void whatAnEarlierRunLoadedIsUsedUntilTheNextBuild() throws Exception {
    Path archive = home.resolve("streams-app/target/tongji.jsa");
    assertThat(launched("run")).noneMatch(option -> option.contains(archive + ""));
    assertThat(launched("demo")).contains("-XX:ArchiveClassesAtExit=" + archive);
    Files.writeString(archive, "classes");
    becomeOlder(archive);
    assertThat(launched("run")).contains("-XX:SharedArchiveFile=" + archive);
    Files.setLastModifiedTime(archive, FileTime.from(LONG_AGO));
    assertThat(launched("run")).noneMatch(option -> option.contains(archive + ""));
  }

  @Test
  void whatTrainingTaughtIsUsedByAJavaThatCanUntilTheNextBuild() throws Exception {
    Files.writeString(version(), "25");
    assertThat(launched("train")).as("standard output is for data").isEmpty();
    becomeOlder(cache());
    assertThat(launched("run")).contains("-XX:AOTCache=" + cache());
    assertThat(launched("bench")).contains("-Dtongji.bench.sharing=");
    Files.writeString(version(), "26");
    assertThat(launched("run")).noneMatch(option -> option.contains(cache() + ""));
    Files.writeString(version(), "25");
    Files.setLastModifiedTime(cache(), FileTime.from(LONG_AGO));
    assertThat(launched("run")).noneMatch(option -> option.contains(cache() + ""));
  }

  /** The stamp was made a moment ago, perhaps in the same tick of the file system's clock. */
  private void becomeOlder(Path thanThis) throws IOException {
    for (String module : List.of("streams-app", "benchmarks")) {
      Files.setLastModifiedTime(
          home.resolve(module).resolve("target/tongji.built"),
          FileTime.from(Files.getLastModifiedTime(thanThis).toInstant().minusSeconds(1)));
    }
  }

  /** Java refuses to start with two of them. */
  @ParameterizedTest
  @ValueSource(strings = {"-XX:AOTCache=mine", "-XX:AOTCacheOutput=mine", "-Xshare:off"})
  void whoeverNamesACacheGetsNoOther(String named) throws Exception {
    given = named;
    Files.writeString(version(), "25");
    Files.writeString(cache(), "learnt");
    becomeOlder(cache());
    Launch train = launch(List.of("sh", home.resolve("tongji").toString()), "train");
    assertThat(train.exitValue()).isEqualTo(2);
    assertThat(train.messages()).contains("names a cache of its own: " + named);
    assertThat(cache()).as("is kept").exists();
    assertThat(launched("run")).noneMatch(option -> option.contains(cache() + ""));
    Path archive = Files.writeString(home.resolve("streams-app/target/tongji.jsa"), "classes");
    assertThat(launched("bench")).noneMatch(option -> option.contains(archive + ""));
    Files.delete(archive);
    Files.delete(cache());
    assertThat(launched("demo")).contains(named).noneMatch(option -> option.contains("tongji.jsa"));
  }

  @Test
  void aJavaThatDoesNotStartIsNamed() throws Exception {
    program("bin/java", "echo 'no Java here' >&2", "exit 1");
    Launch launch = launch(List.of("sh", home.resolve("tongji").toString()), "run");
    assertThat(launch.exitValue()).isEqualTo(2);
    assertThat(launch.messages()).contains(home.resolve("bin/java") + " 的版本为 不明");
  }

  /** So that a signal to the launcher is Java's own. */
  @Test
  void javaTakesThePlaceOfTheLauncher() throws Exception {
    Launch launch = launch(List.of("sh", home.resolve("tongji").toString()), "run");
    assertThat(launch.lines()).contains("pid=" + launch.pid());
  }

  @Test
  void trainingNeedsAJavaThatCan() throws Exception {
    Launch launch = launch(List.of("sh", home.resolve("tongji").toString()), "train");
    assertThat(launch.exitValue()).isEqualTo(2);
    assertThat(launch.messages()).contains("train needs Java 25 or newer", "set JAVA_HOME");
    assertThat(cache()).doesNotExist();
    assertThat(launched("train", "--help")).first().asString().startsWith("Usage: tongji train");
  }

  @Test
  void helpForTheTestsStartsNoneOfThem() throws Exception {
    assertThat(launched("test", "--help")).first().asString().startsWith("Usage: tongji test");
    assertThat(calls()).doesNotExist();
  }

  @Test
  void theFaultBenchIsRunAloneWithAsManyRoundsAsAreWanted() throws Exception {
    assertThat(launched("test", "--help"))
        .anyMatch(line -> line.contains("test --faults [ROUNDS]"));
    launched("test", "--faults");
    launched("test", "--faults", "7", "-Dtongji.faults.seed=3");
    assertThat(Files.readAllLines(calls()))
        .allMatch(call -> call.contains(" -Dit.test=FaultsIT "))
        .satisfiesExactly(
            call -> assertThat(call).endsWith(" -Dtongji.faults.rounds=100"),
            call -> assertThat(call).endsWith(" -Dtongji.faults.rounds=7 -Dtongji.faults.seed=3"));
    Launch launch =
        launch(List.of("sh", home.resolve("tongji").toString()), "test", "--faults", "ten");
    assertThat(launch.exitValue()).isEqualTo(2);
    assertThat(launch.messages()).contains("a number of rounds, not ten");
    assertThat(Files.readAllLines(calls())).hasSize(2);
  }

  @Test
  void localIsKilledAsOftenAsIsWanted() throws Exception {
    assertThat(launched("test", "--help")).anyMatch(line -> line.contains("test --kills [KILLS]"));
    launched("test", "--kills", "3", "-Dtongji.kills.seed=5");
    assertThat(Files.readAllLines(calls()))
        .singleElement()
        .asString()
        .contains(" -Dit.test=LocalIT#killed* ")
        .contains(" -Dtongji.local.kills=3 -Dtongji.kills.seed=5 -Dtongji.local.commits=400000");
  }

  @Test
  void changedSourcesAreBuiltOnceAndWithoutWhatOnlyDevelopersNeed() throws Exception {
    sourcesChange();

    Launch first = launch(List.of("sh", home.resolve("tongji").toString()), "run");
    Launch second = launch(List.of("sh", home.resolve("tongji").toString()), "run");

    assertThat(first.messages()).contains("正在编译(源文件有改动)");
    assertThat(second.messages()).doesNotContain("编译");
    assertThat(calls()).content().isEqualTo("-B -Dtongji.launcher -pl streams-app -am package\n");
  }

  @Test
  void whatStartsMeanwhileWaitsForTheBuild() throws Exception {
    sourcesChange();
    program("bin/mvn", "sleep 1", "echo \"$@\" >>'" + calls() + "'");
    List<String> script = List.of("sh", home.resolve("tongji").toString());

    Process first = start(script, Files.createTempFile(home, "first", ".txt"), "run");
    assertThat(launched("run")).contains("io.tongji.Main");
    assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(first.exitValue()).isZero();
    assertThat(calls()).content().hasLineCount(1);
  }

  private void sourcesChange() throws IOException {
    for (String module : List.of("schemas", "core", "streams-app")) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.createFile(home.resolve(module).resolve("pom.xml"));
    }
    Files.createDirectory(home.resolve(".mvn"));
    Files.createFile(home.resolve("pom.xml"));
    Files.setLastModifiedTime(
        home.resolve("streams-app/target/tongji.built"), FileTime.from(LONG_AGO));
  }

  @Test
  void onlyAWholeVerifyMakesTheApplicationFresh() throws Exception {
    Path stamp = home.resolve("streams-app/target/tongji.built");
    Files.setLastModifiedTime(stamp, FileTime.from(LONG_AGO));
    launched("test", "-pl", "schemas");
    assertThat(calls()).content().isEqualTo("-B verify -pl schemas\n");
    assertThat(Files.getLastModifiedTime(stamp).toInstant()).isEqualTo(LONG_AGO);
    launched("test");
    assertThat(Files.getLastModifiedTime(stamp).toInstant()).isAfter(LONG_AGO);
  }

  @Test
  void theHelpNamesWhatTheLauncherAdds() throws IOException {
    String help = Main.command().getUsageMessage().replaceAll("\\s+", " ");
    Matcher word =
        Pattern.compile("\"\\$\\{1:-}\" !?= (\\w+)")
            .matcher(Files.readString(YamlFile.TOP.resolve("tongji")));
    List<String> added = word.results().map(found -> found.group(1)).distinct().toList();
    assertThat(added).contains("boards", "bench", "package", "test", "train");
    assertThat(added).allMatch(command -> help.contains("tongji " + command + " "));
  }

  private List<String> launched(String... command) throws Exception {
    return lines(List.of("sh", home.resolve("tongji").toString()), command);
  }

  /** By a link from elsewhere, as a package has it. */
  private List<String> launchedInstalled(String... command) throws Exception {
    Path link = home.resolve("link");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, home.resolve("installed/bin/tongji"));
    return lines(List.of("sh", link.toString()), command);
  }

  private List<String> launchedInTheImage(String... command) throws Exception {
    return lines(List.of("bash", home.resolve("tongji-of-the-image").toString()), command);
  }

  private List<String> lines(List<String> script, String... command) throws Exception {
    Launch launch = launch(script, command);
    assertThat(launch.exitValue()).as(launch.messages()).isZero();
    return launch.lines();
  }

  /** What came of a call. */
  private record Launch(long pid, int exitValue, List<String> lines, String messages) {}

  private Launch launch(List<String> script, String... command) throws Exception {
    Path out = Files.createTempFile(home, "out", ".txt");
    Process process = start(script, out, command);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("%s ends", List.of(command)).isTrue();
    return new Launch(
        process.pid(),
        process.exitValue(),
        Files.readAllLines(out),
        Files.readString(messagesBeside(out)));
  }

  private Process start(List<String> script, Path out, String... command) throws IOException {
    List<String> whole = new ArrayList<>(script);
    whole.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", home.resolve("bin") + ":/usr/bin:/bin",
                "INSTALLED_IN", home.resolve("installed") + "",
                "JAVA_HOME", home + "",
                "TONGJI_JAVA_OPTS", given));
    return builder.redirectOutput(out.toFile()).redirectError(messagesBeside(out).toFile()).start();
  }

  private static Path messagesBeside(Path out) {
    return out.resolveSibling(out.getFileName() + ".messages");
  }

  private Path version() {
    return home.resolve("java.version");
  }

  private Path cache() {
    return home.resolve("streams-app/target/tongji-25.0.3+9.aot");
  }

  private Path calls() {
    return home.resolve("mvn.calls");
  }

  private void copy(String from, String to) throws IOException {
    Files.createDirectories(home.resolve(to).getParent());
    Files.copy(YamlFile.TOP.resolve(from), home.resolve(to));
  }

  private void program(String name, String... lines) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
