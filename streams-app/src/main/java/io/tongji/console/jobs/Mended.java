package io.tongji.console.jobs;

import io.tongji.console.jobs.CheckResult.Fault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows that a clerk has mended in the page.
 *
 * @param rows of each row its key, and how it is now
 */
public record Mended(Map<String, MendedRow> rows) {

  /**
   * A row, as the clerk wants it.
   *
   * @param table number of the table in which it stood
   * @param cells all of them
   * @param faults what is still wrong
   */
  public record MendedRow(int table, List<String> cells, List<Fault> faults) {

    /** True if it goes with the rest; one that is held back does if the clerk wants it. */
    boolean goes() {
      return faults.stream().allMatch(Fault::held);
    }
  }

  /** The rows that go with the rest, but for one. */
  Map<String, MendedRow> going(String butFor) {
    return rows.entrySet().stream()
        .filter(row -> row.getValue().goes() && !row.getKey().equals(butFor))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The rows that go with the rest. */
  Map<String, MendedRow> going() {
    return going("");
  }

  /** The same with a row as it is now. */
  Mended with(String key, MendedRow row) {
    Map<String, MendedRow> more = new TreeMap<>(rows);
    more.put(key, row);
    return new Mended(more);
  }

  /** The same, with what a check has found wrong with the rows that go. */
  Mended checked(Map<String, List<Fault>> faults) {
    Map<String, MendedRow> checked = new TreeMap<>(rows);
    going()
        .forEach(
            (key, row) ->
                checked.put(
                    key,
                    new MendedRow(row.table(), row.cells(), faults.getOrDefault(key, List.of()))));
    return new Mended(checked);
  }
}
