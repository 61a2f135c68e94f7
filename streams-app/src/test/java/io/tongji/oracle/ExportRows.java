package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.export.Export;
import io.tongji.export.ExportFormat;
import io.tongji.export.NamedTable;
import io.tongji.export.Observations;
import io.tongji.figures.Detail;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exact export of what is published after a log: all measures, those derived from others too.
 */
final class ExportRows {

  private static final int FIRST_DIMENSION = 3;
  private static final int YEAR = 2023;
  private static final int VALUE = 10;
  private static final int STATUS = 13;

  /** Which row. */
  record Key(
      String frequency,
      String area,
      String indicator,
      String activity,
      String measure,
      String unit,
      String period) {

    Month lastMonth() {
      return Period.parse(period).lastMonth();
    }

    /** Whether it is a rate or a difference of rates. */
    boolean isRate() {
      return unit.equals("PT") || unit.equals("PP");
    }
  }

  /** What it says: the figure, NaN where there is none, and why. */
  record Content(String value, String status) {

    /** The figure, or null. */
    @Nullable BigDecimal number() {
      return value.equals("NaN") ? null : new BigDecimal(value);
    }
  }

  private ExportRows() {}

  /** The rows by their keys. */
  static Map<Key, Content> after(Catalogue catalogue, List<LogRecord> log) {
    AggregateTable table = new AggregateTable();
    io.tongji.oracle.Published.after(catalogue, log)
        .values()
        .forEach(each -> table.put(new Published(each, 1, Instant.EPOCH)));
    Observations observations = new Observations(catalogue, Detail.EXACT, Rounding.HALF_UP);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new Export(table, ExportRows::isShown, observations)
          .writeTo(ExportFormat.SDMX_CSV.begin(out, new NamedTable(catalogue, Language.EN, false)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<Key, Content> rows = new LinkedHashMap<>();
    out.toString(StandardCharsets.UTF_8).lines().skip(1).forEach(line -> put(rows, line));
    return rows;
  }

  /** The second year in the county's towns and villages: enough for what is compared with what. */
  private static boolean isShown(SeriesKey key) {
    return key.period().lastMonth().year() == YEAR && !key.area().startsWith("330483K");
  }

  private static void put(Map<Key, Content> rows, String line) {
    String[] cells = line.split(",", -1);
    int at = FIRST_DIMENSION;
    Key key =
        new Key(
            cells[at],
            cells[at + 1],
            cells[at + 2],
            cells[at + 3],
            cells[at + 4],
            cells[at + 5],
            cells[at + 6]);
    if (rows.put(key, new Content(cells[VALUE], cells[STATUS])) != null) {
      throw new IllegalStateException("twice in the export: " + key);
    }
  }

  /** Rows that are not the same in both. */
  static Set<Key> changed(Map<Key, Content> one, Map<Key, Content> other) {
    Set<Key> keys = new LinkedHashSet<>(one.keySet());
    keys.addAll(other.keySet());
    keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
    return keys;
  }
}
