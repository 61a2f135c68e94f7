package io.tongji.verify;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.RevisionsInForce.Numbered;
import io.tongji.verify.attack.UnitMonth;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Recomputes every aggregate from all records at once, in SQL. */
public final class BatchRecomputation {

  /** How the database begins the message of a failure that is not a mistake in a script. */
  private static final Pattern NO_ROOM =
      Pattern.compile("^(java\\.sql\\.SQLException: )?(IO Error|Out of Memory Error)");

  /** Where the columns of {@code handed_in} begin to be content: after seq, key and revision. */
  private static final int FIRST_CONTENT = 6;

  private static final String MEMORY_LIMIT = "1GB";

  private final ScratchDatabase database;

  private BatchRecomputation(ScratchDatabase database) {
    this.database = database;
  }

  /**
   * All figures, and what they are made of.
   *
   * @param figures that ought to be published
   * @param units by form, what each unit adds in each month
   */
  record Recomputed(Map<SeriesKey, Aggregate> figures, Map<Form, List<UnitMonth>> units) {}

  /**
   * Everything that ought to be published.
   *
   * @throws Failure if the database has no room, on disk or in memory
   */
  public static Map<SeriesKey, Aggregate> of(Catalogue catalogue, InputRecords input) {
    try (ScratchDatabase database = ScratchDatabase.open(MEMORY_LIMIT)) {
      BatchRecomputation recomputation = new BatchRecomputation(database);
      recomputation.recompute(catalogue, input);
      return recomputation.published();
    } catch (SQLException | IOException e) {
      throw failure(e);
    }
  }

  /**
   * Everything that ought to be published, unit by unit too.
   *
   * @throws Failure if the database has no room, on disk or in memory
   */
  static Recomputed withUnits(Catalogue catalogue, InputRecords input) {
    try (ScratchDatabase database = ScratchDatabase.open(MEMORY_LIMIT)) {
      BatchRecomputation recomputation = new BatchRecomputation(database);
      CatalogueTables tables = recomputation.recompute(catalogue, input);
      return new Recomputed(recomputation.published(), UnitRows.read(database, tables.measures()));
    } catch (SQLException | IOException e) {
      throw failure(e);
    }
  }

  private CatalogueTables recompute(Catalogue catalogue, InputRecords input) throws SQLException {
    database.run("1-tables.sql", Map.of());
    CatalogueTables tables = new CatalogueTables(catalogue);
    tables.load(database.connection());
    try (InputTables loaded = new InputTables(catalogue, database.connection())) {
      input.readAll(loaded);
    }
    settleRevisions();
    for (Map.Entry<CatalogueTables.FormSum, Integer> measure : tables.measures().entrySet()) {
      if (measure.getKey().form() == Form.EVENT) {
        happen(measure.getKey(), measure.getValue());
      } else {
        state(measure.getKey(), measure.getValue(), "");
        state(measure.getKey(), measure.getValue(), "prior_");
      }
    }
    database.run("4-series.sql", Map.of());
    database.run("5-places.sql", Map.of());
    database.run("6-cells.sql", Map.of());
    if (tables.impute()) {
      database.run("6-imputed.sql", Map.of());
    }
    database.run("7-compared.sql", Map.of());
    return tables;
  }

  private void state(CatalogueTables.FormSum sum, int number, String prior) throws SQLException {
    database.run(
        "3-stated.sql",
        Map.of(
            "measure", Integer.toString(number),
            "prior", Boolean.toString(!prior.isEmpty()),
            "form", Integer.toString(sum.form().ordinal()),
            "ytd", sum.ytd(prior),
            "month", sum.month(prior)));
  }

  private void happen(CatalogueTables.FormSum sum, int number) throws SQLException {
    database.run(
        "3-events.sql",
        Map.of(
            "measure", Integer.toString(number),
            "counts", sum.eventsThatCount(),
            "value", sum.valueOfEvents()));
  }

  /** Goes through the returns of which there are several, and notes those not in force. */
  private void settleRevisions() throws SQLException {
    try (Connection reading = database.connection().duplicate();
        Statement statement = reading.createStatement();
        ResultSet rows = statement.executeQuery(ScratchDatabase.text("2-several-revisions.sql"));
        Loader notInForce = new Loader(database.connection(), "not_in_force")) {
      List<Object> key = List.of();
      Numbered<Long> standing = null;
      while (rows.next()) {
        List<Object> itsKey =
            List.of(rows.getInt("form"), rows.getInt("unit"), rows.getInt("month"));
        Numbered<Long> before = itsKey.equals(key) ? standing : null;
        Numbered<Long> next =
            new Numbered<>(rows.getLong("seq"), content(rows), rows.getInt("revision"));
        standing = Numbered.after(before, next);
        if (before != null) {
          boolean superseded = standing.handedIn().equals(next.handedIn());
          notInForce.row(superseded ? before.handedIn() : next.handedIn());
        }
        key = itsKey;
      }
    }
  }

  private static Object content(ResultSet row) throws SQLException {
    List<@Nullable Object> content = new ArrayList<>();
    for (int column = FIRST_CONTENT; column <= row.getMetaData().getColumnCount(); column++) {
      content.add(row.getObject(column));
    }
    return content;
  }

  private Map<SeriesKey, Aggregate> published() throws SQLException {
    Map<SeriesKey, Aggregate> published = new TreeMap<>();
    DuckDBConnection connection = database.connection();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ScratchDatabase.text("8-published.sql"))) {
      while (rows.next()) {
        Aggregate aggregate = PublishedRow.aggregate(rows);
        published.put(aggregate.key(), aggregate);
      }
    }
    return published;
  }

  /** What a failure of the database is: want of room, which its user can help, or a mistake. */
  static RuntimeException failure(Exception failed) {
    String words = String.valueOf(failed.getMessage());
    return failed instanceof IOException || NO_ROOM.matcher(words).find()
        ? Failure.setting(
                "the recomputation has no room: " + words.lines().findFirst().orElse(""),
                "make room in "
                    + System.getProperty("java.io.tmpdir")
                    + ", or set TONGJI_JAVA_OPTS=-Djava.io.tmpdir=DIR")
            .from(failed)
        : new IllegalStateException("the recomputation failed: " + words, failed);
  }
}
