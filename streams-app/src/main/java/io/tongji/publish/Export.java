package io.tongji.publish;

import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * The rows of a table that were asked for, in their order.
 *
 * @param table all aggregates
 * @param filter which of them
 * @param observations takes them apart into rows
 */
public record Export(AggregateTable table, Predicate<SeriesKey> filter, Observations observations) {

  /** Writes the rows and says how many they are. */
  public long writeTo(ExportWriter writer) throws IOException {
    long rows = 0;
    for (Published published : table.rows()) {
      if (filter.test(published.aggregate().key())) {
        for (Observation row : observations.of(published)) {
          writer.write(row);
          rows++;
        }
      }
    }
    writer.finish();
    return rows;
  }
}
