package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as a newcomer starts, interrupts and repeats it. */
final class DemoIT {

  private static final String LAST_ROW = "三大平台总税收";

  @TempDir private Path scratch = Path.of("");

  @Test
  void anInterruptedDemonstrationEndsCleanlyAndShowsTheSameBoardAgain() throws Exception {
    String data = "--data-dir=" + scratch.resolve("data");
    Path messages = scratch.resolve("messages.txt");

    List<String> first = boardUntilInterrupted(List.of("demo", data), messages);
    CommandEnd again = CommandEnd.ofProcess(List.of("demo", "--once", data), Map.of(), scratch);

    assertThat(Files.readString(messages)).doesNotContain("WARN", "ERROR", "Exception");
    assertThat(again.exitCode()).isZero();
    assertThat(again.messages()).contains("the sample is already in").doesNotContain("WARN");
    assertThat(again.out().lines().skip(1).toList()).isEqualTo(first);
  }

  @Test
  void theBoardIsInTheChosenLanguageAndNothingIsLeftBehind() throws Exception {
    CommandEnd end =
        CommandEnd.ofProcess(List.of("demo", "--once", "--lang=en", "--quiet"), Map.of(), scratch);

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
    CommandEnd end =
        CommandEnd.of(
            List.of(
                "report",
                "--area=330483K01",
                "--period=2023-12",
                "--bootstrap-servers=" + ready.replaceAll(".* kafka=(\\S+).*", "$1"),
                "--registry-url=" + ready.replaceAll(".* registry=(\\S+).*", "$1")));
    assertThat(end.messages()).isEmpty();
    assertThat(end.exitCode()).isZero();
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
    assertThat(end.messages()).contains("读到 82 个数,与数据核对 43 个,发现 6 处");
  }

  /** The board of a demonstration that is asked to end after it, as by Ctrl-C. */
  private List<String> boardUntilInterrupted(List<String> command, Path messages)
      throws IOException, InterruptedException {
    Process demo =
        new ProcessBuilder(CommandEnd.java(command, scratch))
            .redirectError(messages.toFile())
            .start();
    List<String> board = new ArrayList<>();
    try (BufferedReader out = demo.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        board.add(line);
        if (line.startsWith(LAST_ROW)) {
          writesTheReportsParagraph(board.get(0));
          findsTheReportsFaultsAndNoFigureThatDiffers(board.get(0));
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
