package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as a newcomer starts, interrupts and repeats it. */
@Tag("alone") // it measures time
final class DemoIT {

  private static final String LAST_ROW = "三大平台总税收";

  /**
   * Twice what it may take on two cores that are at rest, once it is built (65 s): where tests run,
   * cores are shared. It says itself how long each phase took.
   */
  private static final Duration LONGEST = Duration.ofSeconds(130);

  @TempDir private Path scratch = Path.of("");

  @Test
  void anInterruptedDemonstrationEndsCleanlyAndShowsTheSameBoardAgain() throws Exception {
    String data = "--data-dir=" + scratch.resolve("data");
    Path messages = scratch.resolve("messages.txt");

    List<String> first = boardUntilInterrupted(List.of("demo", data), messages);
    Headline.REPORT.forEach(line -> line.isOn(first));
    CommandEnd again =
        CommandEnd.ofProcess(List.of("demo", "--once", data), Map.of("TONGJI_LANG", "zh"), scratch);

    assertThat(Files.readString(messages))
        .doesNotContain("WARN", "ERROR", "Exception")
        .containsPattern("启动 [0-9.]+ s, 报送 [0-9.]+ s, 计算和看板 [0-9.]+ s")
        .containsPattern("发布 [0-9.]+ s, 修订 [0-9.]+ s; 共 [0-9.]+ s");
    assertThat(again.exitCode()).isZero();
    assertThat(again.messages())
        .contains("样本数据已在", "demo-2023-12 早已发布", "demo-2023-12.2 早已发布")
        .doesNotContain("WARN");
    assertThat(again.out().lines().skip(1).toList()).isEqualTo(first);
  }

  @Test
  void theBoardIsInTheChosenLanguageAndNothingIsLeftBehind() throws Exception {
    long start = System.nanoTime();
    CommandEnd end =
        CommandEnd.ofProcess(List.of("demo", "--once", "--lang=en", "--quiet"), Map.of(), scratch);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    assertThat(end.exitCode()).isZero();
    assertThat(end.messages()).isEmpty();
    assertThat(end.out())
        .startsWith("ready kafka=")
        .contains("Tongxiang Economic Development Zone (330483K01)  2023-12  year to date")
        .contains("Gross output of above-scale industry");
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("tongji-demo-"));
    }
  }

  /** What is published of the sample, in the words of the published report. */
  private static void writesTheReportsParagraph(String ready) throws IOException {
    CommandEnd end = asked(ready, "report", "--area=330483K01", "--period=2023-12");
    assertThat(end.out().strip()).startsWith("全年完成规上工业总产值").endsWith("完成目标任务的100.2%");
    try (InputStream report = DemoIT.class.getResourceAsStream("/report-2023.txt")) {
      assertThat(new String(report.readAllBytes(), StandardCharsets.UTF_8))
          .contains("。" + end.out().strip() + "。");
    }
  }

  /** The published report agrees with the sample; what is wrong in it is wrong in itself. */
  private static void findsTheReportsFaultsAndNoFigureThatDiffers(String ready) {
    CommandEnd end =
        CommandEnd.of(
            List.of(
                "lint-report",
                Path.of("src", "test", "resources", "report-2023.txt").toString(),
                "--bootstrap-servers=" + ready.replaceAll(".* kafka=(\\S+).*", "$1"),
                "--registry-url=" + ready.replaceAll(".* registry=(\\S+).*", "$1")));
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.messages()).contains("读到 82 个数,与数据核对 42 个,发现 6 处");
  }

  /** The published report's table stands in an export and among the metrics, too. */
  private void showsTheSameEverywhere(String ready) throws Exception {
    Path file = scratch.resolve("export.csv");
    asked(ready, "export", "--area=330483K01,330483K01P", "--from=2023-12", "--out=" + file);
    List<String> export = Files.readAllLines(file);
    Headline.REPORT.forEach(line -> line.isIn(export));
    FigureScrapes scrapes = new FigureScrapes(Duration.ofSeconds(30));
    Map<String, String> gauges =
        Await.until(
            Duration.ofSeconds(60),
            () -> scrapes.of(address(ready, "http")),
            shown -> Headline.REPORT.stream().allMatch(line -> line.isShown(shown)));
    Headline.REPORT.forEach(line -> line.isAmong(gauges));
  }

  /** By the judge that shares nothing with the gate, under the rules of the demonstration. */
  private void releasesNothingThatGivesARespondentAway(String ready, Path messages)
      throws Exception {
    Await.until(
        Duration.ofMinutes(2),
        () -> Files.readString(messages),
        text -> text.contains("按 Ctrl-C 结束"));
    saysWhatTheReadmeShows(Files.readString(messages));
    Path rules = scratch.resolve("data").resolve("release.rules");
    assertThat(asked(ready, "release", "list").out()).contains("demo-2023-12", "demo-2023-12.2");
    asked(ready, "verify", "--view=release", "--set=release.rules.file=" + rules);
  }

  /** The READMEs quote what was released, to the digit. */
  private static void saysWhatTheReadmeShows(String messages) throws IOException {
    List<String> released =
        messages.lines().filter(line -> line.startsWith("tongji: demo-2023-12")).toList();
    assertThat(released).hasSize(2);
    assertThat(released.get(1)).contains("暂缓修订");
    for (String readme : List.of("README.md", "README.zh-CN.md")) {
      assertThat(Files.readString(Path.of("..", readme))).contains(String.join("\n", released));
    }
  }

  private static CommandEnd asked(String ready, String... command) {
    List<String> whole = new ArrayList<>(List.of(command));
    whole.add("--bootstrap-servers=" + address(ready, "kafka"));
    whole.add("--registry-url=" + address(ready, "registry"));
    CommandEnd end = CommandEnd.of(whole);
    assertThat(end.exitCode()).as(end.messages()).isZero();
    return end;
  }

  private static String address(String ready, String server) {
    return ready.replaceAll(".* " + server + "=(\\S+).*", "$1");
  }

  /** The board of a demonstration that is asked to end after it, as by Ctrl-C. */
  private List<String> boardUntilInterrupted(List<String> command, Path messages) throws Exception {
    Process demo =
        new ProcessBuilder(Packaged.java(command, scratch))
            .redirectError(messages.toFile())
            .start();
    List<String> board = new ArrayList<>();
    try (BufferedReader out = demo.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        board.add(line);
        if (line.startsWith(LAST_ROW)) {
          writesTheReportsParagraph(board.get(0));
          findsTheReportsFaultsAndNoFigureThatDiffers(board.get(0));
          showsTheSameEverywhere(board.get(0));
          releasesNothingThatGivesARespondentAway(board.get(0), messages);
          List<ProcessHandle> children = demo.children().toList();
          demo.toHandle().destroy();
          assertThat(demo.waitFor(30, TimeUnit.SECONDS)).as("ends in time").isTrue();
          assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        }
      }
    }
    assertThat(demo.exitValue()).isZero();
    return board.subList(1, board.size());
  }
}
