package io.tongji.ingest.check;

import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.ingest.sheet.Text;
import io.tongji.spelling.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of what may be fed: a return's form, the register, or the targets. */
public final class Layout {

  /** Word for the register. */
  public static final String REGISTER = "register";

  /** Word for the targets. */
  public static final String TARGETS = "targets";

  /** Word for explanations of returns that stand. */
  public static final String EXPLANATIONS = "explanations";

  /** What a rejects file adds to a row; it may be fed again with all of them. */
  public static final List<SheetColumn> REMARKS =
      List.of(
          SheetColumn.optional("file", "来源文件", CellKind.REMARK),
          SheetColumn.optional("line", "行号", CellKind.REMARK),
          SheetColumn.optional("field", "栏目", CellKind.REMARK),
          SheetColumn.optional("code", "原因代码", CellKind.REMARK),
          SheetColumn.optional("reason", "原因", CellKind.REMARK),
          SheetColumn.optional("remedy", "处理办法", CellKind.REMARK));

  private static final SheetColumn REVISION =
      SheetColumn.optional("revision", "版本", CellKind.WHOLE);
  private static final SheetColumn WITHDRAWN =
      SheetColumn.optional("withdrawn", "撤销", CellKind.YES_NO);

  /** What no other sheet has than a list to be explained. */
  static final SheetColumn MARK = SheetColumn.required("mark", "核对码", CellKind.TEXT);

  private static final List<SheetColumn> REGISTER_COLUMNS =
      List.of(
          SheetColumn.required("unit_id", "统一社会信用代码", CellKind.CODE),
          SheetColumn.required("kind", "类型", CellKind.TEXT),
          SheetColumn.required("name", "名称", CellKind.TEXT),
          SheetColumn.optional("owner", "所属单位", CellKind.CODE),
          SheetColumn.optional("holding", "集团", CellKind.TEXT),
          SheetColumn.required("area", "区划代码", CellKind.TEXT),
          SheetColumn.optional("groups", "归属", CellKind.LIST),
          SheetColumn.required("industry", "行业代码", CellKind.TEXT),
          SheetColumn.optional("frames", "名录", CellKind.LIST),
          SheetColumn.optional("contact", "联系方式", CellKind.TEXT),
          SheetColumn.required("valid_from", "起始期", CellKind.PERIOD),
          SheetColumn.optional("valid_to", "终止期", CellKind.PERIOD),
          REVISION,
          WITHDRAWN);

  private static final List<SheetColumn> TARGET_COLUMNS =
      List.of(
          SheetColumn.required("indicator", "指标", CellKind.TEXT),
          SheetColumn.required("area", "区划代码", CellKind.TEXT),
          SheetColumn.required("year", "年度", CellKind.WHOLE),
          SheetColumn.required("target", "目标", CellKind.AMOUNT),
          SheetColumn.required("unit", "单位", CellKind.TEXT),
          SheetColumn.optional("base", "基数", CellKind.AMOUNT),
          SheetColumn.optional("base_unit", "基数单位", CellKind.TEXT),
          SheetColumn.optional("version", "版本", CellKind.WHOLE),
          WITHDRAWN);

  private static final List<SheetColumn> EVENT_COLUMNS =
      List.of(
          SheetColumn.required("unit_id", "统一社会信用代码", CellKind.CODE),
          SheetColumn.required("event_id", "事件编号", CellKind.CODE),
          SheetColumn.required("kind", "事件类别", CellKind.TEXT),
          SheetColumn.required("status", "状态", CellKind.TEXT),
          SheetColumn.required("occurred_on", "发生日期", CellKind.DAY),
          SheetColumn.optional("quantity", "数量", CellKind.NUMBER),
          SheetColumn.optional("unit", "单位", CellKind.TEXT),
          SheetColumn.optional("amount", "金额", CellKind.AMOUNT),
          SheetColumn.optional("area", "区划代码", CellKind.TEXT),
          SheetColumn.optional("supersedes", "取代事件", CellKind.CODE),
          REVISION,
          WITHDRAWN,
          SheetColumn.optional("form_version", "表式版本", CellKind.TEXT),
          SheetColumn.optional("explanation", "说明", CellKind.TEXT));

  private static final List<SheetColumn> EXPLANATION_COLUMNS =
      List.of(
          SheetColumn.required("form", "表", CellKind.TEXT),
          SheetColumn.required("unit_id", "统一社会信用代码", CellKind.CODE),
          SheetColumn.required("period", "报告期", CellKind.PERIOD),
          SheetColumn.optional("question", "审核原因", CellKind.TEXT),
          SheetColumn.required("explanation", "说明", CellKind.TEXT),
          MARK);

