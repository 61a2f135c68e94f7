// What panels say of themselves: definition, unit, source, rule of revision.

/** Forms by their code. */
export const FORM_NAMES = {
  output: ['产值', 'output'],
  rd: ['研发', 'R&D'],
  export: ['出口', 'exports'],
  tax: ['税收', 'tax'],
  fdi: ['外资', 'foreign capital'],
  investment: ['投资', 'investment'],
  event: ['事项', 'events'],
  register: ['名录', 'register'],
  targets: ['目标', 'targets'],
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
