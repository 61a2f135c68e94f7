package io.tongji.console.jobs;

import io.tongji.console.jobs.CheckResult.Fault;
import java.util.List;
import java.util.Map;

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
  public record MendedRow(int table, List<String> cells, List<Fault> faults) {}
}
