package io.tongji.verify;

import io.tongji.catalogue.form.Form;
import io.tongji.verify.attack.UnitMonth;
import io.tongji.verify.attack.UnitMonth.UnitFigures;
import io.tongji.verify.attack.UnitMonth.UnitPlace;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what each unit adds in each month, from a database in which all has been recomputed. */
final class UnitRows {

  private record Where(int measure, int profile, int month) {}

  private final Map<Where, UnitPlace> places = new HashMap<>();
  private final Map<Integer, CatalogueTables.FormSum> measures = new HashMap<>();
  private final Map<Form, List<UnitMonth>> units = new EnumMap<>(Form.class);

  private UnitRows(Map<CatalogueTables.FormSum, Integer> numbers) {
    numbers.forEach((sum, number) -> measures.put(number, sum));
  }

  static Map<Form, List<UnitMonth>> read(
      ScratchDatabase database, Map<CatalogueTables.FormSum, Integer> measures)
      throws SQLException {
    UnitRows rows = new UnitRows(measures);
    database.run("9-holdings.sql", Map.of());
    try (Statement statement = database.connection().createStatement();
        ResultSet result = statement.executeQuery(ScratchDatabase.text("9-places.sql"))) {
      while (result.next()) {
        rows.place(result);
      }
    }
    try (Statement statement = database.connection().createStatement();
        ResultSet result = statement.executeQuery(ScratchDatabase.text("9-units.sql"))) {
      while (result.next()) {
        rows.unit(result);
      }
    }
    return rows.units;
  }

  private void place(ResultSet row) throws SQLException {
    places.put(
        where(row),
        new UnitPlace(
            new HashSet<>(texts(row, "indicators")),
            texts(row, "areas"),
            texts(row, "activities")));
  }

  private static Where where(ResultSet row) throws SQLException {
    return new Where(row.getInt("measure"), row.getInt("profile"), row.getInt("month"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    List<String> texts = new ArrayList<>();
    for (Object text : (Object[]) array.getArray()) {
      texts.add(text.toString());
    }
    return texts;
  }

  private void unit(ResultSet row) throws SQLException {
    int number = row.getInt("measure");
    CatalogueTables.FormSum measure = measures.get(number);
    UnitPlace place = places.get(where(row));
    if (measure == null || place == null) {
      return; // No indicator counts the unit.
    }
    units
        .computeIfAbsent(measure.form(), form -> new ArrayList<>())
        .add(
            new UnitMonth(
                measure.form().code() + number,
                row.getString("code"),
                row.getString("holding"),
                row.getInt("month"),
                place,
                row.getBoolean("expected"),
                row.getBoolean("returned"),
                amounts(row)));
  }

  private static UnitFigures amounts(ResultSet row) throws SQLException {
    return new UnitFigures(
        amount(row, "ytd"),
        amount(row, "m"),
        amount(row, "q"),
        amount(row, "base_ytd"),
        amount(row, "base_m"),
        amount(row, "base_q"),
        amount(row, "ytd_then"));
  }

  private static @Nullable Long amount(ResultSet row, String column) throws SQLException {
    long amount = row.getLong(column);
    return row.wasNull() ? null : amount;
  }
}
