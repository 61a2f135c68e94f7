// What panels say of themselves: definition, unit, source, rule of revision.

/** Forms by their code. */
export const FORM_NAMES = {
  output: ['产值', 'output'],
  rd: ['研发', 'R&D'],
  export: ['出口', 'exports'],
  tax: ['税收', 'tax'],
  fdi: ['外资', 'FDI'],
  investment: ['投资', 'investment'],
  event: ['事项', 'events'],
  register: ['名录', 'register'],
  targets: ['目标', 'targets'],
};
/** Reasons to refuse a record by their code, in short: the codes of docs/rejections.md. */
export const REASON_NAMES = {
  TOMBSTONE: ['空记录', 'tombstone'],
  WRONG_PARTITION: ['分区不符', 'wrong partition'],
  BAD_UNIT_ID: ['统一社会信用代码无效', 'credit code is none'],
  CHECK_DIGIT: ['信用代码校验位不符', 'check character'],
  BAD_PROJECT_CODE: ['项目代码无效', 'project code is none'],
  BAD_PERIOD: ['报告期无效', 'period is none'],
  FUTURE_PERIOD: ['报告期未开始', 'period has not begun'],
  NO_JANUARY: ['1月免报', 'no January'],
  NO_AMOUNT: ['金额未填', 'no amount'],
  COMPONENTS: ['构成之和不等于合计', 'components do not add up'],
  CONSTRUCTION_OVER_TOTAL: ['建安大于合计', 'construction above the total'],
  DELIVERY_OVER_SALES: ['出口交货值大于销售产值', 'delivery above sales'],
  SMALL_PLAN: ['计划总投资低于入库标准', 'plan too small'],
  AMOUNT_RANGE: ['金额超出范围', 'amount out of range'],
  NEGATIVE: ['不得为负', 'negative'],
  FORM_VERSION: ['表式版本不认识', 'unknown version of the form'],
  BAD_REVISION: ['版本号无效', 'revision is none'],
  SAME_REVISION: ['同版本号内容不同', 'same revision, other content'],
  BAD_EVENT_ID: ['事件编号无效', 'number of the event is none'],
  BAD_DATE: ['发生日期无效', 'day is none'],
  UNKNOWN_EVENT: ['事件类别不认识', 'unknown kind of event'],
  UNKNOWN_STATUS: ['事件状态不认识', 'unknown status'],
  EVENT_QUANTITY: ['数量与事件类别不符', 'quantity does not fit'],
  COUNT_NOT_WHOLE: ['计数不是整数', 'count is not whole'],
  SUPERSEDES_ITSELF: ['事件取代自己', 'supersedes itself'],
  UNKNOWN_KIND: ['单位类型不认识', 'unknown kind of unit'],
  NO_NAME: ['名称为空', 'no name'],
  UNKNOWN_AREA: ['区划代码不认识', 'unknown area'],
  UNKNOWN_INDUSTRY: ['行业代码不认识', 'unknown industry'],
  BAD_VALIDITY: ['有效期无效', 'validity is none'],
  UNKNOWN_INDICATOR: ['指标不认识', 'unknown indicator'],
  BAD_YEAR: ['年度无效', 'year is none'],
  BAD_TARGET: ['目标无效', 'target is none'],
  BAD_TARGET_BASE: ['目标基数无效', 'base of the target is none'],
  NO_VALUE: ['必填项为空', 'required cell is empty'],
  NOT_A_NUMBER: ['不是数', 'not a number'],
  NOT_WHOLE: ['不是整元', 'not whole'],
  NOT_A_YES_NO: ['应填是或否', 'neither yes nor no'],
  UNKNOWN_UNIT: ['计量单位不认识', 'unknown unit'],
  OTHER_PERIOD: ['报告期与指定的不同', 'another period'],
  CELL_COUNT: ['列数与表头不符', 'number of cells'],
  ROW_TOO_LARGE: ['一行过长', 'row too large'],
  BROKEN_ROW: ['引号不成对', 'broken row'],
  CODE_AS_NUMBER: ['代码变成了数', 'code became a number'],
  FORMULA_ERROR: ['公式出错', 'formula has an error'],
  FORMULA_WITHOUT_RESULT: ['公式无结果', 'formula without a result'],
  OUTSIDE_TABLE: ['无栏目名的列有内容', 'column without a heading'],
  OUTSIDE_SCOPE: ['非本人负责的区划', 'outside of own areas'],
  TOTAL_ROW: ['像是合计行', 'row of a total'],
  NO_REVISION: ['版本未填', 'no revision'],
  UNDOES_CORRECTION: ['会恢复更正前的数', 'undoes a correction'],
  OTHER_MONTH: ['报告期与文件不同', 'month of another file'],
  YEAR_TOO_EARLY: ['年份像是写错', 'year too early'],
  LEAVES_GROUPS: ['归属为空', 'leaves its groups'],
  LEAVES_LISTS: ['名录为空', 'leaves its lists'],
  UNCOUNTED_LIST: ['名单无指标统计', 'list that nothing counts'],
  TOWN_AS_GROUP: ['归属填了乡镇', 'town as a group'],
  FIRM_AS_PROJECT: ['企业代码作项目', 'firm as a project'],
  ENDS_AS_IT_BEGINS: ['起止同月', 'ends as it begins'],
  EVENT_LONG_PAST: ['十年前的事件', 'event long past'],
  TARGET_IN_OTHER_UNIT: ['目标单位存疑', 'unit of target'],
  TARGET_FAR_AHEAD: ['目标年度过远', 'target far ahead'],
  FILE_OF_MONTH_BEFORE: ['整份像上月文件', 'file of the month before'],
  FILE_OF_YEAR_BEFORE: ['整份像上年文件', 'file of the year before'],
  FILE_IN_OTHER_UNIT: ['整份计量单位不对', 'file in another unit'],
  FILE_OF_OTHER_FIGURES: ['整份栏目或报表不对', 'file of other figures'],
  FILE_OF_CLOSED_MONTH: ['整份更正旧报告期', 'file of a closed month'],
};
/** Soft edits by their code, in short. */
export const EDIT_NAMES = {
  NOT_IN_REGISTER: ['不在名录', 'not in the register'],
  OTHER_KIND: ['类型不填报本表', 'kind does not report'],
  OUTSIDE_INDUSTRIES: ['行业不在填报范围', 'industry does not report'],
  REVISION_CARRY: ['本月与累计之差不符', 'month is not the difference'],
  YTD_FELL: ['累计下降', 'cumulative fell'],
  PRIOR_DIFFERS: ['上年同期与上年填报不符', 'year before differs'],
  OUTLIER: ['同比离群', 'outlier'],
  UNIT_ERROR: ['疑似计量单位错误', 'perhaps the wrong unit'],
  YTD_UNCHANGED: ['累计连续未变', 'cumulative stands still'],
  MONTH_REPEATED: ['本月与上月相同', 'month repeated'],
  SALES_RATIO: ['产销率异常', 'ratio of sales'],
  RD_INTENSITY: ['研发占产值过高', 'share of R&D'],
  OVER_PLAN: ['超过计划总投资', 'above the plan'],
  NEW_UNIT_ZERO_BASE: ['新单位上年为零', 'new unit, base zero'],
  ROUND_AMOUNT: ['疑为估计数', 'perhaps an estimate'],
};
/** What became of a record. */
export const RESULT_NAMES = {
  accepted: ['采用', 'accepted'],
  duplicate: ['重复', 'duplicate'],
  stale: ['过时', 'stale'],
  rejected: ['退回', 'refused'],
};

