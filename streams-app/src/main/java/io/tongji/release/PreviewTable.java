package io.tongji.release;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.disclosure.PublishedPart;
import io.tongji.disclosure.ReleasePlan;
import io.tongji.disclosure.ReleasePlan.Decision;
import io.tongji.disclosure.Withholding;
import io.tongji.output.SheetWriter;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a plan does with each figure, as a table for people: for the bureau alone.
 *
 * @param catalogue that names the codes
 * @param language of the words
 * @param plan the plan
 */
public record PreviewTable(Catalogue catalogue, Language language, ReleasePlan plan) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private List<String> header() {
    return language == Language.ZH
        ? List.of("指标", "地区", "行业", "时期", "处理", "公布内容", "原因", "本期新增")
        : List.of("indicator", "area", "activity", "period", "status", "shown", "reasons", "newly");
  }

  private List<String> cells(SeriesKey key, Decision decision) {
    return List.of(
        key.indicator(),
        key.area(),
        key.activity(),
        key.period().toString(),
        decision.status().name(),
        new TreeSet<>(decision.shown())
            .stream().map(PublishedPart::name).collect(Collectors.joining(";")),
        reasons(decision),
        decision.newly() ? "1" : "");
  }

  private String reasons(Decision decision) {
    return new TreeMap<>(decision.withheld())
        .entrySet().stream()
            .map(each -> each.getKey() + ": " + words(each))
            .collect(Collectors.joining("; "));
  }

  private String words(Map.Entry<PublishedPart, Withholding> withheld) {
    return language == Language.ZH ? withheld.getValue().chinese() : withheld.getValue().english();
  }

  /** Writes it as CSV in UTF-8, with a mark by which spreadsheet programs know that. */
  public void writeCsv(OutputStream out) throws IOException {
    OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(BYTE_ORDER_MARK);
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord(header());
    plan.decisions().forEach((key, decision) -> csv.writeRecord(cells(key, decision)));
    csv.flush();
  }

  /** Writes it as a workbook. */
  public void writeWorkbook(OutputStream out) throws IOException {
    try (SheetWriter sheet = new SheetWriter(out, "release")) {
      row(sheet, header());
      for (Map.Entry<SeriesKey, Decision> each : plan.decisions().entrySet()) {
        row(sheet, cells(each.getKey(), each.getValue()));
      }
      sheet.finish();
    }
  }

  private static void row(SheetWriter sheet, List<String> cells) throws IOException {
    for (String cell : cells) {
      sheet.text(cell);
    }
    sheet.endRow();
  }
}
