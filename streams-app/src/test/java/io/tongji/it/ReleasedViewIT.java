package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Instance;
import io.tongji.app.run.StreamsPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands show of releases, from the public topics alone. */
final class ReleasedViewIT {

  private static final String PREFIX = "public";
  private static final String HALF = "half";
  private static final String EMPTY = "nothing";

  @TempDir private static Path directory;
  private static Stand stand;
  private static String onItsDay;

  @BeforeAll
  static void twoReleases() {
    stand = new Stand(directory);
    stand.createTopics(PREFIX);
    try (Releases releases = new Releases(stand, PREFIX)) {
      releases
          .draft("2023-12-18.1", "2023-11", "P", "2023-12-18")
          .publish("GIO", "_T", "2023-11", Releases.month(100_00000000L, 700_00000000L, 0.044))
          .publish("GIO", "C", "2023-11", Releases.month(90_00000000L, 600_00000000L, -0.042))
          .suppress("GIO", "C39", "2023-11")
          .publish("FDI", "_T", "2023-11", Releases.month(1_000_000, 90_000_000, 1.25))
          .out();
      onItsDay = read("export", "--view=release");
      releases
          .draft("2024-01-17.1", "2023-12", "A", "2024-01-17")
          .publish("GIO", "_T", "2023-11", Releases.month(101_00000000L, 701_00000000L, 0.046))
          .publish("GIO", "_T", "2023-12", Releases.month(60_00000000L, 773_76000000L, -0.042))
          .suppress("FDI", "_T", "2023-12")
          .publish("NO_MORE", "_T", "2023-12", Releases.month(1, 1, 0.1))
          .out();
    }
  }

  @AfterAll
  static void close() {
    stand.close();
  }

  private static CommandEnd run(String prefix, String... words) {
    return CommandEnd.of(stand.command(prefix, words));
  }

