package io.tongji.returns.edits;

import io.tongji.catalogue.form.Edit;

/**
 * Why a return that was accepted has to be explained (核实性审核): the edits of the one list, {@link
 * Edit}, that ask and do not refuse, with the rule of docs/rejections.md and the words of each.
 */
public enum SoftEdit {
  NOT_IN_REGISTER(
      Edit.NOT_IN_REGISTER,
      "H4",
      new Wording(
          "名录中没有该单位在本报告期的有效记录;暂不计入汇总,单位退出当年的事件除外",
          "补报或更正名录(register),汇总随之自动更新;事件核对发生日期,退出当年的属实请在说明中写明"),
      new Wording(
          "The register has no entry of the unit for the period; it is not counted yet, unless it"
              + " is an event of the year in which the unit left.",
          "Feed or correct its register entry; the totals follow by themselves. Check the day of an"
              + " event; if one of the year in which the unit left is right, explain it.")),
  OTHER_KIND(
      Edit.OTHER_KIND,
      "H4",
      new Wording("名录中该单位的类型(企业、项目)不填报本表,不计入汇总", "更正名录中的类型,汇总随之自动更新;单位不应填报本表的,请撤销"),
      new Wording(
          "The register has the unit as one of the other kind (enterprise, project), which does"
              + " not report on this form; it is not counted.",
          "Correct its kind in the register, and the totals follow by themselves; or withdraw the"
              + " return.")),
  OUTSIDE_INDUSTRIES(
      Edit.OUTSIDE_INDUSTRIES,
      "H5",
      new Wording("该单位的行业不在本表的填报范围", "核对名录中的行业代码,或单位是否应填报本表;属实请在说明中写明"),
      new Wording(
          "The industry of the unit is not one that reports on this form.",
          "Check its industry in the register, and whether it is to report on this form.")),
  REVISION_CARRY(
      Edit.REVISION_CARRY,
      "S1",
      new Wording("本月与累计之差不等于填报的本月", "核对本月与各月累计;若为更正以前月份,请在说明中写明"),
      new Wording(
          "The month stated is not the difference of the cumulatives.",
          "Check the month and the cumulatives; if earlier months were corrected, explain it.")),
  YTD_FELL(
      Edit.YTD_FELL,
      "S2",
      new Wording("本年累计小于上一期累计", "核对累计;若为冲减或更正,请在说明中写明"),
      new Wording(
          "The cumulative is less than the one of the period before.",
          "Check the cumulative; if amounts were taken back, explain it.")),
  PRIOR_DIFFERS(
      Edit.PRIOR_DIFFERS,
      "S3",
      new Wording("填报的上年同期累计与本单位上年填报数不一致", "核对上年同期;若为调整,请在说明中写明原因"),
      new Wording(
          "The figure stated for the year before is not the one reported then.",
          "Check the figure of the year before; if it was restated, explain why.")),
  OUTLIER(
      Edit.OUTLIER,
      "S4",
      new Wording("与上年同期之比同行业离群(HB法)", "核对数据;属实请在说明中写明原因"),
      new Wording(
          "The ratio to the year before lies outside of its stratum (Hidiroglou-Berthelot).",
          "Check the figure; if it is right, explain it.")),
  UNIT_ERROR(
      Edit.UNIT_ERROR,
      "S5",
      new Wording("疑为计量单位错误:与预期相差约10的整数次方倍", "核对计量单位(元、千元、万元)"),
      new Wording(
          "Off by about a power of ten from what was to be expected: perhaps the wrong unit.",
          "Check the unit of the amounts (yuan, thousand, ten thousand).")),
  YTD_UNCHANGED(
      Edit.YTD_UNCHANGED,
      "S6",
      new Wording("本年累计连续三个月及以上未变", "核对是否漏报;停产等属实请在说明中写明"),
      new Wording(
          "The cumulative has not changed for three months or more.",
          "Check that nothing is missing; if production stopped, explain it.")),
  MONTH_REPEATED(
      Edit.MONTH_REPEATED,
      "S7",
      new Wording("本月与上一期本月完全相同", "核对是否照抄上期;属实请在说明中写明"),
      new Wording(
          "The month is the very amount of the month before.",
          "Check that it was not copied; if it is right, explain it.")),
  SALES_RATIO(
      Edit.SALES_RATIO,
      "S8",
      new Wording("产销率异常", "核对工业销售产值与总产值;属实请在说明中写明"),
      new Wording(
          "The ratio of sales to output is unusual.",
          "Check sales and output; if they are right, explain it.")),
  RD_INTENSITY(
      Edit.RD_INTENSITY,
      "S9",
      new Wording("研发经费占产值比重过高", "核对研发经费的计量单位与口径;属实请在说明中写明"),
      new Wording(
          "R&D expenses are an unusual share of output.",
          "Check unit and scope of the expenses; if they are right, explain it.")),
  OVER_PLAN(
      Edit.OVER_PLAN,
      "S10",
      new Wording("自开始建设累计完成投资超过计划总投资较多", "核对计划总投资是否调整;属实请在说明中写明"),
      new Wording(
          "Investment since the start is well above the plan.",
          "Check whether the plan was changed; if it is right, explain it.")),
  NEW_UNIT_ZERO_BASE(
      Edit.NEW_UNIT_ZERO_BASE,
      "S11",
      new Wording("新入库单位上年同期为零", "核对上年同期;确为新建投产请在说明中写明"),
      new Wording(
          "The unit is new on the list and states zero for the year before.",
          "Check the year before; if the unit is newly built, explain it.")),
  ROUND_AMOUNT(
      Edit.ROUND_AMOUNT,
      "S12",
      new Wording("金额为过于整齐的整数,疑为估计数", "核对是否为估计;属实请在说明中写明"),
      new Wording(
          "The amount is suspiciously round, perhaps an estimate.",
          "Check that it is not an estimate; if it is right, explain it."));

  private final Edit edit;
  private final String rule;
  private final Wording chinese;
  private final Wording english;

  SoftEdit(Edit edit, String rule, Wording chinese, Wording english) {
    this.edit = edit;
    this.rule = rule;
    this.chinese = chinese;
    this.english = english;
  }

  /** The edit of the catalogue, which says to which forms it applies and by which numbers. */
  public Edit edit() {
    return edit;
  }

  /** Number of the rule, e.g. S4. */
  public String rule() {
    return rule;
  }

  /**
   * True if a return that explains itself is not asked this any more. Where a unit does not count,
   * no explanation makes it count.
   */
  public boolean explainable() {
    return this != NOT_IN_REGISTER && this != OTHER_KIND;
  }

  /** In Chinese. */
  public Wording chinese() {
    return chinese;
  }

  /** In English. */
  public Wording english() {
    return english;
  }
}
