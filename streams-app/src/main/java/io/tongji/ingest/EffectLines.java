package io.tongji.ingest;

import io.tongji.catalogue.Language;
import io.tongji.ingest.send.Effects;
import io.tongji.period.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What rows do to what stood, in words. */
final class EffectLines {

  /** Months that a clerk reads; more are counted. */
  private static final int MOST_MONTHS = 12;

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Language language;
  private final ZoneId zone;

  EffectLines(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
  }

  List<String> of(Effects effects, List<ChangedRow> changes) {
    List<String> lines = new ArrayList<>();
    effects.before().forEach(before -> lines.add(fedBefore(before)));
    lines.addAll(months(effects));
    add(lines, changes, false, language.of("  更正,变动大的在前:", "  corrections, largest first:"));
    add(lines, changes, true, language.of("  暂留的行,报送则改为:", "  rows held back would change:"));
    return lines;
  }

  /** Which months the rows are of, and whether these had figures before, or are closed. */
  List<String> months(Effects effects) {
    List<String> lines = new ArrayList<>();
    if (!effects.fed().isEmpty()) {
      lines.add(
          language.of("  报告期:", "  months: ")
              + months(effects.fed())
              + language
                  .of(";新增 %,d 行,更正 %,d 行", "; %,d rows added, %,d corrected")
                  .formatted(effects.added(), effects.changed()));
    }
    if (!effects.opened().isEmpty()) {
      lines.add(
          language.of("  首次有数的报告期:", "  months that had none before: ")
              + effects.opened().stream()
                  .limit(MOST_MONTHS)
                  .map(Month::toString)
                  .collect(
                      Collectors.joining(
                          language.of("、", ", "), "", more(effects.opened().size()))));
    }
    if (!effects.closed().isEmpty()) {
      lines.add(
          language.of("  已过截止日期的报告期有变动:", "  months behind their deadline that change: ")
              + months(effects.closed()));
    }
    return lines;
  }

  private void add(List<String> lines, List<ChangedRow> changes, boolean held, String title) {
    List<ChangedRow> shown = changes.stream().filter(change -> change.held() == held).toList();
    if (!shown.isEmpty()) {
      lines.add(title);
      shown.forEach(change -> lines.add("    " + change.line(language)));
    }
  }

  private String fedBefore(Effects.FedBefore before) {
    String at = MINUTE.format(before.at().atZone(zone));
    return language
        .of(
            "  文件 %s 的内容已由 %s 于 %s 报送过(当时名为 %s)",
            "  the content of %s was fed before, by %s at %s (then called %s)")
        .formatted(before.name(), before.provenance().by(), at, before.provenance().file());
  }

  private String months(SortedMap<Month, Long> rows) {
    return rows.entrySet().stream()
        .limit(MOST_MONTHS)
        .map(
            month ->
                month.getKey() + language.of(" %,d 行", " %,d rows").formatted(month.getValue()))
        .collect(Collectors.joining(language.of("、", ", "), "", more(rows.size())));
  }

  private String more(int months) {
    return months > MOST_MONTHS
        ? language.of(" 等 %d 个月", " and others, %d in all").formatted(months)
        : "";
  }
}