/** Those that figures come from. */
const OF_FIGURES = Object.keys(FORM_NAMES).filter((form) => !['register', 'targets'].includes(form));

/** Forms on which only those report that have something to report: a unit without a return is not late. */
export const AS_IT_HAPPENS = ['export', 'fdi', 'tax', 'event'];

const REVISION = (w) =>
  w(
    '修订规则:随时按最新报表重算;定稿以发布批次为准。',
    'Revisions: recomputed from the latest returns at any time; a release fixes what is final.',
  );

/** Definition, unit and source, with the rule of revision. */
export function meaning(w, definition, unit, source) {
  return [
    w('定义:', 'Definition: ') + definition,
    w('单位:', 'Unit: ') + unit,
    w('来源:', 'Source: ') + source,
    REVISION(w),
  ].join('\n\n');
}

const placed = (w) => w(',按名录归入区域和行业。', ', placed by the register.');

/** Of figures of the indicators that are reported on these forms. */
export function reportedOn(w, forms = OF_FIGURES) {
  const monthly = forms.filter((form) => form !== 'event').map((form) => w(...FORM_NAMES[form]));
  const returns = w(`月度统计报表(${monthly.join('、')})`, `the monthly forms (${monthly.join(', ')})`);
  const events = forms.includes('event') ? w('和事项记录', ' and the records of events') : '';
  return returns + events + placed(w);
}

/** The same, with targets. */
export const withTargets = (w, source) => source + w('目标来自目标表。', ' Targets from the form targets.');

/** Of figures of the indicator that is chosen. */
export const ofIndicator = (w) =>
  w('“${form:text}”报表', 'the form "${form:text}"') + placed(w);

export const PUBLISHING_UNIT = (w) =>
  w('目录中该指标的发布单位', 'the publishing unit of the indicator in the catalogue');
export const GROWTH_IS = (w) =>
  w(
    '同比增速,按目录规定的基数(可比口径或上年总量);无基数则不显示。',
    'growth year on year on the base that the catalogue says (restated, or total of last year); none without a base.',
  );
export const AHEAD_IS = (w) =>
  w(
    '序时差=完成比例−按目标序时进度应完成的比例。',
    'ahead = completion less what the schedule of the target has due.',
  );
export const STATUS_IS = (w) =>
  w(
    '颜色绿蓝黄红按完成比例/应完成比例,分档见目录 status.csv。',
    'The colour follows from completion / what is due, by the steps in the catalogue\'s status.csv.',
  );

const COUNTED_SINCE_START = ['不修订;计数自实例启动起算。', 'none; counts begin when an instance starts.'];
/** Of what stands in a topic at the moment. */
export const AS_IT_STANDS = ['随查询的提出与了结即时增减。', 'rises and falls as queries are raised and closed.'];

/** Of the work of the application itself. */
export function operational(w, definition, unit, revised = COUNTED_SINCE_START) {
  return [
    w('定义:', 'Definition: ') + definition,
    w('单位:', 'Unit: ') + unit,
    w('来源:应用自身的监控指标。', 'Source: metrics of the application itself.'),
    w('修订规则:', 'Revisions: ') + w(...revised),
  ].join('\n\n');
}
