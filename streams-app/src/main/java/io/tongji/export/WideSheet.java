package io.tongji.export;

import io.tongji.catalogue.Language;
import io.tongji.output.SheetWriter;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A workbook for people: a row for each series and measure, periods across; what names the row
 * stays in view, and figures have the decimals of the catalogue. All of it is held until it is
 * written.
 */
public final class WideSheet implements ExportWriter {

  private static final int NAMES = 5;

  private final OutputStream out;
  private final NamedTable table;
  private final Language language;
  private final Map<RowKey, Map<Period, Observation>> rows = new LinkedHashMap<>();
  private final TreeSet<Period> periods = new TreeSet<>();

  /** What a row is of. */
  private record RowKey(String indicator, String area, String activity, ObservedMeasure measure) {}

  /** Begins a workbook. */
  public WideSheet(OutputStream out, NamedTable table, Language language) {
    this.out = out;
    this.table = table;
    this.language = language;
  }

  @Override
  public void write(Observation observation) {
    SeriesKey key = observation.key();
    periods.add(key.period());
    rows.computeIfAbsent(
            new RowKey(key.indicator(), key.area(), key.activity(), observation.measure()),
            absent -> new LinkedHashMap<>())
        .put(key.period(), observation);
  }

  @Override
  public void finish() throws IOException {
    try (SheetWriter sheet = new SheetWriter(out, "tongji", NAMES)) {
      List<String> header = new ArrayList<>(names());
      periods.forEach(period -> header.add(table.heading(period)));
      for (String heading : header) {
        sheet.heading(heading);
      }
      sheet.endRow();
      for (Map<Period, Observation> row : rows.values()) {
        write(sheet, row);
        sheet.endRow();
      }
      sheet.finish();
    }
  }

  /** How many rows the table has, without its header. */
  public long rows() {
    return rows.size();
  }

  private List<String> names() {
    return language == Language.ZH
        ? List.of("指标", "地区", "行业", "度量", "单位")
        : List.of("indicator", "area", "activity", "measure", "unit");
  }

  private void write(SheetWriter sheet, Map<Period, Observation> row) {
    Observation any = row.values().iterator().next();
    List<String> cells = table.cells(any);
    for (int column : NamedTable.NAMES) {
      sheet.text(cells.get(column));
    }
    for (Period period : periods) {
      Observation of = row.get(period);
      BigDecimal value = of == null ? null : of.shown().value();
      if (value == null) {
        sheet.text(of == null ? "" : of.shown().text(language, ""));
      } else {
        sheet.number(value);
      }
    }
  }
}
