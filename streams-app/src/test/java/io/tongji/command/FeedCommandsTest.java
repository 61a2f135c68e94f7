package io.tongji.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import io.tongji.feed.Layout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands for those who feed, as far as they need no server. */
final class FeedCommandsTest {

  @TempDir private Path directory;

  private final StringWriter messages = new StringWriter();

  private int run(String... command) {
    return Main.command().setErr(new PrintWriter(messages, true)).execute(command);
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
  void aReceiptTakesTheNameOfNoOtherFile() throws IOException {
    String returns = "unit_id,period,ytd\nx,2023-03,1\n";
    Path file = Files.writeString(directory.resolve("a.csv"), returns);
    Path other = Files.writeString(directory.resolve("b.csv"), returns);
    Path link = Files.createLink(directory.resolve("c.csv"), file);
    String rejects = "--rejects=" + directory.resolve("r.csv");

    for (String receipt : List.of(file.toString(), link.toString(), other.toString(), "r.csv")) {
      Path named = directory.resolve(receipt);
      assertThat(run("ingest", "--form=output", "--receipt=" + named, rejects, file.toString()))
          .as("%s: %s", named, messages)
          .isEqualTo(2);
    }
    assertThat(messages.toString())
        .contains("--receipt " + file + " is also fed", "--receipt " + link + " is also fed")
        .contains("--receipt " + other + " is there and was not written by --receipt")
        .contains("--receipt and --rejects both name " + directory.resolve("r.csv"));
    assertThat(Files.readString(file)).isEqualTo(returns);
    assertThat(Files.readString(other)).isEqualTo(returns);
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

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "template"})
  void theHelpNamesEveryForm(String command) {
    String help =
        Objects.requireNonNull(Main.command().getSubcommands().get(command)).getUsageMessage();

    assertThat(help).contains(Layout.forms());
  }

  @ParameterizedTest
  @CsvSource({
    "template --form=outptu, did you mean \"output\"",
    "missing --form=register --period=2023-03, units make no returns on \"register\"",
    "missing --form=output --period=2023-13, give one like 2023-12",
    "missing --form=output --period=2023-01, January and February are reported as 2023-02",
    "missing --form=output --period=2023-03 --area=33048, did you mean 330483",
    "dead-letters --top=0, give 1 or more"
  })
  void aWrongOptionIsToldOf(String command, String told) {
    assertThat(run(command.split(" "))).isEqualTo(2);
    assertThat(messages.toString()).contains(told);
  }
}
