package io.tongji.returns;

/**
 * Why a record is refused: one hard rule each, with what to say about it and what to do. The last
 * ones concern rows of files, which are no records yet.
 */
public enum Reason {
  TOMBSTONE("输入主题中不接受空值(墓碑)记录", "撤销请填报 withdrawn=true 的更高版本"),
  WRONG_PARTITION("记录不在其单位代码对应的分区", "按单位代码 UTF-8 字节的 murmur2 取模选择分区后重发"),
  BAD_UNIT_ID("统一社会信用代码应为18位,且不含 I、O、S、V、Z", "核对营业执照上的代码"),
  CHECK_DIGIT("统一社会信用代码的校验位不符", "核对代码,多为录入错位"),
  BAD_PROJECT_CODE("项目代码为空、过长或含有空白", "填写项目统一代码,不超过40个字符"),
  BAD_PERIOD("报告期无效", "按 YYYY-MM 填写,如 2023-12,年份为1900至2999"),
  NO_JANUARY("该表1月免报,1—2月合并在2月报送", "改报 YYYY-02 的本月与累计"),
  NO_AMOUNT("本月与本年累计均未填报", "至少填报一项;没有数据请勿报,撤销请填 withdrawn=true"),
  COMPONENTS("四项构成之和不等于累计完成投资", "核对建筑、安装、设备、其他四项与累计"),
  AMOUNT_RANGE("金额超出范围(绝对值不得超过十万亿)", "核对计量单位"),
  BAD_REVISION("版本应为从1开始的整数", "填写1、2、3…,或留空"),
  SAME_REVISION("同一版本号已有不同内容的记录", "以更高的版本号重报,或将版本留空"),
  UNKNOWN_KIND("类型应为 enterprise 或 project", "改为 enterprise(企业)或 project(项目)"),
  NO_NAME("名称为空", "填写单位名称"),
  UNKNOWN_AREA("区划代码不在目录中", "使用目录 areas.csv 中的代码"),
  UNKNOWN_INDUSTRY("行业代码不是 GB/T 4754-2017 的4位代码", "填写4位小类代码"),
  BAD_VALIDITY("终止期无效或早于起始期", "按 YYYY-MM 填写,不早于起始期,不晚于2999-12;长期有效请留空"),
  UNKNOWN_INDICATOR("指标不在目录中", "使用目录 indicators.csv 中的代码"),
  BAD_YEAR("年度无效", "填写四位年份,如 2023,在1900至2999之间"),
  BAD_TARGET("目标应为大于0的数", "填写全年目标,或填 withdrawn=true 撤销"),
  NO_VALUE("必填项为空", "补填该项"),
  NOT_A_NUMBER("不是数", "只填数字,可带小数和千分位逗号,不要写单位、文字或科学计数法"),
  NOT_WHOLE("折合后不是整元(整美元,或指标最小单位的整数)", "核对计量单位,或改填至元为止的数"),
  NOT_A_YES_NO("应填是或否", "填 true/false、是/否 或 1/0,留空为否"),
  UNKNOWN_UNIT("计量单位不认识,或与指标的币种不符", "人民币用元、千元、万元、亿元,美元用美元、千美元、万美元、亿美元,其他用目录 indicators.csv 中的单位"),
  OTHER_PERIOD("报告期与 --period 指定的不同", "改正该行的报告期,或去掉 --period"),
  CELL_COUNT("单元格数与表头列数不同", "金额中的千分位逗号要用引号括起,缺少的单元格留空但保留分隔符"),
  BROKEN_ROW("引号不成对,从该行起无法读取", "改正该行的引号后重新报送整个文件"),
  CODE_AS_NUMBER("代码已被表格软件变成数,末几位或开头的零可能已经丢失", "把该列设为“文本”格式,再照原件重新录入代码"),
  FORMULA_ERROR("公式的结果是错误值", "改正公式,或改填数值"),
  FORMULA_WITHOUT_RESULT("公式没有保存计算结果", "用 Excel 或 WPS 打开文件,重新计算并保存,或改填数值"),
  OUTSIDE_TABLE("表头以外的列有内容", "删除该单元格的内容,或给该列加上表头"),
  BROKEN_SHEET("工作表从该行起无法读取", "用 Excel 或 WPS 打开并另存为 .xlsx,重新报送整个文件");

  private final String message;
  private final String remedy;

  Reason(String message, String remedy) {
    this.message = message;
    this.remedy = remedy;
  }

  /** What is wrong, in Chinese. */
  public String message() {
    return message;
  }

  /** What to do about it, in Chinese. */
  public String remedy() {
    return remedy;
  }
}
