package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import io.tongji.app.cluster.ClusterSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk does before feeding, by the catalogue in force: fill in a template, check files. */
final class RehearsalIT {

  private static final String PREFIX = "rehearsed";

  @TempDir private static Path servers = Path.of("");

  private static @Nullable Stand started;

  @TempDir private Path directory = Path.of("");

  private final StringWriter messages = new StringWriter();

  @BeforeAll
  static void start() {
    started = new Stand(servers);
    ClusterSetup.createTopics(stand().config(PREFIX));
  }

  @AfterAll
  static void stop() throws Exception {
    stand().close();
  }

  private static Stand stand() {
    return Objects.requireNonNull(started);
  }

  private int run(String... command) {
    List<String> all = stand().command(PREFIX, command);
    return Main.command()
        .setErr(new PrintWriter(messages, true))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void aTemplateIsWrittenAndNeverOver() throws IOException {
    Path file = directory.resolve("t.xlsx");

    assertThat(run("template", "--form=output", "--out=" + file)).as("%s", messages).isZero();
    byte[] written = Files.readAllBytes(file);
    assertThat(run("ingest", "--form=output", "--dry-run", file.toString())).isZero();
    assertThat(messages.toString()).contains("读入 0 行:接收 0");

    assertThat(run("template", "--form=rd", "--out=" + file)).isEqualTo(2);
    assertThat(messages.toString()).contains("may have been filled in");
    assertThat(Files.readAllBytes(file)).isEqualTo(written);
  }

  @Test
  void aRehearsalHasAReceiptToo() throws IOException {
    Path file = Files.writeString(directory.resolve("a.csv"), "unit_id,period,ytd\nx,2023-03,1\n");
    Path receipt = directory.resolve("r.json");

    int code = run("ingest", "--form=output", "--dry-run", "--receipt=" + receipt, file.toString());

    assertThat(code).isEqualTo(1);
    assertThat(messages.toString()).contains("退回 1 行 BAD_UNIT_ID:");
    assertThat(Files.readString(receipt))
        .contains("\"judged\" : false", "\"BAD_UNIT_ID\" : 1", "\"topic\" : \"\"");
  }

  @Test
  void rowsAreCountedAndReasonsGiven() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("a.csv"), "unit_id,period,ytd\nx,2023-13,1\ny,2023-03,1\n");
    Path receipt = directory.resolve("r.json");

    int code = run("ingest", "--form=output", "--dry-run", "--receipt=" + receipt, file.toString());

    assertThat(code).isEqualTo(1);
    assertThat(messages.toString().lines().filter(line -> line.startsWith("a.csv 第")))
        .satisfiesExactly(
            first ->
                assertThat(first).startsWith("a.csv 第2行 unit_id \"x\"").contains("BAD_UNIT_ID"),
            next ->
                assertThat(next).startsWith("a.csv 第2行 period \"2023-13\"").contains("BAD_PERIOD"),
            last -> assertThat(last).startsWith("a.csv 第3行 unit_id \"y\"").contains("BAD_UNIT_ID"));
    assertThat(messages.toString()).contains("退回 2 BAD_PERIOD=1 BAD_UNIT_ID=2");
    assertThat(Files.readString(receipt))
        .contains("\"refused\" : 2", "\"BAD_PERIOD\" : 1", "\"BAD_UNIT_ID\" : 2");
  }

  @Test
  void theReceiptSaysInTheClerksLanguageWhyRowsWereRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("a.csv"), "unit_id,period,ytd\nx,2023-03,1\n");

    run("ingest", "--form=output", "--dry-run", "--set=lang=en", file.toString());

    assertThat(messages.toString())
        .contains("1 rows read: 0 accepted, 1 refused BAD_UNIT_ID=1")
        .contains("  1 refused, BAD_UNIT_ID: A unified social credit code has 18 characters")
        .contains("Compare the code with the business licence.");
  }
}
