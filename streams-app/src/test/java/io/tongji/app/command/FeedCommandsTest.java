package io.tongji.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.ingest.check.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
  void aSecretOnTheCommandLineIsWarnedOf() {
    run("queries", "--set=kafka.ssl.key.password=hush", "--set=rounding.mode=UP");

    assertThat(messages.toString())
        .contains(
            "ps shows the value of --set kafka.ssl.key.password", "kafka.ssl.key.password.file")
        .doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "template"})
  void theHelpNamesEveryForm(String command) {
    String help =
        Objects.requireNonNull(Main.command().getSubcommands().get(command)).getUsageMessage();

    assertThat(help).contains(Layout.forms());
  }

  /** A broken catalogue is reported where it is tried, and before a server is asked or started. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "deadlines.csv | output,,1,9, | output,,1,31, | line 2 column day: \"31\" is out of range",
        "status.csv | blue,蓝,blue,0.90 | blue,蓝,blue,1.90 | line 3 column from_pace",
        "rates.csv | KEY_START,KEY_PLAN | KEY_START,FAI | line 2 column of: \"FAI\"",
        "report-outline.csv | GIO, | GDP, | line 2 column indicator: \"GDP\"",
        "report-phrases.csv | In January {year} | In January {month} | column en",
        "lint-names.csv | GIO, | GDP, | line 2 column indicator: \"GDP\"",
        "lint-patterns.csv | plan, | plans, | column role: \"plans\" is unknown"
      })
  void eachFileOfTheCatalogueIsCheckedAtStart(String file, String old, String now, String printed)
      throws IOException {
    Path catalogue = Files.createDirectories(directory.resolve("catalogue"));
    for (String needed : List.of("areas.csv", "activities.csv", "themes.csv", "indicators.csv")) {
      Files.writeString(catalogue.resolve(needed), builtIn(needed));
    }
    List<List<String>> commands =
        List.of(
            List.of("catalogue", "check", catalogue.toString()),
            List.of("catalogue", "apply", catalogue.toString()),
            List.of(
                "local",
                "--http-port=0",
                "--data-dir=" + directory.resolve("data"),
                "--catalogue=" + catalogue),
            List.of("demo", "--once", "--catalogue=" + catalogue));
    assertThat(builtIn(file)).contains(old);
    Files.writeString(catalogue.resolve(file), builtIn(file).replace(old, now));
    for (List<String> command : commands) {
      assertThat(run(command.toArray(String[]::new))).as("%s: %s", command, messages).isEqualTo(2);
      assertThat(messages.toString())
          .startsWith("tongji: catalogue " + file)
          .contains(printed)
          .hasLineCount(1);
      messages.getBuffer().setLength(0);
    }
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void aCatalogueThatLacksAnIndicatorOfTheApplicationsFilesIsGood() throws IOException {
    Path catalogue = Files.createDirectories(directory.resolve("catalogue"));
    for (String needed : List.of("areas.csv", "activities.csv", "themes.csv")) {
      Files.writeString(catalogue.resolve(needed), builtIn(needed));
    }
    Files.writeString(
        catalogue.resolve("indicators.csv"),
        builtIn("indicators.csv").replaceFirst("(?m)^GIO,.*\\R", ""));
    int code = run("catalogue", "check", catalogue.toString());

    assertThat(code).as("%s", messages).isZero();
  }

  private static String builtIn(String file) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            CatalogueFiles.class.getResourceAsStream("/catalogue/" + file), file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "template --form=outptu, did you mean output",
    "missing --form=register --period=2023-03, units make no returns on \"register\"",
    "missing --form=output --period=2023-13, give one like 2023-12",
    "dead-letters --top=0, give 1 or more"
  })
  void aWrongOptionIsReported(String command, String printed) {
    assertThat(run(command.split(" "))).isEqualTo(2);
    assertThat(messages.toString()).contains(printed);
  }
}
