package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.gate.GateService;
import io.tongji.app.run.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an earlier version left is what this one starts from: data directories with inputs, figures,
 * a release, and the exports that the version itself made of them.
 */
final class UpgradeIT {

  private static final Path KEPT = Path.of("src/test/resources/upgrade");
  private static final String PREFIX = "tongji";
  private static final int ROWS = 400;

  @TempDir private Path scratch;

  static Stream<Path> versions() throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files.sorted().toList().stream();
    }
  }

  /** Instances are replaced one after the other while returns come. */
  @ParameterizedTest
  @MethodSource("versions")
  void theFiguresOfAnEarlierVersionStandAndGoOn(Path archive) throws Exception {
    run("tar", "-xzf", archive.toAbsolutePath().toString(), "-C", scratch.toString());
    Path data = scratch.resolve("data");
    try (Stand stand = new Stand(data)) {
      assertThat(CommandEnd.of(stand.command(PREFIX, "topics")).exitCode()).isZero();
      InstanceProcess one = start(stand, "one");
      InstanceProcess two = start(stand, "two");
      try {
        one.awaitReady();
        two.awaitReady();
        stand.awaitPublished(PREFIX);
        assertThat(export(stand, "live")).isEqualTo(kept(data, "live"));
        assertThat(export(stand, "release")).isEqualTo(kept(data, "release"));
        CompletableFuture<Void> feeding =
            CompletableFuture.runAsync(() -> feed(stand, "output", "output-2023h1.csv"));
        one.close();
        one = start(stand, "one");
        one.awaitReady();
        two.close();
        two = start(stand, "two");
        two.awaitReady();
        feeding.join();
        stand.awaitPublished(PREFIX);
        assertThat(CommandEnd.of(stand.command(PREFIX, "verify", "--quiet")).exitCode()).isZero();
        assertThat(export(stand, "live")).isNotEqualTo(kept(data, "live"));
        assertThat(export(stand, "release")).isEqualTo(kept(data, "release"));
      } finally {
        one.close();
        two.close();
      }
    }
  }

  private InstanceProcess start(Stand stand, String name) throws IOException {
    return InstanceProcess.start(stand.settings(PREFIX, name), scratch.resolve(name + ".log"));
  }

  /**
   * Writes what this version leaves into a file that {@code -Dtongji.upgrade.keep} names: for each
   * version once, when it is released.
   */
  @Test
  @EnabledIfSystemProperty(named = "tongji.upgrade.keep", matches = ".+")
  void keep() throws Exception {
    Path data = scratch.resolve("data");
    try (Stand stand = new Stand(data)) {
      stand.createTopics(PREFIX);
      feed(stand, "register", "register.csv");
      feed(stand, "targets", "targets.csv");
      feed(stand, "output", "output-2022.csv");
      feed(stand, "investment", "investment-2022.csv");
      try (Pipeline pipeline = stand.start(PREFIX);
          GateService gate = stand.startGate(PREFIX, stand.writeRules())) {
        stand.awaitPublished(PREFIX);
        ask(stand, "release", "request", "--id=first", "--through=2022-02");
        assertThat(pipeline.ready() && gate.isWorking()).isTrue();
        for (String view : List.of("live", "release")) {
          Files.write(data.resolve(view + ".csv"), export(stand, view));
        }
      }
    }
    String archive = Path.of(System.getProperty("tongji.upgrade.keep")).toAbsolutePath().toString();
    run(
        "tar",
        "-czf",
        archive,
        "--exclude=*.log.txt",
        "--exclude=registry.log",
        "--exclude=state-*",
        "-C",
        scratch.toString(),
        "data");
  }

  /** The first rows of a file of the sample. */
  private void feed(Stand stand, String form, String file) {
    try {
      List<String> lines = Files.readAllLines(Path.of("src/main/resources/sample").resolve(file));
      Path part = scratch.resolve(file);
      Files.write(part, lines.subList(0, Math.min(ROWS, lines.size())));
      ask(stand, "ingest", "--form=" + form, "--no-wait", "--quiet", "--again", part.toString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> kept(Path data, String view) throws IOException {
    return Files.readAllLines(data.resolve(view + ".csv"));
  }

  /** Without the moment at which it was made. */
  private List<String> export(Stand stand, String view) throws IOException {
    Path out = Files.createTempFile(scratch, view, ".csv");
    ask(stand, "export", "--view=" + view, "--exact", "--quiet", "--out=" + out);
    List<String> lines = new ArrayList<>();
    int updated = -1;
    for (String line : Files.readAllLines(out)) {
      String[] cells = line.split(",", -1);
      if (updated < 0) {
        updated = Arrays.asList(cells).indexOf("UPDATED");
      }
      cells[updated] = "";
      lines.add(String.join(",", cells));
    }
    return lines;
  }

  /** A command that is done, or done but for some rows or cells. */
  private static void ask(Stand stand, String... command) {
    CommandEnd end = CommandEnd.of(stand.command(PREFIX, command));
    assertThat(end.exitCode()).as("%s", end).isLessThan(2);
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
