package io.tongji.publish;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.period.Frequency;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/** A table for people: names beside the codes, units in words, nothing where nothing is known. */
public final class NamedCsv implements ExportWriter {

  private static final String[] CHINESE = {
    "指标代码", "指标", "区划代码", "地区", "行业代码", "行业", "频度", "报告期", "度量代码", "度量", "数值", "单位", "同比口径", "更新时间"
  };
  private static final String[] ENGLISH = {
    "indicator_code",
    "indicator",
    "area_code",
    "area",
    "activity_code",
    "activity",
    "frequency",
    "period",
    "measure_code",
    "measure",
    "value",
    "unit",
    "base",
    "updated"
  };

  private final CsvWriter csv;
  private final Language language;
  private final Map<String, String> indicators = new HashMap<>();
  private final Map<String, String> areas = new HashMap<>();
  private final Map<String, String> activities = new HashMap<>();

  /** Begins a table with its header; the caller closes the writer. */
  public NamedCsv(Writer out, Catalogue catalogue, Language language) {
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    this.language = language;
    catalogue
        .indicators()
        .forEach(i -> indicators.put(i.code(), language.of(i.name(), i.nameEn())));
    catalogue.areas().forEach(a -> areas.put(a.code(), language.of(a.name(), a.nameEn())));
    catalogue
        .activities()
        .forEach(a -> activities.put(a.code(), language.of(a.name(), a.nameEn())));
    catalogue
        .themesByCode()
        .forEach((code, theme) -> activities.put(code, language.of(theme.name(), theme.nameEn())));
    csv.writeRecord(language == Language.ZH ? CHINESE : ENGLISH);
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
  }

  @Override
  public void write(Observation row) {
    SeriesKey key = row.key();
    csv.writeRecord(
        key.indicator(),
        name(indicators, key.indicator()),
        key.area(),
        name(areas, key.area()),
        key.activity(),
        name(activities, key.activity()),
        frequency(key.period().frequency()),
        key.period().toString(),
        row.measure().name(),
        row.measure().name(language),
        row.shown().digits(""),
        row.shown().unit().name(language),
        row.baseKind(),
        row.updated().toString());
  }

  private static String name(Map<String, String> names, String code) {
    return names.getOrDefault(code, code);
  }

  private String frequency(Frequency frequency) {
    return switch (frequency) {
      case MONTH -> language.of("月", "month");
      case QUARTER -> language.of("季", "quarter");
      case YEAR -> language.of("年", "year");
    };
  }
}
