package io.tongji.disclosure.plan;

/**
 * Why a figure, or a part of it, is not published: for the bureau only. Readers see that it is
 * confidential, and nothing more.
 */
public enum Withholding {
  FEW("贡献单位(按集团合并)少于规定数", "fewer holdings contribute than the rule asks for"),
  DOMINATED("其他单位可把最大单位推算得过近", "the largest contribution can be estimated too closely"),
  DOMINANT("少数最大单位所占比重过大", "the largest contributions are too large a part"),
  ZERO("全部单位均为零", "all who report hand in 0"),
  SECONDARY("发布后可推算出其他应保密的数据", "an unsafe figure could be computed with it"),
  INSIDER("发布后填报单位可推算出其他单位的数据", "a holding could compute another one's figure with it"),
  NARROW("发布后其他应保密数据的上限过近", "an unsafe figure could be bounded too closely with it"),
  INHERITED("本年前期已保密", "it was suppressed before in the year"),
  IMPLIED("与上期累计之差可推算出个别单位", "its increase over the period before gives single units away"),
  PART("与投资总额之差可推算出个别项目", "its difference from investment gives single projects away"),
  CARRY(
      "本月与累计之差可推算出变动单位", "month and cumulatives together give away units that moved or corrected"),
  REVISION("与已发布数之差可推算出更正单位", "its difference from the published figure gives away who corrected"),
  BASE("上年同期基数保密", "the base is unsafe, or was suppressed"),
  COMPARISON("与上年已发布数之差可推算出进退单位", "growth and last year's figure give away entrants and leavers"),
  LAST_YEAR("上年数未发布或已变动", "it shows last year's figure, which is not published as known now"),
  OUTSTANDING("可推算出未报单位", "it gives away who has not reported"),
  METHOD("该口径的增速不发布", "growth of this kind of base is not published");

  private final String chinese;
  private final String english;

  Withholding(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** What to say of it, in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** What to say of it, in English. */
  public String english() {
    return english;
  }
}
