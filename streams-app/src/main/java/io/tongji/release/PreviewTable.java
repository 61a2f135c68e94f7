package io.tongji.release;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.disclosure.plan.Withholding;
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
import java.util.function.Predicate;
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

  /** Names of the columns. */
  public List<String> header() {
    return language == Language.ZH
        ? List.of("指标", "指标名称", "地区", "地区名称", "行业", "行业名称", "时期", "处理", "公布内容", "原因", "本期新增")
        : List.of(
            "indicator",
            "indicator_name",
            "area",
            "area_name",
            "activity",
            "activity_name",
            "period",
            "status",
            "shown",
            "reasons",
            "newly");
  }

  private List<String> cells(SeriesKey key, Decision decision) {
    return List.of(
        key.indicator(),
        indicator(key.indicator()),
        key.area(),
        area(key.area()),
        key.activity(),
        activity(key.activity()),
        key.period().toString(),
        status(decision.status()),
        new TreeSet<>(decision.shown()).stream().map(this::words).collect(Collectors.joining("; ")),
        reasons(decision),
        decision.newly() ? language.of("是", "yes") : "");
  }

  /** A row for each figure whose decision is wanted, in their order. */
  public List<List<String>> rows(Predicate<Decision> wanted) {
    return plan.decisions().entrySet().stream()
        .filter(each -> wanted.test(each.getValue()))
        .map(each -> cells(each.getKey(), each.getValue()))
        .toList();
  }

  private String indicator(String code) {
    Indicator indicator = catalogue.indicator(code);
    return indicator == null ? "" : language.of(indicator.name(), indicator.nameEn());
  }

  private String area(String code) {
    Area area = catalogue.area(code);
    return area == null ? "" : language.of(area.name(), area.nameEn());
  }

  private String activity(String code) {
    Activity activity = catalogue.activity(code);
    return activity == null ? "" : language.of(activity.name(), activity.nameEn());
  }

  private String status(CellStatus status) {
    return switch (status) {
      case PUBLISHED -> language.of("发布", "published");
      case SUPPRESSED -> language.of("保密", "suppressed");
      case HELD -> language.of("暂缓修订", "revision held");
      case CEASED -> language.of("不再存在", "ceased");
    };
  }

  private String reasons(Decision decision) {
    return new TreeMap<>(decision.withheld())
        .entrySet().stream()
            .map(each -> words(each.getKey()) + ": " + words(each.getValue()))
            .collect(Collectors.joining("; "));
  }

  private String words(PublishedPart part) {
    return language.of(part.chinese(), part.english());
  }

  private String words(Withholding reason) {
    return language.of(reason.chinese(), reason.english());
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
      header().forEach(sheet::heading);
      sheet.endRow();
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
