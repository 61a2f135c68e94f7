package io.tongji.ingest.send;

import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of the register before and after a row.
 *
 * @param column its English name
 * @param before as it stands; empty: nothing is written
 * @param after as the row has it
 */
public record EntryChange(String column, String before, String after) {

  /** The columns in which two entries of a unit differ, in the order of the form. */
  static List<EntryChange> between(RegisterEntry standing, RegisterRecord next) {
    Map<String, String> before = cells(standing, false);
    Map<String, String> after = cells(next.entry(), next.withdrawn());
    List<EntryChange> changes = new ArrayList<>();
    before.forEach(
        (column, cell) -> {
          String now = after.getOrDefault(column, "");
          if (!now.equals(cell)) {
            changes.add(new EntryChange(column, cell, now));
          }
        });
    return changes;
  }

  private static Map<String, String> cells(RegisterEntry entry, boolean withdrawn) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("kind", entry.kindText());
    cells.put("name", entry.name());
    cells.put("owner", text(entry.ownership().owner()));
    cells.put("holding", text(entry.ownership().holding()));
    cells.put("area", entry.place().area());
    cells.put("groups", String.join(";", entry.place().groups()));
    cells.put("industry", entry.industry());
    cells.put("frames", String.join(";", entry.frames()));
    cells.put("contact", text(entry.contact()));
    cells.put("valid_from", entry.validity().fromText());
    cells.put("valid_to", entry.validity().toText());
    cells.put("withdrawn", withdrawn ? "true" : "");
    return cells;
  }

  private static String text(@Nullable String stated) {
    return stated == null ? "" : stated;
  }
}
