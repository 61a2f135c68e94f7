package io.tongji.missing;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.catalogue.form.Form;
import io.tongji.output.TextTable;
import io.tongji.output.TextTable.Side;
import io.tongji.period.Month;
import io.tongji.queries.ExplanationSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Units that have not reported, as a table of text. */
public final class MissingTable {

  private static final List<Side> SIDES =
      List.of(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT);

  private final Form form;
  private final Catalogue catalogue;
  private final Language language;

  public MissingTable(Form form, Catalogue catalogue, Language language) {
    this.form = form;
    this.catalogue = catalogue;
    this.language = language;
  }

  public List<String> lines(List<Expected> missing) {
    TextTable table = new TextTable(SIDES);
    table.add(header());
    cells(missing).forEach(table::add);
    return table.lines();
  }

  /** The headings of the table. */
  public List<String> header() {
    return List.of(
        language.of("序号", "no."),
        language.of("单位代码", "unit"),
        language.of("名称", "name"),
        language.of("区划", "area"),
        language.of("上年同期累计(%s)", "last year to date (%s)").formatted(unit()),
        language.of("联系方式", "contact"));
  }

  /** The cells of the table, a line for each unit. */
  public List<List<String>> cells(List<Expected> missing) {
    List<List<String>> cells = new ArrayList<>();
    for (Expected unit : missing) {
      cells.add(
          List.of(
              Integer.toString(cells.size() + 1),
              unit.unitId(),
              unit.name(),
              area(unit.area()),
              unit.lastYear().isEmpty() ? "-" : amount(unit.lastYear().getAsLong()),
              unit.contact()));
    }
    return cells;
  }

  /** The same as questions of a workbook that is to be filled in. */
  public List<ExplanationSheet.QuestionRow> rows(Month month, List<Expected> missing) {
    return missing.stream()
        .map(
            unit ->
                new ExplanationSheet.QuestionRow(
                    form, unit.unitId(), month, reason(unit), "", null, null))
        .toList();
  }

  private String reason(Expected unit) {
    String reason =
        unit.always()
            ? language.of("未报", "not reported")
            : language.of("上年同期有数,本期未报(有则报)", "reported last year, not now");
    return unit.contact().isEmpty()
        ? reason
        : reason + language.of(";联系方式:", "; contact: ") + unit.contact();
  }

  /** A later month that has begun: {@code 2024-03 已报 1/161}. */
  public String begun(Roster.Begun begun) {
    return begun.month()
        + language.of(" 已报 ", " reported ")
        + begun.reported()
        + "/"
        + begun.expected();
  }

  private String unit() {
    return MoneyUnit.of(form.currency(), form.unitExponent())
        .map(unit -> unit.name(language))
        .orElse(form.currency());
  }

  private String area(String code) {
    Area area = catalogue.area(code);
    return area == null ? code : code + " " + language.of(area.name(), area.nameEn());
  }

  /** Exactly, in the form's unit. */
  private String amount(long amount) {
    BigDecimal exact = BigDecimal.valueOf(amount).scaleByPowerOfTen(-form.unitExponent());
    return (exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros()).toPlainString();
  }

  /**
   * How many have to report, and what the missing ones weigh by last year's figures; of a form that
   * is due only where it applies, how many did report a year before and have not now.
   */
  public List<String> summary(Month month, List<Expected> expected) {
    List<Expected> always = expected.stream().filter(Expected::always).toList();
    List<Expected> ifAny = expected.stream().filter(of -> !of.always()).toList();
    List<String> lines = new ArrayList<>();
    if (!always.isEmpty() || ifAny.isEmpty()) {
      lines.add(
          line(
              month,
              always,
              "%s %s:应报 %d,已报 %d,未报 %d;上年同期累计合计 %s %s,其中未报单位 %s",
              "%s %s: %d expected, %d reported, %d missing; last year to date %s %s, of which the"
                  + " missing ones %s"));
    }
    if (!ifAny.isEmpty()) {
      lines.add(
          line(
              month,
              ifAny,
              "%s %s:有则报,名录 %d 家,已报 %d,上年同期有数而未报 %d;上年同期累计合计 %s %s,其中未报单位 %s",
              "%s %s: due only if there is something to report: %d in the register, %d reported, %d"
                  + " not that did last year; last year to date %s %s, of which those %s"));
    }
    lines.add(language.of("含单位名称,仅限统计机构内部使用", "This names units: for the bureau only"));
    return lines;
  }

  private String line(Month month, List<Expected> expected, String chinese, String english) {
    List<Expected> missing = expected.stream().filter(Expected::isMissing).toList();
    return language
        .of(chinese, english)
        .formatted(
            form.code(),
            month,
            expected.size(),
            expected.stream().filter(Expected::reported).count(),
            missing.size(),
            amount(lastYear(expected)),
            unit(),
            amount(lastYear(missing)));
  }

  /** Which indicators estimate missing units in that month, if any does. */
  public Optional<String> estimates(Month month) {
    List<String> codes =
        catalogue.indicators(form).stream()
            .filter(indicator -> indicator.imputation(month.year()).estimates())
            .map(Indicator::code)
            .toList();
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            language
                .of(
                    "未报单位中有上年同期数(按目录也可为上月累计)的,在上报率足够时于下列指标的累计中估算:%s",
                    "Missing units with a figure of last year, or as the catalogue says of the"
                        + " month before, are estimated, once enough have reported, in the totals"
                        + " of: %s")
                .formatted(String.join(", ", codes)));
  }

  private static long lastYear(List<Expected> units) {
    return units.stream().mapToLong(unit -> unit.lastYear().orElse(0)).sum();
  }
}