  private static final Pattern LAST_YEAR = Pattern.compile("上年|去年|同期|prior|last");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u3000]+");

  private final String form;
  private final List<SheetColumn> columns;
  private final Map<String, SheetColumn> byName = new LinkedHashMap<>();

  private Layout(String form, List<SheetColumn> columns) {
    this.form = form;
    this.columns = columns;
    Stream.concat(columns.stream(), REMARKS.stream())
        .forEach(
            column -> {
              byName.put(column.name(), column);
              byName.put(column.header(), column);
            });
    if (ofBothKinds(form)) {
      byName.put("项目代码", columns.get(0));
    }
  }

  /** True if enterprises and projects may stand in one file. */
  public static boolean ofBothKinds(String form) {
    return form.equals(REGISTER) || form.equals(Form.EVENT.code());
  }

  /** Everything that may be fed. */
  public static List<String> forms() {
    return Stream.concat(Arrays.stream(Form.values()).map(Form::code), Stream.of(REGISTER, TARGETS))
        .toList();
  }

  /** The words for all that may be fed, explanations too. */
  public static List<String> words() {
    return Stream.concat(forms().stream(), Stream.of(EXPLANATIONS)).toList();
  }

  /** The columns of a form; {@link IllegalArgumentException} if there is no such form. */
  public static Layout of(String form) {
    return switch (form) {
      case REGISTER -> new Layout(form, REGISTER_COLUMNS);
      case TARGETS -> new Layout(form, TARGET_COLUMNS);
      case EXPLANATIONS -> new Layout(form, EXPLANATION_COLUMNS);
      default -> new Layout(form, returnColumns(Form.ofCode(form)));
    };
  }

  private static List<SheetColumn> returnColumns(Form form) {
    if (form == Form.EVENT) {
      return EVENT_COLUMNS;
    }
    boolean project = form.unitKind() == UnitKind.PROJECT;
    List<SheetColumn> columns = new ArrayList<>();
    columns.add(SheetColumn.required("unit_id", project ? "项目代码" : "统一社会信用代码", CellKind.CODE));
    columns.add(SheetColumn.required("period", "报告期", CellKind.PERIOD));
    for (AmountColumn amount : form.amounts()) {
      columns.add(SheetColumn.optional(amount.name(), amount.header(), CellKind.AMOUNT));
    }
    columns.add(REVISION);
    columns.add(WITHDRAWN);
    columns.add(SheetColumn.optional("form_version", "表式版本", CellKind.TEXT));
    columns.add(SheetColumn.optional("explanation", "说明", CellKind.TEXT));
    return List.copyOf(columns);
  }

  /** Word for what is fed. */
  public String form() {
    return form;
  }

  /** The columns, in the order of the documentation. */
  public List<SheetColumn> columns() {
    return columns;
  }

  /** The column of a heading in either language, or null. */
  public @Nullable SheetColumn column(String heading) {
    SheetColumn column = byName.get(heading);
    return column != null ? column : byName.get(plain(heading));
  }

  /** True if a heading names a column of the form, and no remark of a rejects file. */
  boolean isOwn(String heading) {
    SheetColumn column = column(heading);
    return column != null && column.kind() != CellKind.REMARK;
  }

  /** Headings are broken into lines and spaced out to please the eye. */
  private static String plain(String heading) {
    return BLANKS.matcher(Text.halfWidth(heading).toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** How many of the form's columns are named in a row: a header names several. */
  public long headings(List<String> cells) {
    return cells.stream()
        .map(this::column)
        .filter(column -> column != null && column.kind() != CellKind.REMARK)
        .distinct()
        .count();
  }

  /**
   * The heading of the form that was probably meant: one of which only parts are written (上年累计),
   * one of which more is written than is wanted (本月产值), else one with nearly the same letters.
   * Never this year's for last year's. Empty: none is like it.
   */
  Optional<String> near(String heading) {
    String text = Text.halfWidth(Text.clean(heading)).toLowerCase(Locale.ROOT);
    List<String> headings =
        byName.entrySet().stream()
            .filter(named -> named.getValue().kind() != CellKind.REMARK)
            .map(Map.Entry::getKey)
            .filter(known -> ofLastYear(known) == ofLastYear(text))
            .toList();
    Optional<String> longer =
        headings.stream()
            .filter(known -> text.length() > 1 && hasAll(known, text))
            .min(Comparator.comparingInt(String::length));
    Optional<String> within =
        headings.stream()
            .filter(known -> known.length() > 1 && text.contains(known))
            .max(Comparator.comparingInt(String::length));
    return longer.or(() -> within).or(() -> Spelling.near(text, headings));
  }

  private static boolean ofLastYear(String heading) {
    return LAST_YEAR.matcher(heading).find();
  }

  /** True if the letters of a part stand in a text in their order. */
  private static boolean hasAll(String text, String part) {
    int at = 0;
    for (int letter = 0; letter < text.length() && at < part.length(); letter++) {
      at += text.charAt(letter) == part.charAt(at) ? 1 : 0;
    }
    return at == part.length();
  }
}
