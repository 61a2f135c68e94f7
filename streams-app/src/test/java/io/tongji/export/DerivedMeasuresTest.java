package io.tongji.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.Aggregate;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.Detail;
import io.tongji.figures.RateRules;
import io.tongji.ingest.FedSample;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Rounding;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every measure of the sample's export that is no field of the topic, recomputed in SQL from the
 * amounts in the file. Amounts are fields, which {@code verify} recomputes.
 */
class DerivedMeasuresTest {

  private static final Path CATALOGUE =
      Path.of("../core/src/main/resources/catalogue").toAbsolutePath();

  @TempDir private static Path scratch = Path.of("");
  private static Connection database;

  @BeforeAll
  static void exportTheSample() throws IOException, SQLException {
    Path file = scratch.resolve("export.csv");
    AggregateTable table = new AggregateTable();
    FedSample.published(scratch)
        .values()
        .forEach(each -> table.put(new Published(each, 1, Instant.EPOCH)));
    Catalogue catalogue = CatalogueFiles.builtIn();
    RateRules rates = RateRules.read(CatalogueSource.builtIn(), catalogue);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new Export(
              table,
              cell -> true,
              new Observations(catalogue, Detail.EXACT, Rounding.HALF_UP, rates))
          .writeTo(ExportFormat.SDMX_CSV.begin(out, new NamedTable(catalogue, Language.ZH, false)));
    }
    database = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = database.createStatement()) {
      statement.execute(
          script()
              .replace("${export}", file.toString())
              .replace("${catalogue}", CATALOGUE.toString()));
    }
  }

  private static String script() throws IOException {
    try (var stream = DerivedMeasuresTest.class.getResourceAsStream("derived-measures.sql")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  /** The built-in catalogue estimates nothing: ExportTest says what these are made of. */
  private static final Set<String> OF_ESTIMATES = Set.of("IMPUTED_SHARE", "BRIDGE_IMPUTED");

  @Test
  void everyDerivedFigureOfTheExportIsWhatItsAmountsSay() throws SQLException {
    assertThat(
            list(
                "SELECT concat_ws(' ', measure, indicator, area, activity, period, 'exported:',"
                    + " exported, exported_status, 'derived:', derived, derived_status)"
                    + " FROM different ORDER BY ALL LIMIT 20"))
        .isEmpty();
  }

  @Test
  void eachOfThemHasFiguresInTheSample() throws SQLException {
    assertThat(list("SELECT measure FROM derived GROUP BY measure HAVING count(value) < 10"))
        .isEmpty();
  }

  @Test
  void everyOtherMeasureIsAFieldOfTheTopic() throws SQLException {
    Set<String> measures = new TreeSet<>();
    Arrays.stream(ObservedMeasure.values()).map(Enum::name).forEach(measures::add);
    Set<String> derived = new HashSet<>(list("SELECT DISTINCT measure FROM derived"));
    assertThat(measures).containsAll(derived);
    measures.removeAll(derived);
    measures.removeAll(OF_ESTIMATES);
    assertThat(measures)
        .isNotEmpty()
        .allMatch(measure -> Aggregate.getClassSchema().getField(measure) != null);
  }

  private static List<String> list(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new java.util.ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
