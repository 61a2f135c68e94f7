package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.board.Board;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.figures.RateRules;
import io.tongji.figures.StatusScale;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Rounding;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample gives the report's figures as they are printed: the documentation's table of 86. */
class ReportFiguresTest {

  private static final String ZONE = "330483K01";
  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  @TempDir private static Path scratch;
  private static Map<SeriesKey, Aggregate> published;

  /** A row of the table. */
  private record InputRow(
      String id, String says, String mark, String indicator, String from, String prints) {
    boolean given() {
      return mark.matches("[YP]");
    }
  }

  @BeforeAll
  static void feed() throws IOException {
    published = FedSample.published(scratch);
  }

  static List<InputRow> rows() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "report-figures.md")).stream()
        .filter(line -> line.matches("\\| S\\d\\d .*"))
        .map(line -> line.replace("\\|", "¦").split("\\|", -1))
        .map(cells -> Arrays.stream(cells).map(cell -> cell.strip().replace("`", "")).toList())
        .map(
            cells ->
                new InputRow(
                    cells.get(1),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6),
                    cells.get(7)))
        .toList();
  }

  static List<InputRow> given() throws IOException {
    return rows().stream().filter(InputRow::given).toList();
  }

  @Test
  void theTableHasEveryFigureOnceAndEachOfThemHasItsMark() throws IOException {
    assertThat(rows()).extracting(InputRow::id).doesNotHaveDuplicates().hasSize(86);
    assertThat(rows()).extracting(InputRow::mark).containsOnly("Y", "P", "N", "T");
    assertThat(given()).hasSize(44);
    assertThat(rows()).filteredOn(row -> !row.given()).allMatch(row -> row.prints().length() > 10);
  }

  /** The report writes 半数 for 50 %, and 1.5万 for 15,000. */
  @Test
  void everyNumberOfTheTableStandsInTheReport() throws IOException {
    String report = report();
    for (InputRow row : rows()) {
      if (!row.id().matches("S27|S47")) {
        for (String number : row.says().split("[^\\d.]+", -1)) {
          assertThat(report).as(row.id()).contains(number);
        }
      }
    }
    assertThat(report).contains("半数以上", "1.5万余");
  }

  /** Where a figure comes from is the form of its indicator, and of events which of them count. */
  @ParameterizedTest
  @MethodSource("given")
  void whatItComesFromIsWhatTheCatalogueSays(InputRow row) throws IOException {
    String definition =
        Files.readAllLines(Path.of("../core/src/main/resources/catalogue/indicators.csv")).stream()
            .filter(line -> line.startsWith(row.indicator() + ","))
            .findFirst()
            .orElseThrow();
    Form form = Objects.requireNonNull(CATALOGUE.indicator(row.indicator())).measure().form();
    if (form == Form.EVENT) {
      assertThat(row.from()).startsWith("event: ");
      assertThat(definition).contains(",event," + row.from().substring("event: ".length()) + ",");
    } else if (!row.from().startsWith("the same")) {
      assertThat(row.from().split("\\W", 2)[0]).isEqualTo(form.code());
    } else {
      assertThat(form).isEqualTo(Form.INVESTMENT);
    }
  }

  @ParameterizedTest
  @MethodSource("given")
  void whatIsPrintedIsWhatTheReportSays(InputRow row) throws IOException {
    Indicator indicator = Objects.requireNonNull(CATALOGUE.indicator(row.indicator()));
    String place = indicator.display().readAt().isEmpty() ? ZONE : indicator.display().readAt();
    Aggregate.OfMonth of =
        (Aggregate.OfMonth)
            Objects.requireNonNull(
                published.get(
                    new SeriesKey(Period.parse("2023-12"), place, indicator.code(), "_T")));
    FigureShower shower = new FigureShower(indicator, Detail.PUBLISHED, Rounding.HALF_UP);
    StringBuilder printed = new StringBuilder(shower.amount(of.ytd().total()).digits("--"));
    printed.append(' ').append(indicator.display().unit());
    if (of.ytd().base() != null) {
      printed.append("; ").append(shower.growth(of.ytd().growth()).digits("--")).append('%');
    }
    if (of.target() != null) {
      printed.append("; ");
      printed.append(shower.completion(of.ytd().total(), of.target()).digits("--")).append('%');
    }

    assertThat(printed).asString().isEqualTo(row.prints());
    assertThat(row.says())
        .isEqualTo(row.prints().replace(" " + indicator.display().unit(), unit(row)));
  }

  @Test
  void theRatesOfThoseStartedToThosePlannedStandBehindThem() {
    AggregateTable table = new AggregateTable();
    published.values().forEach(one -> table.put(new Published(one, 1, Instant.EPOCH)));
    CatalogueSource source = CatalogueSource.builtIn();
    Board.BoardStyle style =
        new Board.BoardStyle(
            Rounding.HALF_UP,
            Language.ZH,
            StatusScale.read(source),
            RateRules.read(source, CATALOGUE));
    assertThat(
            new Board(new AreaFigures(table, CATALOGUE), style)
                .lines(ZONE, Period.parse("2023-12"), true))
        .anyMatch(line -> line.matches("市级重点项目开工率 +93\\.8 % .*"))
        .anyMatch(line -> line.matches("城市品质提升项目完工率 +69\\.8 % .*"));
  }

  private static String unit(InputRow row) {
    return row.says().split(";", -1)[0].replaceAll("[\\d.]", "");
  }

  private static String report() throws IOException {
    try (var stream = ReportFiguresTest.class.getResourceAsStream("/report-2023.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
