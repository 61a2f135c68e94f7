package io.tongji.catalogue.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A form on which units report, every month or when something happens; its amount columns, their
 * order being their slots.
 */
public enum Form {
  /** Value of industrial output, form B204-1, in 千元. */
  OUTPUT(
      "output",
      UnitKind.ENTERPRISE,
      3,
      Stream.concat(
              monthly(),
              Stream.of(
                  new AmountColumn("sales_ytd", "工业销售产值累计"),
                  new AmountColumn("delivery_ytd", "出口交货值累计")))
          .toList()),
  /** R&D expenses of the accounts, form B203, in 千元. */
  RD("rd", UnitKind.ENTERPRISE, 3, monthly().toList()),
  /** Customs exports, in 万元. */
  EXPORT("export", UnitKind.ENTERPRISE, 4, monthly().toList()),
  /** Taxes paid, in 万元. */
  TAX("tax", UnitKind.ENTERPRISE, 4, monthly().toList()),
  /** Foreign capital arrived, in 万美元. */
  FDI("fdi", UnitKind.ENTERPRISE, 4, monthly().toList()),
  /** Fixed-asset investment of a project, forms 206-1 and 206-2, in 万元. */
  INVESTMENT("investment", UnitKind.PROJECT, 4, investment()),
  /** What happened once to an enterprise or project; amounts in 万元. */
  EVENT(
      "event",
      UnitKind.ENTERPRISE,
      4,
      List.of(new AmountColumn("quantity", "数量"), new AmountColumn("amount", "金额")));

  /** Slot of the cumulative in every form. */
  public static final int YTD = 0;

  /** Quantities of events are counted in 10^-4 of their unit. */
  public static final int QUANTITY_SCALE = 4;

  private final String code;
  private final UnitKind unitKind;
  private final int unitExponent;
  private final List<AmountColumn> amounts;

  Form(String code, UnitKind unitKind, int unitExponent, List<AmountColumn> amounts) {
    this.code = code;
    this.unitKind = unitKind;
    this.unitExponent = unitExponent;
    this.amounts = amounts;
  }

  private static Stream<AmountColumn> monthly() {
    return Stream.of(
        new AmountColumn("ytd", "本年累计"),
        new AmountColumn("prior_ytd", "上年同期累计"),
        new AmountColumn("month", "本月"),
        new AmountColumn("prior_month", "上年同期本月"));
  }

  private static List<AmountColumn> investment() {
    List<AmountColumn> columns = new ArrayList<>();
    for (boolean prior : new boolean[] {false, true}) {
      String name = prior ? AmountColumn.PRIOR : "";
      String header = prior ? "上年同期" : "";
      columns.add(new AmountColumn(name + "ytd", header + "累计完成投资"));
      columns.add(new AmountColumn(name + "ytd_construction", header + "建筑工程"));
      columns.add(new AmountColumn(name + "ytd_installation", header + "安装工程"));
      columns.add(new AmountColumn(name + "ytd_equipment", header + "设备工器具购置"));
      columns.add(new AmountColumn(name + "ytd_other", header + "其他费用"));
    }
    columns.add(new AmountColumn("plan_total", "计划总投资"));
    columns.add(new AmountColumn("since_start", "自开始建设累计完成投资"));
    return List.copyOf(columns);
  }

  /** The word used in commands, files and topic names. */
  public String code() {
    return code;
  }

  /** What kind of unit reports on this form; of events mostly. */
  public UnitKind unitKind() {
    return unitKind;
  }

  /** True if such a unit may report on this form: events happen to all kinds. */
  public boolean isFor(UnitKind kind) {
    return this == EVENT || kind == unitKind;
  }

  /** What the amounts are in: CNY or USD. */
  public String currency() {
    return this == FDI ? "USD" : "CNY";
  }

  /** Amounts in files are in units of 10^exponent yuan or US dollars. */
  public int unitExponent() {
    return unitExponent;
  }

  /** The amount columns; a column's place in the list is its slot. */
  public List<AmountColumn> amounts() {
    return amounts;
  }

  /** The slot of a column, or -1 if the form has no such column. */
  public int slot(String column) {
    for (int slot = 0; slot < amounts.size(); slot++) {
      if (amounts.get(slot).name().equals(column)) {
        return slot;
      }
    }
    return -1;
  }

  /** The forms on which units report every month. */
  public static List<Form> monthlyForms() {
    return Stream.of(values()).filter(form -> form != EVENT).toList();
  }

  /** The form of a word; {@link IllegalArgumentException} if there is none. */
  public static Form ofCode(String code) {
    for (Form form : values()) {
      if (form.code.equals(code)) {
        return form;
      }
    }
    throw new IllegalArgumentException("not a form: " + code);
  }
}
