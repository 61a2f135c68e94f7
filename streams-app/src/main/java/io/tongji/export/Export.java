package io.tongji.export;

import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The rows of a table that were asked for, in their order.
 *
 * @param table all aggregates
 * @param filter which of them
 * @param observations takes them apart into rows
 */
public record Export(AggregateTable table, Predicate<SeriesKey> filter, Observations observations) {

  /** Writes the rows, ends the file, and says how many they are. */
  public long writeTo(ExportWriter writer) throws IOException {
    long rows = writeRows(writer);
    writer.finish();
    return rows;
  }

  /** Writes the rows and says how many they are. */
  public long writeRows(ExportWriter writer) throws IOException {
    TreeMap<SeriesKey, List<Observation>> ceased = observations.ofCeased(table, filter);
    long rows = 0;
    for (Published published : table.rows(filter)) {
      SortedMap<SeriesKey, List<Observation>> before = ceased.headMap(published.aggregate().key());
      for (List<Observation> ofCell : before.values()) {
        rows += write(ofCell, writer);
      }
      before.clear();
      rows += write(observations.of(published, table), writer);
    }
    for (List<Observation> ofCell : ceased.values()) {
      rows += write(ofCell, writer);
    }
    return rows;
  }

  private static int write(List<Observation> ofCell, ExportWriter writer) throws IOException {
    for (Observation row : ofCell) {
      writer.write(row);
    }
    return ofCell.size();
  }
}