  /** What an export writes, which goes past the test's streams. */
  private static String read(String... words) {
    try {
      Path file = Files.createTempFile(directory, "export", "");
      List<String> all = new ArrayList<>(List.of(words));
      if (words[0].equals("export")) {
        all.add("--out=" + file);
      }
      CommandEnd end = run(PREFIX, all.toArray(String[]::new));
      assertThat(end.exitCode()).as(end.messages()).isZero();
      return words[0].equals("export") ? Files.readString(file) : end.out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anOldReleaseIsExportedByteForByteAsOnItsDay() {
    assertThat(read("export", "--view=release", "--release=2023-12-18.1")).isEqualTo(onItsDay);
    assertThat(read("export", "--view=release", "--as-of=2023-12-18")).isEqualTo(onItsDay);
    assertThat(read("export", "--view=release", "--as-of=2024-01-16")).isEqualTo(onItsDay);
    assertThat(read("export", "--view=release", "--as-of=2024-01-17"))
        .isEqualTo(read("export", "--view=release"))
        .isNotEqualTo(onItsDay);
  }

  @Test
  void aRowSaysAsWhatItWasReleased() {
    assertThat(read("export", "--view=release").lines())
        .contains(
            row("GIO,_T,YTD,CNY,2023-11,701.00,8,2,A,F,,2024-01-17.1,2024-01-17"),
            row("GIO,_T,YTD_YOY,PT,2023-11,4.6,0,1,A,F,RESTATED,2024-01-17.1,2024-01-17"),
            row("GIO,C,YTD_YOY,PT,2023-11,-4.2,0,1,P,F,RESTATED,2023-12-18.1,2023-12-18"),
            row("GIO,_T,YTD_YOY_CHANGE,PP,2023-12,-8.8,0,1,A,F,RESTATED,2024-01-17.1,2024-01-17"),
            row("GIO,_T,RESPONSE_RATE,PT,2023-12,90.0,0,1,A,F,,2024-01-17.1,2024-01-17"),
            row("GIO,_T,COVERAGE_RATE,PT,2023-12,97.3,0,1,A,F,,2024-01-17.1,2024-01-17"));
  }

  @Test
  void ofASuppressedFigureThereIsNothingButThatItIsConfidential() {
    List<String> suppressed =
        read("export", "--view=release", "--exact")
            .lines()
            .filter(line -> line.contains(",GIO,C39,"))
            .toList();
    assertThat(suppressed)
        .isNotEmpty()
        .allMatch(line -> line.contains(",NaN,"))
        .contains(
            row("GIO,C39,YTD,CNY,2023-11,NaN,0,0,Q,C,,2023-12-18.1,2023-12-18"),
            row("GIO,C39,UNITS,NR,2023-11,NaN,0,0,Q,C,,2023-12-18.1,2023-12-18"),
            row("GIO,C39,SHARE,PT,2023-11,NaN,0,6,Q,C,RESTATED,2023-12-18.1,2023-12-18"));
    assertThat(read("export", "--view=release", "--format=csv", "--lang=zh"))
        .contains("GIO,规上工业总产值,330483K01,", ",C39,", ",YTD,本年累计,(保密),亿元,")
        .contains(",2023-12-18.1,保密\n");
    assertThat(read("export", "--view=release", "--format=json"))
        .contains("\"OBS_VALUE\":null", "\"CONF_STATUS\":\"C\"");
  }

  @Test
  void whatNoReleaseHoldsHasNoRow() {
    assertThat(read("export", "--view=release", "--exact"))
        .doesNotContainPattern(",(_T|C|C39),BASE_")
        .doesNotContain("BRIDGE", "CARRY", "PULL", "CONTRIB", "IMPUTED");
  }

  @Test
  void anIndicatorThatTheCatalogueNoLongerHasIsPassedOver() {
    assertThat(read("export", "--view=release")).contains(",GIO,").doesNotContain("NO_MORE");
  }

  @Test
  void vintagesAreAllThatWasEverPublic() {
    List<String> totals =
        read("export", "--view=release", "--vintages", "--indicator=GIO", "--activity=_T")
            .lines()
            .filter(line -> line.contains(",YTD,CNY,"))
            .toList();
    assertThat(totals)
        .containsExactly(
            row("GIO,_T,YTD,CNY,2023-11,700.00,8,2,P,F,,2023-12-18.1,2023-12-18"),
            row("GIO,_T,YTD,CNY,2023-11,701.00,8,2,A,F,,2024-01-17.1,2024-01-17"),
            row("GIO,_T,YTD,CNY,2023-12,773.76,8,2,A,F,,2024-01-17.1,2024-01-17"));
    assertThat(read("export", "--view=release", "--vintages", "--release=2023-12-18.1"))
        .isEqualTo(onItsDay);
  }

  private static String row(String fromIndicator) {
    return "dataflow,TXKFQ:DF_ZONE_M(1.0.0),R,M,330483K01," + fromIndicator + "T01:30:00Z";
  }

  @Test
  void boardAndReportSayWhatIsConfidential() {
    assertThat(read("board", "--view=release"))
        .containsPattern("规上工业总产值 +773\\.76 亿元 +-4\\.2%")
        .containsPattern("\\(保密\\)");
    assertThat(read("report", "--view=release")).contains("规上工业总产值773.76亿元,同比下降4.2%", "数据保密");
    assertThat(read("report", "--view=release", "--lang=en", "--period=2023-12"))
        .contains("confidential");
    CommandEnd older = run(PREFIX, "report", "--view=release", "--release=2023-12-18.1");
    assertThat(older.out()).contains("规上工业总产值700.00亿元,同比增长4.4%", "增长1.3倍");
    assertThat(older.messages()).contains("发布 2023-12-18.1,截至 2023-11,P 快报,2023-12-18 09:30:00 公布");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "export --view=release --release=2023-12-18 | 2 | no release 2023-12-18; did you mean"
            + " 2023-12-18.1?",
        "board --release=2023-12-18.1 | 2 | add --view release",
        "report --as-of=2023-12-18 | 2 | add --view release",
        "export --vintages | 2 | add --view release",
        "export --view=release --as-of=18.12.2023 | 2 | give one such as 2024-02-26",
        "export --view=release --as-of=2023-12-17 | 2 | the first release, 2023-12-18.1",
        "export --view=release --as-of=2023-12-18 --release=x | 2 | leave one of them out"
      })
  void whatCannotBeShownIsRefused(String words, int exitCode, String message) {
    CommandEnd end = run(PREFIX, words.split(" "));
    assertThat(end.exitCode()).isEqualTo(exitCode);
    assertThat(end.messages()).contains(message);
  }

  @Test
  void theReleaseIsOnThePageOfMetrics() throws Exception {
    String total =
        "{activity=\"_T\",area=\"330483K01\",indicator=\"GIO\",period=\"2023-12\","
            + "span=\"ytd\",view=\"release\"} ";
    try (Instance instance = Instance.start(stand.config(PREFIX), StreamsPipeline::create)) {
      String page =
          Await.until(
              Duration.ofSeconds(60),
              () -> scrape(instance.url()),
              text -> text.contains("tongji_release_info{") && text.contains("view=\"release\""));
      assertThat(page)
          .contains("tongji_amount_cny" + total + "7.7376E10")
          .contains("tongji_yoy_ratio" + total + "-0.042")
          .contains(
              "tongji_release_info{release_id=\"2024-01-17.1\",status=\"A\",through=\"2023-12\"}")
          .contains("tongji_release_suppressed_cells{indicator=\"GIO\",level=\"zone\"} 1.0")
          .doesNotContain("C39\",area");
    }
  }

  private static String scrape(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nothingReleasedIsSaidSo() {
    stand.createTopics(EMPTY);
    CommandEnd end = run(EMPTY, "board", "--view=release");
    assertThat(end.exitCode()).isEqualTo(2);
    assertThat(end.messages()).contains("nothing has been released yet");
  }

  @Test
  void aReleaseThatIsNotWholeIsNotShown() {
    stand.createTopics(HALF);
    try (Releases releases = new Releases(stand, HALF)) {
      releases
          .draft("first", "2023-11", "P", "2023-12-18")
          .publish("GIO", "_T", "2023-11", Releases.month(1, 2, 0.1))
          .out(1);
    }
    CommandEnd end = run(HALF, "export", "--view=release", "--set=operation.timeout=PT12S");
    assertThat(end.exitCode()).isEqualTo(3);
    assertThat(end.messages()).contains("release first is not whole", "its 2 records");
  }
}
