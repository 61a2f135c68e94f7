package io.tongji.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tongji.figures.UnitOfMeasure;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** SDMX-CSV 2.0: one line for one observation, replacing what the reader had. */
final class SdmxCsv implements ExportWriter {

  /** Place of the column that holds the figure. */
  static final int VALUE = 10;

  /** Place of the column that holds the power of ten. */
  static final int UNIT_MULT = 11;

  /** Place of the column that holds the number of decimals. */
  static final int DECIMALS = 12;

  /** The one dataflow of all frequencies, agency and version included. */
  static final String DATAFLOW = "TXKFQ:DF_ZONE_M(1.0.0)";

  static final List<String> HEADER =
      List.of(
          "STRUCTURE",
          "STRUCTURE_ID",
          "ACTION",
          "FREQ",
          "REF_AREA",
          "INDICATOR",
          "ACTIVITY",
          "MEASURE",
          "UNIT_MEASURE",
          "TIME_PERIOD",
          "OBS_VALUE",
          "UNIT_MULT",
          "DECIMALS",
          "OBS_STATUS",
          "CONF_STATUS",
          "BASE_KIND",
          "RELEASE_ID",
          "UPDATED");
  private static final String REPLACE = "R";
  private static final String MISSING = "NaN";
  private static final String INTERNAL_ONLY = "N";
  private static final String FREE = "F";
  private static final String CONFIDENTIAL = "C";

  private final CsvWriter csv;

  SdmxCsv(OutputStream out) {
    this.csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
    csv.writeRecord(HEADER);
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
  }

  @Override
  public void write(Observation row) {
    csv.writeRecord(cells(row, MISSING));
  }

  /** The cells of a row, in the order of the header. */
  static List<String> cells(Observation row, String missing) {
    SeriesKey key = row.key();
    UnitOfMeasure unit = row.shown().unit();
    return List.of(
        "dataflow",
        DATAFLOW,
        REPLACE,
        key.period().frequency().code(),
        key.area(),
        key.indicator(),
        key.activity(),
        row.measure().name(),
        unit.code(),
        key.period().toString(),
        row.shown().digits(missing),
        Integer.toString(unit.exponent()),
        Integer.toString(unit.decimals()),
        row.shown().status().code(),
        confidentiality(row),
        row.baseKind(),
        row.release() == null ? "" : row.release().id(),
        row.updated().toString());
  }

  /** What is live is for the bureau alone; why a released figure is confidential is not said. */
  private static String confidentiality(Observation row) {
    if (row.release() == null) {
      return INTERNAL_ONLY;
    }
    return row.shown().isSuppressed() ? CONFIDENTIAL : FREE;
  }
}
