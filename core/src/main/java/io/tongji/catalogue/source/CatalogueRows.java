package io.tongji.catalogue.source;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of one catalogue file, with messages that name file, line and column. */
public final class CatalogueRows {

  private final String file;
  private final List<NamedCsvRecord> records;

  /**
   * Rows that have all of {@code columns}, any of {@code optional} and no other columns.
   *
   * @throws Failure if there are no rows, or other columns
   */
  CatalogueRows(
      String file, List<String> columns, List<String> optional, List<NamedCsvRecord> records) {
    this.file = file;
    this.records = records;
    if (records.isEmpty()) {
      throw Failure.setting("has no rows", "add at least one row below the header")
          .within("catalogue " + file);
    }
    for (String name : records.get(0).getHeader()) {
      if (!columns.contains(name) && !optional.contains(name)) {
        List<String> known = new ArrayList<>(columns);
        known.addAll(optional);
        throw Failure.setting("is unknown", "known columns: " + known)
            .within("catalogue " + file + " line 1 column " + name);
      }
    }
    for (String column : columns) {
      if (!records.get(0).getHeader().contains(column)) {
        throw Failure.setting("lacks column " + column, "add it")
            .within("catalogue " + file + " line 1");
      }
    }
  }

  /** Hands on the rows as they are, one by one. */
  public void forEach(Consumer<NamedCsvRecord> take) {
    records.forEach(take);
  }

  /** Turns each row into a value. */
  public <T> List<T> map(Function<Row, T> parse) {
    List<T> parsed = new ArrayList<>();
    for (NamedCsvRecord csv : records) {
      parsed.add(parse.apply(new Row(file, csv)));
    }
    return parsed;
  }

  /** Refuses a code that two rows have; the values are those of the rows, in their order. */
  public <T> void checkUnique(List<T> rows, Function<T, String> code, String column) {
    Row repeated = repeated(rows, code);
    if (repeated != null) {
      throw repeated.wrong(column, "stands in the file twice", "remove one of the rows");
    }
  }

  /** The first row whose code a row above has, or null. */
  public <T> @Nullable Row repeated(List<T> rows, Function<T, String> code) {
    Map<String, Integer> seen = new HashMap<>();
    for (int at = 0; at < rows.size(); at++) {
      if (seen.putIfAbsent(code.apply(rows.get(at)), at) != null) {
        return row(at);
      }
    }
    return null;
  }

  /**
   * Refuses a tree in which a parent does not stand above its children, or that has not one root.
   *
   * @param column of the codes, for the message
   */
  public <T> void checkParents(
      List<T> rows, Function<T, String> code, Function<T, String> parent, String column) {
    checkUnique(rows, code, column);
    Map<String, Integer> seen = new HashMap<>();
    for (int at = 0; at < rows.size(); at++) {
      String above = parent.apply(rows.get(at));
      if (above.isEmpty() != (at == 0) || (!above.isEmpty() && !seen.containsKey(above))) {
        throw row(at)
            .wrong(
                "parent",
                "is not a row above",
                "the first row has no parent, every other one names a row above it");
      }
      seen.put(code.apply(rows.get(at)), at);
    }
  }

  private Row row(int at) {
    return new Row(file, records.get(at));
  }

  /** One row of the file. */
  public record Row(String file, NamedCsvRecord csv) {

    /** The cell as it is, blanks at its ends included. */
    public String verbatim(String column) {
      return csv.getField(column);
    }

    /** The cell without blanks at its ends. */
    public String text(String column) {
      return csv.getField(column).strip();
    }

    /**
     * The cell of a column that the file may lack, without blanks at its ends; then it is empty.
     */
    public String textIfThere(String column) {
      return csv.findField(column).map(String::strip).orElse("");
    }

    /** The cell without blanks at its ends; an empty one is refused. */
    public String required(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw wrong(column, "is empty", "fill it in");
      }
      return text;
    }

    /** A whole number within bounds. */
    public int number(String column, int from, int to) {
      String text = required(column);
      try {
        int number = Integer.parseInt(text);
        if (from <= number && number <= to) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw wrong(column, "is not a whole number", "give one from " + from + " to " + to);
      }
      throw wrong(column, "is out of range", "give a whole number from " + from + " to " + to);
    }

    /** {@code yes} or {@code no}. */
    public boolean yes(String column) {
      return switch (required(column)) {
        case "yes" -> true;
        case "no" -> false;
        default -> throw wrong(column, "is neither yes nor no", "give yes or no");
      };
    }

    /** A month, or null if the cell is empty. */
    public @Nullable Month month(String column) {
      if (text(column).isEmpty()) {
        return null;
      }
      Month month = parse(column, Month::parse);
      if (!month.mayBeHandedIn()) {
        throw wrong(
            column,
            "is out of range",
            "give a month of " + Month.FIRST_YEAR + " to " + Month.LAST_YEAR + ", or nothing");
      }
      return month;
    }

    /** What the parser makes of the cell; its {@link IllegalArgumentException} is a refusal. */
    public <T> T parse(String column, Function<String, T> parser) {
      try {
        return parser.apply(text(column));
      } catch (IllegalArgumentException e) {
        throw wrong(column, String.valueOf(e.getMessage()), "see docs/catalogue.md");
      }
    }

    /** The refusal of a cell. */
    public Failure wrong(String column, String problem, String remedy) {
      return Failure.setting("\"" + text(column) + "\" " + problem, remedy)
          .within(
              "catalogue " + file + " line " + csv.getStartingLineNumber() + " column " + column);
    }
  }
}
