package io.tongji.returns.edits;

/**
 * Why a record is refused: one hard edit each, with message and remedy. Reasons that the catalogue
 * may leave out have the names of its list, {@link io.tongji.catalogue.form.Edit}. The last ones
 * concern rows of files, which are no records yet.
 */
public enum RejectionReason {
  TOMBSTONE(
      new Wording("输入主题中不接受空值(墓碑)记录", "撤销请填报 withdrawn=true 的更高版本"),
      new Wording(
          "A tombstone is no record of an input topic.",
          "To take a record back, hand in a higher revision with withdrawn=true.")),
  WRONG_PARTITION(
      new Wording("记录不在其单位代码对应的分区", "按单位代码 UTF-8 字节的 murmur2 取模选择分区后重发"),
      new Wording(
          "The record is not in the partition of its unit.",
          "Choose the partition by murmur2 of the unit code's UTF-8 bytes, and send it again.")),
  BAD_UNIT_ID(
      new Wording("统一社会信用代码应为18位,且不含 I、O、S、V、Z", "核对营业执照上的代码"),
      new Wording(
          "A unified social credit code has 18 characters, none of them I, O, S, V or Z.",
          "Compare the code with the business licence.")),
  CHECK_DIGIT(
      new Wording("统一社会信用代码的校验位不符", "核对代码,多为录入错位;确在使用的代码请列入目录 edits.csv"),
      new Wording(
          "The check character of the credit code does not fit.",
          "Check the code: mostly characters were swapped. A code in use that fails is listed in"
              + " edits.csv.")),
  BAD_PROJECT_CODE(
      new Wording("项目代码为空、过长或含有空白", "填写项目统一代码,不超过40个字符"),
      new Wording(
          "The project code is empty, too long, or has blanks in it.",
          "Give the project code, 40 characters at most.")),
  BAD_PERIOD(
      new Wording("报告期无效", "按 YYYY-MM 填写,如 2023-12,年份为1900至2999;1—2月合并填 2月,季度填季末月"),
      new Wording(
          "The period is none.", "Write YYYY-MM, e.g. 2023-12, the year from 1900 to 2999.")),
  FUTURE_PERIOD(
      new Wording("报告期尚未开始", "核对报告期,待该月开始后再报"),
      new Wording("The period has not begun.", "Check the period, or report when it has begun.")),
  NO_JANUARY(
      new Wording("该表1月免报,1—2月合并在2月报送", "改报 YYYY-02 的本月与累计"),
      new Wording(
          "The form has no January: January and February are handed in together for February.",
          "Report month and cumulative for YYYY-02.")),
  NO_AMOUNT(
      new Wording("没有填报本表的主要金额", "填报金额,如本年累计;没有数据请勿报,撤销的在“撤销”栏填“是”"),
      new Wording(
          "No main amount of the form is given.",
          "Give it, such as the cumulative; do not report where there is nothing, and withdraw by"
              + " withdrawn=true.")),
  COMPONENTS(
      new Wording("四项构成之和不等于累计完成投资", "核对建筑、安装、设备、其他四项与累计"),
      new Wording(
          "The four components do not add up to the cumulative investment.",
          "Check construction, installation, equipment, other and the cumulative.")),
  CONSTRUCTION_OVER_TOTAL(
      new Wording("建筑与安装工程之和大于累计完成投资", "核对建筑工程、安装工程与累计"),
      new Wording(
          "Construction and installation are more than all investment.",
          "Check construction, installation and the cumulative.")),
  DELIVERY_OVER_SALES(
      new Wording("出口交货值大于工业销售产值", "核对出口交货值与工业销售产值"),
      new Wording(
          "Delivery for export is more than all sales.", "Check delivery for export and sales.")),
  SMALL_PLAN(
      new Wording("计划总投资低于500万元的入库标准", "核对计划总投资及其计量单位;标准见目录 edits.csv"),
      new Wording(
          "The planned investment is below what makes a project reportable.",
          "Check the planned total and its unit; the limit is in edits.csv.")),
  AMOUNT_RANGE(
      new Wording("金额超出范围(绝对值不得超过十万亿)", "核对计量单位"),
      new Wording("The amount is beyond ten trillion.", "Check the unit of the amounts.")),
  NEGATIVE(
      new Wording("该项不得为负数", "核对该项;冲减请更正累计数"),
      new Wording(
          "The amount cannot be below zero.",
          "Check it; what is taken back lowers the cumulative.")),
  FORM_VERSION(
      new Wording("表式版本不认识", "使用目录 edits.csv 中的表式版本,或留空"),
      new Wording(
          "The version of the form is not known.",
          "Use a version listed in edits.csv, or leave it empty.")),
  BAD_REVISION(
      new Wording("版本应为1至1000000000的整数", "填写1、2、3…,或留空"),
      new Wording(
          "A revision is a whole number from 1 to 1,000,000,000.",
          "Give 1, 2, 3 and so on, or leave it empty.")),
  SAME_REVISION(
      new Wording("同一版本号已有不同内容的记录", "以更高的版本号重报,或将版本留空"),
      new Wording(
          "The revision of this number has other content.",
          "Report with a higher revision, or leave the revision empty.")),
  BAD_EVENT_ID(
      new Wording("事件编号为空、过长或含有空白", "填写本单位内唯一的编号,不超过60个字符"),
      new Wording(
          "The number of the event is empty, too long, or has blanks in it.",
          "Give a number that is unique within the unit, 60 characters at most.")),
  BAD_DATE(
      new Wording("发生日期无效", "按 YYYY-MM-DD 填写,如 2023-12-05"),
      new Wording("The day is none.", "Write YYYY-MM-DD, e.g. 2023-12-05.")),
  UNKNOWN_EVENT(
      new Wording("事件类别不在目录中", "用 ./tongji list events 查代码"),
      new Wording(
          "The kind of event is not in the catalogue.",
          "Look the code up by ./tongji list events.")),
  UNKNOWN_STATUS(
      new Wording("该类事件没有这种状态", "用 ./tongji list events 查该类的状态"),
      new Wording(
          "The kind of event has no such status.",
          "Look its statuses up by ./tongji list events.")),
  EVENT_QUANTITY(
      new Wording("数量与事件类别不符", "按该类的单位(用 ./tongji list events 查)填写数量;没有单位的类别不填数量"),
      new Wording(
          "The quantity does not fit the kind of event.",
          "Give it in the unit of the kind (./tongji list events), or none where it has no unit.")),
  COUNT_NOT_WHOLE(
      new Wording("按家、个、人、台等计的数量不是整数", "填写整数;核对数量与单位是否相符"),
      new Wording(
          "What is counted (firms, people, machines) is no whole number.",
          "Give a whole number, and check that quantity and unit belong together.")),
  SUPERSEDES_ITSELF(
      new Wording("事件不能取代自己", "更正本事件请用更高的版本;取代请填被取代事件的编号"),
      new Wording(
          "An event cannot take its own place.",
          "Correct it by a higher revision; name another event to take the place of that one.")),
  UNKNOWN_KIND(
      new Wording("类型应为企业或项目", "改为企业(enterprise)或项目(project)"),
      new Wording("The kind is neither enterprise nor project.", "Write enterprise or project.")),
  NO_NAME(
      new Wording("名称为空", "填写单位名称"),
      new Wording("The name is empty.", "Give the name of the unit.")),
  UNKNOWN_AREA(
      new Wording("区划代码不在目录中", "用 ./tongji list areas 查代码"),
      new Wording("The area is not in the catalogue.", "Look the code up by ./tongji list areas.")),
  UNKNOWN_INDUSTRY(
      new Wording("行业代码不是 GB/T 4754-2017 的4位代码", "填写4位小类代码"),
      new Wording(
          "The industry is no class of GB/T 4754-2017.", "Give the class, of four digits.")),
  BAD_VALIDITY(
      new Wording("终止期无效或早于起始期", "按 YYYY-MM 填写,不早于起始期,不晚于2999-12;长期有效请留空"),
      new Wording(
          "The last period is none, or lies before the first.",
          "Write YYYY-MM, not before the first period, to 2999-12 at the latest; leave it empty if"
              + " it is open.")),
  UNKNOWN_INDICATOR(
      new Wording("指标不在目录中", "用 ./tongji list indicators 查代码"),
      new Wording(
          "The indicator is not in the catalogue.",
          "Look the code up by ./tongji list indicators.")),
  BAD_YEAR(
      new Wording("年度无效", "填写四位年份,如 2023,在1900至2999之间"),
      new Wording("The year is none.", "Write four digits, e.g. 2023, from 1900 to 2999.")),
  BAD_TARGET(
      new Wording("目标应为大于0的数;增长目标(单位 %)应大于-100,不超过10000", "填写全年目标;撤销的在“撤销”栏填“是”"),
      new Wording(
          "A target is a number above 0; a growth (unit %) lies above -100, and not above 10,000.",
          "Give the target of the year, or withdraw it by withdrawn=true.")),
  BAD_TARGET_BASE(
      new Wording("目标的基数应为大于0的数,且只有增长目标(单位 %)才有", "填写下达目标时采用的上年数;目标是数额的,基数留空"),
      new Wording(
          "The base of a target is a number above 0, and only a growth (unit %) has one.",
          "Give last year's figure on which the target was adopted; leave it empty for an"
              + " amount.")),
  NO_VALUE(new Wording("必填项为空", "补填该项"), new Wording("A required cell is empty.", "Fill it in.")),
  NOT_A_NUMBER(
      new Wording("不是数", "只填数字,可带小数和千分位逗号,不要写单位、文字或科学计数法;没有数的留空,零填 0"),
      new Wording(
          "This is no number.",
          "Write digits, decimals and thousands separators; no unit, no words, no powers of ten;"
              + " leave it empty where there is no figure.")),
  NOT_WHOLE(
      new Wording("折合后不是整元(整美元,或指标最小单位的整数)", "核对计量单位,或改填至元为止的数"),
      new Wording(
          "The amount is not whole in yuan, US dollars, or the smallest unit of the indicator.",
          "Check the unit of the amounts, or give the amount to the yuan.")),
  NOT_A_YES_NO(
      new Wording("应填是或否", "填 true/false、是/否 或 1/0,留空为否"),
      new Wording("This is neither yes nor no.", "Write true or false, or 1 or 0; empty is no.")),
  UNKNOWN_UNIT(
      new Wording(
          "计量单位不认识,或与指标的币种不符", "人民币用元、千元、万元、亿元,美元用美元、千美元、万美元、亿美元,其他用目录 indicators.csv 中的单位"),
      new Wording(
          "The unit is not known, or not of the currency of the indicator.",
          "Use a unit of yuan or of US dollars, or else the one in indicators.csv.")),
  OTHER_PERIOD(
      new Wording("报告期与 --period 指定的不同", "改正该行的报告期,或去掉 --period"),
      new Wording(
          "The period is another one than --period says.",
          "Correct the period of the row, or leave --period out.")),
  CELL_COUNT(
      new Wording("单元格数与表头列数不同", "金额中的千分位逗号要用引号括起,缺少的单元格留空但保留分隔符"),
      new Wording(
          "The row has another number of cells than the header.",
          "Quote amounts with thousands separators; leave missing cells empty, but separated.")),
  ROW_TOO_LARGE(
      new Wording("一行超过200,000字节,流水线不接收这样长的记录", "删去误粘的内容,缩短说明"),
      new Wording(
          "The row has more than 200,000 bytes: the pipeline takes no record of that size.",
          "Remove what was pasted by mistake, and shorten the explanation.")),
  BROKEN_ROW(
      new Wording("引号不成对,从该行起无法读取", "改正该行的引号后重新报送整个文件"),
      new Wording(
          "A quote is not closed: nothing can be read from this row on.",
          "Correct the quotes of the row and feed the whole file again.")),
  CODE_AS_NUMBER(
      new Wording("代码已被表格软件变成数,末几位或开头的零可能已经丢失", "把该列设为“文本”格式,再照原件重新录入代码"),
      new Wording(
          "A spreadsheet made a number of the code; digits may be lost.",
          "Format the column as text and enter the codes again from their source.")),
  FORMULA_ERROR(
      new Wording("公式的结果是错误值", "改正公式,或改填数值"),
      new Wording("The formula has an error.", "Correct the formula, or give the value.")),
  FORMULA_WITHOUT_RESULT(
      new Wording("公式没有保存计算结果", "用 Excel 或 WPS 打开文件,重新计算并保存,或改填数值"),
      new Wording(
          "The formula was stored without its result.",
          "Open the file in a spreadsheet, compute and save it, or give the value.")),
  OUTSIDE_TABLE(
      new Wording("没有栏目名的列有内容", "删除该单元格的内容,或填写该列的栏目名,或用 --ignore-unknown-columns"),
      new Wording(
          "There is something in a column without a heading.",
          "Clear the cell, give the column a heading, or use --ignore-unknown-columns.")),
  OUTSIDE_SCOPE(
      new Wording("该单位不在您负责的区划内", "核对单位代码;单位确归您负责的,请管理员或名录管理人员更正"),
      new Wording(
          "The unit is outside of the areas that you feed.",
          "Check the code; if it is one of yours, have your areas or the register put right.")),
  TOTAL_ROW(
      new Wording("像是合计行,不是一家单位的报表", "删去合计行;若不是合计行,补填代码"),
      new Wording(
          "The row looks like a total, and is no return of a unit.",
          "Delete rows of totals; if it is none, fill in the code.")),
  NO_REVISION(
      new Wording("同次报送中同一单位(指标)同一期有几行,内容不同,而不是每行都填了版本,先后不明", "只留一行,或每行都填写版本"),
      new Wording(
          "Several rows of this unit and period are fed at once and differ, and not all of them"
              + " give a revision: their order is not known.",
          "Keep one of the rows, or give each its revision.")),
  UNDOES_CORRECTION(
      new Wording("该行是后来被更正过的数,报送会恢复更正前的数,孰对孰错请核对,已暂留", "更正有误、要恢复的,加 --again 再报;文件是旧的,不必再报"),
      new Wording(
          "The row puts back what a correction has replaced, whichever of the two is right: it is"
              + " held back.",
          "If the correction was wrong, feed the row with --again; if the file is an old one, leave"
              + " it.")),
  OTHER_MONTH(
      new Wording("报告期已截止,又不是文件中其他行的报告期,已暂留", "核对报告期;确要补报或更正该期的,加 --again 再报"),
      new Wording(
          "The period is closed, and is not that of the file's other rows: it is held back.",
          "Check the period; if the row is a late return or a correction, feed it with"
              + " --again.")),
  YEAR_TOO_EARLY(
      new Wording("报告期比该表最早有数的月份还早一年以上,像是年份写错,已暂留", "核对年份;确是补报历史数据的,加 --again 再报"),
      new Wording(
          "The period lies more than a year before the first month that was ever reported on the"
              + " form, as if the year were wrong: the row is held back.",
          "Check the year; if it is history that is loaded late, feed it with --again.")),
  LEAVES_GROUPS(
      new Wording("该单位原有归属(开发区、平台),本行归属为空,报送即退出,已暂留", "补填归属一栏;确已退出的,加 --again 再报"),
      new Wording(
          "The unit belongs to a zone or a platform, and the row names none: it is held back.",
          "Fill in the groups; if the unit has left them, feed the row with --again.")),
  LEAVES_LISTS(
      new Wording("该单位原在统计所用的名单(如“规上”)上,本行名录为空,报送即不再计入,已暂留", "补填名录一栏;确已退出名单的,加 --again 再报"),
      new Wording(
          "The unit is on a list that indicators count by, and the row names none, so they would"
              + " leave it out: it is held back.",
          "Fill in the lists; if the unit has left them, feed the row with --again.")),
  UNCOUNTED_LIST(
      new Wording(
          "名录一栏所填的名单,没有一个指标统计,该单位将不计入按名单统计的指标,已暂留",
          "改为目录 indicators.csv 中 frames 一栏的写法,如“规上”;确为其他名单的,加 --again 再报"),
      new Wording(
          "No indicator counts any of the lists that the row names, so those that count by list"
              + " leave the unit out: it is held back.",
          "Write a list as indicators.csv has it under frames, such as above-scale; if the unit"
              + " stands on others only, feed the row with --again.")),
  TOWN_AS_GROUP(
      new Wording("归属一栏所填的是行政区划,不是开发区、平台,已暂留", "乡镇、街道填入区划代码一栏,归属改填开发区、平台;确要如此的,加 --again 再报"),
      new Wording(
          "The groups name an area of the official tree, which is no zone or platform: the row is"
              + " held back.",
          "Give the town as the area, and zones or platforms as groups; if it is to be so, feed"
              + " the row with --again.")),
  FIRM_AS_PROJECT(
      new Wording("类型为项目,代码却是企业的统一社会信用代码,已暂留", "核对类型与代码;确以该代码为项目代码的,加 --again 再报"),
      new Wording(
          "The kind is project, and the code is the credit code of an enterprise: the row is held"
              + " back.",
          "Check kind and code; if the project goes by that code, feed the row with --again.")),
  ENDS_AS_IT_BEGINS(
      new Wording(
          "本行的起始期和终止期是同一个月,过了这个月该单位又按原有的一条计入,已暂留",
          "单位退出的,更正原有的一条:起始期照旧,终止期填最后一个月;确只变动一个月的,加 --again 再报"),
      new Wording(
          "The entry begins and ends with the same month, behind which the unit's entry before it"
              + " counts again: it is held back.",
          "If the unit has left, correct the entry before: its valid_from as it is, the last month"
              + " as valid_to; if it is to be so, feed the row with --again.")),
  EVENT_LONG_PAST(
      new Wording("发生日期在十年以前,像是年份写错,已暂留", "核对发生日期;确是补报的,加 --again 再报"),
      new Wording(
          "The event lies ten years back, as if the year were wrong: the row is held back.",
          "Check the day; if it is history that is loaded late, feed it with --again.")),
  TARGET_IN_OTHER_UNIT(
      new Wording(
          "目标与该指标、该区域现行的(或最近一年的)目标相差约100倍、1000倍或10000倍,像是计量单位不对,已暂留",
          "核对目标的计量单位;目标确实如此的,加 --again 再报"),
      new Wording(
          "The target is away from the one in force, or from that of the nearest year, by about"
              + " 100, 1,000 or 10,000 times: its unit looks wrong, and the row is held back.",
          "Check the unit of the target; if the target is meant, feed it with --again.")),
  TARGET_FAR_AHEAD(
      new Wording("年度在五年以后,像是写错,已暂留", "核对年度;确是该年目标的,加 --again 再报"),
      new Wording(
          "The year is more than five years ahead, as if it were wrong: the row is held back.",
          "Check the year; if the target is meant for it, feed it with --again.")),
  FILE_OF_MONTH_BEFORE(
      new Wording(
          "文件中半数以上的行,累计与该单位上月的累计完全相同,像是上月的文件只改了报告期,整份已暂留", "核对文件与报告期;确实当月都没有数的,加 --again 再报"),
      new Wording(
          "More than half of the file's rows have the cumulative of the month before, as if that"
              + " month's file had a new month written in: the file is held back.",
          "Check file and period; if the units really had nothing that month, feed it with"
              + " --again.")),
  FILE_OF_YEAR_BEFORE(
      new Wording(
          "文件中半数以上的行,累计与该单位上年同月的累计完全相同,像是上年的文件,或本年、上年两栏对调,整份已暂留", "核对文件、报告期与栏目;确实相同的,加 --again 再报"),
      new Wording(
          "More than half of the file's rows have the cumulative of the same month of the year"
              + " before, as if it were last year's file or its columns were swapped: the file is"
              + " held back.",
          "Check file, period and columns; if the amounts are the same, feed it with --again.")),
  FILE_IN_OTHER_UNIT(
      new Wording(
          "文件中半数以上的行,累计与该单位以前所报相差同一个10的整数次方(10倍、100倍、1000倍或10000倍),像是计量单位不对,整份已暂留",
          "核对计量单位,文件用别的单位的,报送时写明金额单位;数确实如此的,加 --again 再报"),
      new Wording(
          "More than half of the file's rows are away from what their units reported before by the"
              + " same power of ten (10, 100, 1,000 or 10,000): the unit of measure looks wrong,"
              + " and the file is held back.",
          "Check the unit of measure, and state it if the file has another one; if the amounts are"
              + " right, feed it with --again.")),
  FILE_OF_OTHER_FIGURES(
      new Wording(
          "文件中半数以上的行,累计比该单位上月的累计还小,或大到5倍以上,像是本月、累计两栏填反,或别的报表的数,整份已暂留",
          "核对栏目与报表;数确实如此的,加 --again 再报"),
      new Wording(
          "More than half of the file's rows have a cumulative below that of the month before, or"
              + " above five times it, as if columns were swapped or it were another form's"
              + " sheet: the file is held back.",
          "Check columns and form; if the amounts are right, feed it with --again.")),
  FILE_OF_CLOSED_MONTH(
      new Wording(
          "文件中半数以上的行更正的是三个月以前的报告期,而这些单位以后各月都已报,像是年份或月份写错,整份已暂留",
          "核对报告期;确要更正该期的,加 --again 再报,或填写版本"),
      new Wording(
          "More than half of the file's rows correct a month that lies three or more months behind"
              + " the latest of their units, as if year or month were wrong: the file is held"
              + " back.",
          "Check the period; if these are corrections, feed the file with --again, or give"
              + " revisions."));

  /** True of rows that are held back until somebody says that they are to be fed: the last ones. */
  public boolean isHeldBack() {
    return compareTo(UNDOES_CORRECTION) >= 0;
  }

  private final Wording chinese;
  private final Wording english;

  RejectionReason(Wording chinese, Wording english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** What is wrong, in Chinese. */
  public String message() {
    return chinese.message();
  }

  /** What to do about it, in Chinese. */
  public String remedy() {
    return chinese.remedy();
  }

  /** What is wrong and what to do about it, in Chinese. */
  public Wording chinese() {
    return chinese;
  }

  /** What is wrong and what to do about it, in English. */
  public Wording english() {
    return english;
  }
}
