package io.tongji.publish;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.io.Writer;

/** SDMX-CSV 2.0: one line for one observation, replacing what the reader had. */
public final class SdmxCsv implements ExportWriter {

  /** The one dataflow of all frequencies, agency and version included. */
  static final String DATAFLOW = "TXKFQ:DF_ZONE_M(1.0.0)";

  private static final String[] HEADER = {
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
    "UPDATED"
  };
  private static final String REPLACE = "R";
  private static final String MISSING = "NaN";
  private static final String INTERNAL_ONLY = "N";
  private static final String NO_RELEASE = "";

  private final CsvWriter csv;

  /** Begins a file of live figures with its header; the caller closes the writer. */
  public SdmxCsv(Writer out) {
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(HEADER);
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
  }

  @Override
  public void write(Observation row) {
    SeriesKey key = row.key();
    UnitOfMeasure unit = row.shown().unit();
    csv.writeRecord(
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
        row.shown().digits(MISSING),
        Integer.toString(unit.exponent()),
        Integer.toString(unit.decimals()),
        row.shown().status().code(),
        INTERNAL_ONLY,
        row.baseKind(),
        NO_RELEASE,
        row.updated().toString());
  }
}
