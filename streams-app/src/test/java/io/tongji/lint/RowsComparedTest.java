package io.tongji.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.AreaFigures;
import io.tongji.ingest.FedSample;
import io.tongji.lint.text.Stated;
import io.tongji.lint.text.TextReader;
import io.tongji.lint.text.Vocabulary;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.period.Month;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which figures of the report are compared with those of the sample: the table says it. */
class RowsComparedTest {

  private static final Path PAGE = Path.of("..", "docs", "report-figures.md");
  private static final String EXCEPT = "- `lint-report` compares all rows marked Y or P but two.";
  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  @TempDir private Path scratch;

  @Test
  void allRowsThatTongjiGivesButThoseThatThePageNamesAreComparedAndAgree() throws IOException {
    Vocabulary vocabulary = Vocabulary.read(CatalogueSource.builtIn(), CATALOGUE);
    String report = report();
    Linter linter = new Linter(report, vocabulary);
    int alone = linter.findings().size();
    AreaFigures figures = sample();
    linter.compareWith(figures, figures.area("330483K01"), Month.of(2023, 12));

    Map<String, String> rows = rows();
    Set<String> notCompared = new TreeSet<>(rows.values());
    List<String> compared =
        TextReader.read(report, vocabulary).figures().stream()
            .filter(RowsComparedTest::isCompared)
            .map(figure -> rows.get(indicator(figure).code()))
            .toList();
    notCompared.removeAll(compared);
    assertThat(compared).doesNotHaveDuplicates().doesNotContainNull();
    assertThat(linter.compared()).isEqualTo(compared.size());
    assertThat(linter.findings()).as("none of them differs").hasSize(alone);
    assertThat(notCompared).isEqualTo(exceptions());
  }

  private static boolean isCompared(Stated figure) {
    return figure.indicator() != null
        && figure.sense() == Stated.Sense.EXACT
        && indicator(figure).display().currency().equals(figure.unit().currency());
  }

  private static Indicator indicator(Stated figure) {
    return java.util.Objects.requireNonNull(figure.indicator());
  }

  /** Ids by indicator, of the rows marked Y or P. */
  private static Map<String, String> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.matches("\\| S\\d\\d .*"))
        .map(line -> Arrays.stream(line.split(" \\| ", -1)).map(String::strip).toList())
        .filter(cells -> cells.get(3).matches("[YP]"))
        .collect(
            Collectors.toMap(
                cells -> cells.get(4).replace("`", ""),
                cells -> cells.get(0).substring(2),
                (one, other) -> one + other,
                TreeMap::new));
  }

  /** What the page says is not compared. */
  private static Set<String> exceptions() throws IOException {
    String line =
        Files.readAllLines(PAGE).stream()
            .dropWhile(each -> !each.startsWith(EXCEPT))
            .takeWhile(each -> each.startsWith(EXCEPT) || each.startsWith("  "))
            .collect(Collectors.joining(" "));
    return Pattern.compile("S\\d\\d")
        .matcher(line)
        .results()
        .map(id -> id.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private AreaFigures sample() throws IOException {
    AggregateTable table = new AggregateTable();
    FedSample.published(scratch)
        .values()
        .forEach(each -> table.put(new Published(each, 1, Instant.EPOCH)));
    return new AreaFigures(table, CATALOGUE);
  }

  private static String report() throws IOException {
    try (var stream = RowsComparedTest.class.getResourceAsStream("/report-2023.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
