package io.tongji.ingest.template;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.ingest.check.CellKind;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.SheetColumn;
import java.util.ArrayList;
import java.util.List;

/** The hints of a template to those who fill it in. */
final class TemplateHints {

  private final Layout layout;
  private final Language language;

  TemplateHints(Layout layout, Language language) {
    this.layout = layout;
    this.language = language;
  }

  /** What to write under a heading. */
  String hint(SheetColumn column) {
    String words = language.of(column.kind().words(), column.kind().wordsEn());
    String unit = unit();
    if (layout.form().equals(Form.EVENT.code()) && column.name().matches("kind|status|unit")) {
      return language.of("见目录 events.csv、units.csv", "as in events.csv and units.csv");
    }
    return switch (column.name()) {
      case "kind" -> language.of("企业 或 项目", "企业 (enterprise) or 项目 (project)");
      case "valid_to" ->
          language.of("最后一期(含),留空为长期有效;" + words, "last period, empty: open; " + words);
      case "revision", "version" ->
          language.of("更正时加1,不用版本的留空;" + words, "one more at each correction, or empty; " + words);
      case "unit" ->
          language.of("该指标币种的计量单位,或目录中该指标的单位", "a unit of the indicator's currency, or its own");
      case "base" ->
          language.of(
              "只用于增长目标(单位 %):下达目标时采用的上年数,填了目标额就固定不变",
              "of a growth (unit %) alone: last year's figure on which it was adopted; it fixes the"
                  + " amount");
      case "base_unit" ->
          language.of("基数的计量单位,留空为目录中该指标的单位", "unit of the base; empty: the indicator's own");
      default ->
          column.kind() == CellKind.AMOUNT && !unit.isEmpty()
              ? words + language.of(",单位:", ", in ") + unit
              : words;
    };
  }

  private String unit() {
    return Template.returnForm(layout.form())
        .flatMap(form -> MoneyUnit.of(form.currency(), form.unitExponent()))
        .map(MoneyUnit::name)
        .orElse("");
  }

  /** What a cell may look like; the units are invented. */
  String example(SheetColumn column) {
    return switch (column.kind()) {
      case CODE -> project() ? "2304-330483-04-01-100001" : "91330483YB0000032L";
      case PERIOD -> "2023-12";
      case DAY -> "2023-12-05";
      case NUMBER -> "12.5";
      case AMOUNT -> "1234.5";
      case WHOLE -> column.name().equals("year") ? "2023" : "1";
      case YES_NO -> language.of("否", "否 (no)");
      case LIST -> column.name().equals("groups") ? "330483K01" : "规上";
      case TEXT, REMARK -> "";
    };
  }

  private boolean project() {
    return Template.returnForm(layout.form())
        .map(Form::unitKind)
        .filter(kind -> kind == UnitKind.PROJECT)
        .isPresent();
  }

  /** What holds for the whole table. */
  List<String> rules() {
    List<String> rules = new ArrayList<>();
    rules.add(
        language.of(
            "从表头下一行起逐行填写,不要改动表头;可以删去可空的栏目。",
            "Fill in below the headings and leave them as they are; columns that may be empty may"
                + " go."));
    rules.add(
        language.of(
            "空白是没有填报,不是零;零请填 0。", "Empty is not reported, which is not zero; write 0 for zero."));
    rules.add(
        language.of(
            "代码栏已设为文本格式:从别处粘贴时请选“只粘贴数值”,保留文本格式。",
            "Columns of codes are formatted as text: paste values only, so that they stay text."));
    rules.add(
        language.of(
            "填好后报送:./tongji ingest --form " + layout.form() + " 文件",
            "Hand in: ./tongji ingest --form " + layout.form() + " FILE"));
    return rules;
  }
}
