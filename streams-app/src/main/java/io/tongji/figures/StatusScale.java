package io.tongji.figures;

import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.measure.Ratio;
import io.tongji.measure.Status;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The colours in which progress is shown (绿蓝黄红), and the pace from which each holds.
 *
 * @param steps highest first, the last one without a bound
 */
public record StatusScale(List<Status> steps) {

  static final String FILE = "status.csv";
  static final List<String> COLUMNS = List.of("status", "name", "name_en", "from_pace");

  /** Copies the list. */
  public StatusScale {
    steps = List.copyOf(steps);
  }

  /**
   * Reads the scale; a catalogue without one has that of the application.
   *
   * @throws io.tongji.catalogue.Failure if a row is wrong
   */
  public static StatusScale read(CatalogueSource source) {
    CatalogueRows rows = source.rowsOrBuiltIn(FILE, COLUMNS);
    List<Status> steps = rows.map(StatusScale::status);
    rows.checkUnique(steps, Status::code, "status");
    List<Status> checked = rows.map(row -> checked(row, steps));
    return new StatusScale(checked);
  }

  private static Status status(CatalogueRows.Row row) {
    boolean lowest = row.text("from_pace").isEmpty();
    return new Status(
        row.required("status"),
        row.required("name"),
        row.required("name_en"),
        lowest ? null : row.parse("from_pace", StatusScale::pace));
  }

  private static BigDecimal pace(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,6})?")) {
      throw new IllegalArgumentException("is no pace such as 0.90");
    }
    return new BigDecimal(text);
  }

  private static Status checked(CatalogueRows.Row row, List<Status> steps) {
    int at = steps.stream().map(Status::code).toList().indexOf(row.text("status"));
    BigDecimal bound = steps.get(at).fromPace();
    BigDecimal above = at == 0 ? null : steps.get(at - 1).fromPace();
    boolean last = at == steps.size() - 1;
    if (last != (bound == null)
        || (bound != null && above != null && bound.compareTo(above) >= 0)) {
      throw row.wrong(
          "from_pace",
          "does not continue the scale",
          "order the rows from the highest pace to the lowest, the last one without a bound");
    }
    return steps.get(at);
  }

  /** The colour of a pace, or null if it cannot be stated. */
  public @Nullable Status of(Ratio pace) {
    return Status.of(pace, steps);
  }
}
